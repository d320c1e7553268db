#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "extract/read/corpus.h"

namespace entente {

// The file that --report writes: one JSON object with seen, ingested, skipped,
// duplicate, conflict, characters, ignored, then `counts` (nodes, edges, ...) in
// their order, and "diagnostics", an array of {severity, reason, file, line,
// offset, message}; line and offset only where they are known. Paths that are not
// UTF-8 have their bytes written \xFF. Ends with a newline.
std::string report_json(const ReadReport& report,
                        const std::vector<std::pair<std::string, std::uint64_t>>& counts = {});

}  // namespace entente
