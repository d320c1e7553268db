#pragma once

// Cutting whole sentences out of stored documents, with their mentions marked.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/evidence.h"
#include "graph/sqlite.h"

namespace entente {

// Reads passages; keeps the document it read last, so ask in document order.
class PassageReader {
 public:
  explicit PassageReader(const Store& store);

  // Sentences first .. last (1-based) with `context` more on each side. Marked are
  // the mentions of the actors of `marked` (of all actors if it is empty) and the
  // spans `words`. Throws Error{store} for rows that do not fit together.
  Passage cut_out(std::int64_t document, std::uint32_t first, std::uint32_t last,
                  std::uint32_t context, const std::vector<ActorId>& marked,
                  const std::vector<Span>& words);

  // The sentence from which on to `sentence` every one of `actors` is named: where
  // a reader must begin to know who "he" is. An actor that is named nowhere before
  // does not count. 1-based.
  std::uint32_t named_since(std::int64_t document, std::uint32_t sentence,
                            const std::vector<ActorId>& actors);

  // The first sentence from `sentence` on that names the actor, if none before it does and
  // it is at most ten further; else `sentence`. 1-based.
  std::uint32_t named_until(std::int64_t document, std::uint32_t sentence, ActorId actor);

 private:
  struct MentionRow {
    Span span;
    std::uint32_t sentence;
    std::int64_t actor;
    std::string name, reason;
    bool named;  // by a name, not by a pronoun or a noun
  };
  void load(std::int64_t document);

  const Database& database_;
  std::size_t short_length_ = 8;
  std::int64_t document_ = 0;
  Passage frame_;  // what all passages of the document share
  std::string text_;
  std::vector<Span> sentences_;
  std::vector<MentionRow> mentions_;                          // by span
  std::map<std::int64_t, std::vector<std::uint32_t>> named_;  // sentences, ascending, by actor
};

// The shortest length, at least 8, at which all documents' keys differ.
std::size_t short_key_length(const Database& database);

}  // namespace entente
