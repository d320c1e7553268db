#pragma once

// Documents from files, folders and archives. Every file or record that is seen
// ends as exactly one of ingested, skipped, duplicate or conflict, and the
// counts add up.

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostic.h"
#include "core/error.h"
#include "core/run.h"
#include "extract/document.h"

namespace entente {

enum class DateFrom { header, text, file, none };

struct ReadOptions {
  DateFrom date_from = DateFrom::header;
  std::string encoding = {};  // empty: detect; else a charset name for undeclared text
  bool follow_links = false;
  bool strict = false;                            // the first skip throws StrictStop
  std::uint64_t document_bytes = 64u << 20;       // larger documents are skipped
  std::uint64_t decompressed_bytes = 4ull << 30;  // per compressed file
  std::string id_column = "id", date_column = "date", title_column = "title",
              text_column = "text";  // JSON lines and CSV; JSON lines' "body" is text too
};

struct ReadReport {
  std::uint64_t seen = 0, ingested = 0, skipped = 0, duplicate = 0, conflict = 0;
  std::uint64_t characters = 0;  // code points of ingested text after decoding
  std::uint64_t ignored = 0;     // hidden files, editors' and desktops' leavings, stores
  std::vector<Diagnostic> diagnostics;
};

// The first skip under `strict`, with what is known up to it. The run is called
// off, so nothing counts as ingested: what was read before counts as skipped.
class StrictStop : public Error {
 public:
  StrictStop(const std::string& message, ReadReport so_far)
      : Error(ErrorKind::input, message), report(std::move(so_far)) {}

  ReadReport report;
};

// What the caller did with a document: the reader keeps the counts.
enum class Outcome { ingested, duplicate, conflict };
using Sink = std::function<Outcome(Document&&)>;

// Reads every document under `paths` (files, folders, globs, "-" for standard
// input) in an order that depends on names only, and hands each to `sink`, one
// at a time, from one thread. Diagnostics of a document come after its sink
// call. A mistake that concerns a whole file (no text column, a JSON array given
// as JSON lines) is one skip that says so. If nothing at all was found, the
// report holds one diagnostic "corpus.empty". Throws Error{input} for a path that
// does not exist; StrictStop under `strict` for the first skip; Error{cancelled}.
// Memory is bounded by the limits of the options, not by the input, except for
// about a hundred bytes a document by which repeated ids and texts are known.
ReadReport read_corpus(const std::vector<std::string>& paths, const ReadOptions& options,
                       const Run& run, const Sink& sink);

}  // namespace entente
