#include "extract/read/report.h"

#include <nlohmann/json.hpp>

#include "core/text.h"
#include "extract/read/intake.h"

namespace entente {

std::string report_json(const ReadReport& report,
                        const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  nlohmann::ordered_json head = {{"seen", report.seen},         {"ingested", report.ingested},
                                 {"skipped", report.skipped},   {"duplicate", report.duplicate},
                                 {"conflict", report.conflict}, {"characters", report.characters},
                                 {"ignored", report.ignored}};
  for (const auto& [name, value] : counts) head[name] = value;
  std::string out = head.dump();
  out.back() = ',';
  out += "\n\"diagnostics\":[";
  const char* between = "\n";
  for (const Diagnostic& d : report.diagnostics) {
    nlohmann::ordered_json item = {
        {"severity", name_of(d.severity)}, {"reason", d.reason}, {"file", printable_path(d.file)}};
    if (d.line) item["line"] = *d.line;
    if (d.offset) item["offset"] = *d.offset;
    item["message"] = repair_utf8(d.message).text;
    out += between + item.dump();
    between = ",\n";
  }
  return out + "]}\n";
}

}  // namespace entente
