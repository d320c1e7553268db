#pragma once

// The record form "entente.records/1": one document a line, with all that was
// found in it. docs/store.md lists the fields.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/annotate.h"
#include "graph/ledger.h"
#include "graph/store.h"

namespace entente {

// One line, without a line end. Offsets are bytes of "text".
std::string record_line(const Document& document, const Annotation& annotation);

// All documents of the store by key, one a line. Building from these lines and
// exporting again gives the same bytes. O(store).
std::string records_jsonl(const Store& store);

// What one line gives for its document.
struct GivenRecords {
  std::string id, text;
  std::vector<Entity> entities;
  std::optional<std::vector<Mention>> mentions;  // by span; entities as indices
  std::optional<std::vector<Tie>> ties;
};

// Offsets may be bytes, code points or UTF-16 units; entities any ids, of a list
// "entities" or only of the mentions; mentions without one are joined by
// entente's rules, see extract/given_names.h. Throws Error{input} with what is wrong (not JSON,
// another schema, an offset inside a character, mentions that overlap, an unknown entity or word);
// the message does not name the file. O(line).
GivenRecords read_record_line(std::string_view line);

// The document's annotation from what is given. Without mentions, or without
// ties, entente's own step runs for them; sentences and co-mentions are always
// its own. The document's text must be the given one.
Annotation annotate_given(const Document& document, const GivenRecords& given,
                          const AnnotateOptions& options);

}  // namespace entente
