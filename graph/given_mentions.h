#pragma once

#include <string>
#include <string_view>

namespace entente {

// One line of marked mentions ({"id", "text", "offsets", "mentions": [{"begin", "end",
// "type"}]}) as a line {"id", "chains"}: for each mention, in the given order, the number
// of its chain, see extract/given_names.h. Types: person; place, state, city; everything
// else is an organization. Offsets are code points unless "offsets" says otherwise.
// Throws Error{input} with what is wrong, without the file's name. O(line).
std::string chains_line(std::string_view line);

// Every line of a file so; empty ones are left out. Throws Error{input} naming file and line.
// O(file).
std::string chains_of_file(const std::string& path);

}  // namespace entente
