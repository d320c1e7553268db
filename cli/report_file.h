#pragma once

// The file that --report names.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "extract/read/corpus.h"

namespace entente {

// Whether the report can be written will be known before the work begins, not
// after it: throws Error{environment} if a file at `path` cannot be opened for
// writing. Leaves what is there as it is. An empty path means no report.
void check_report(const std::string& path);

// Writes report_json() of extract/read/report.h; nothing for an empty path.
// Throws Error{environment}.
void write_report(const std::string& path, const ReadReport& report,
                  const std::vector<std::pair<std::string, std::uint64_t>>& counts = {});

}  // namespace entente
