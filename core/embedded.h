#pragma once

#include <string_view>

namespace entente {

// A file of the project compiled into the program, by its path in the
// repository: "data/states.tsv", "graph/schema.sql". The view lives as long as
// the program. Throws Error{defect} if no such file was built in. O(files).
std::string_view embedded(std::string_view path);

}  // namespace entente
