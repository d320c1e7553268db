#pragma once

// What the pages that entente writes have in common: one file each, no network, a strict
// content-security policy.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

// RFC 4648, with padding. O(bytes).
std::string base64(std::string_view bytes);

// What a content-security policy calls a script or style by: "'sha256-...'". O(bytes).
std::string policy_hash(std::string_view text);

// The page with each {{name}} replaced once; what is put in is not looked at again. Throws
// Error{defect} for a name without a value.
std::string filled_in(std::string_view page,
                      const std::vector<std::pair<std::string_view, std::string_view>>& values);

}  // namespace entente
