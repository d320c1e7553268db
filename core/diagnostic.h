#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace entente {

enum class Severity { skip, conflict, duplicate, warning, error, note };

// "skip", "conflict", ... as in the JSON report.
constexpr const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::skip:
      return "skip";
    case Severity::conflict:
      return "conflict";
    case Severity::duplicate:
      return "duplicate";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
    case Severity::note:
      break;
  }
  return "note";
}

// One thing that is wrong with one item among good ones. Problems of the data
// are data: they are returned, counted, stored and reported, never thrown.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::string reason;  // machine name, "encoding.repaired"; the list is in docs/reasons.md
  std::string file;    // path as the user gave or the walk found it, bytes verbatim
  std::optional<std::uint64_t> line;    // 1-based physical line
  std::optional<std::uint64_t> offset;  // 0-based byte of the file (of the original bytes)
  std::string message;                  // one line: what, and what to do
};

}  // namespace entente
