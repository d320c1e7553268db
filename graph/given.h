#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "extract/document.h"
#include "graph/records.h"

namespace entente {

// A file of entente.records/1, found again document by document. Only the places
// of its lines are kept in memory.
class GivenFile {
 public:
  // Reads and checks every line. Throws Error{input} naming file and line.
  explicit GivenFile(const std::string& path);

  // What the file gives for the document: by its id, and only if the text is the
  // same to the byte. Thread-safe. O(line).
  std::optional<GivenRecords> of(const Document& document) const;

 private:
  std::string path_;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> lines_;  // id -> begin, size
};

}  // namespace entente
