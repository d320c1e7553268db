#pragma once

// Output files that appear whole or not at all.

#include <string>
#include <string_view>

namespace entente {

// Writes a file through a temporary one beside it and a rename; existing files are replaced unless
// `no_clobber`. A device such as /dev/stdout or a pipe is written directly. Throws
// Error{environment} that names the path, what is in the way (the folder that is missing or closed,
// a full disk) and what helps, Error{usage} if it exists and must not be replaced.
void write_file(const std::string& path, std::string_view bytes, bool no_clobber);

}  // namespace entente
