#pragma once

// Where every reader hands in what it found. The intake decides dates, ids,
// duplicates and conflicts, and keeps the counts.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/read/corpus.h"
#include "extract/read/dates.h"
#include "extract/read/encoding.h"
#include "extract/read/stream.h"

namespace entente {

// Where something stands in the input.
struct Place {
  std::string file;                     // as a diagnostic names it, bytes verbatim
  std::optional<std::uint64_t> line;    // 1-based
  std::optional<std::uint64_t> offset;  // 0-based byte
};

// A document as its reader found it.
struct Finding {
  std::string claimed_id = {};  // the source's own; empty: one is made from the place
  std::string uri = {};         // the source's own; empty: the place
  std::string title = {};
  std::string text = {};  // valid UTF-8 without NUL
  std::string language = {};
  std::uint64_t characters = 0;  // of the text after decoding
  std::vector<DateClaim> dates = {};
  std::string source_sha256 = {};
  std::vector<Remark> remarks = {};
  bool keep_newlines = false;    // offsets from elsewhere refer to the text as it is
  std::uint64_t text_begin = 0;  // code points before the text that were taken off
};

// A path as valid UTF-8: bytes that are none are written \xFF.
std::string printable_path(std::string_view path);

// The last component without the endings that entente knows: "a/talks.txt.gz" ->
// "talks".
std::string stem_of(std::string_view path);

class Intake {
 public:
  Intake(const ReadOptions& options, const Run& run, const Sink& sink)
      : options_(options), run_(run), sink_(sink) {}

  const ReadOptions& options() const { return options_; }
  const Run& run() const { return run_; }

  // One document; blank text is skipped as "empty". Under `strict` a skip throws.
  void take(Finding found, const Place& place);
  // One file or record that is not a document, and why.
  void skip(const Place& place, const std::string& reason, const std::string& message);
  void warn(const Place& place, const std::string& reason, const std::string& message);
  // An error that costs nobody knows how many documents, or finds none: reported,
  // not counted. Under `strict` it throws.
  void fail(const Place& place, const std::string& reason, const std::string& message);
  // A stream of records ended before its end: one skip at `place` if it was cut
  // short there, else an error.
  void broken(const Place& place, const Fault& fault);
  void ignore() { ++report_.ignored; }
  std::uint64_t seen() const { return report_.seen; }
  // The report; the intake must not be used afterwards.
  ReadReport finish();

 private:
  [[noreturn]] void give_up(const Place& place, const std::string& reason,
                            const std::string& message);
  struct Seen {
    std::uint64_t text;  // first half of the text's digest
    std::uint32_t file;  // index into files_
    std::uint32_t line;  // 0: none
  };
  void note(Severity severity, const Place& place, const std::string& reason,
            const std::string& message);
  Seen seen_at(const Place& place, std::uint64_t text);
  std::string where(const Seen& seen) const;
  Outcome classify(const Document& document, std::uint64_t text, const Place& place,
                   std::vector<Diagnostic>& notes);

  const ReadOptions& options_;
  const Run& run_;
  const Sink& sink_;
  ReadReport report_;
  std::vector<std::string> files_;
  std::unordered_map<std::string, Seen> by_id_;  // 8-byte digest of the claimed id or the key
  std::unordered_map<std::uint64_t, Seen> by_text_;
  std::unordered_map<std::string, std::uint64_t> unlisted_;  // reason -> diagnostics left out
};

}  // namespace entente
