#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Up to `count` of `names` that a user may have meant by `wanted`, best first:
// by edit distance on folded text (Damerau-Levenshtein, at most a third of the
// length), names that contain the wanted text included. O(names * length^2).
std::vector<std::string> nearest(std::string_view wanted, std::span<const std::string> names,
                                 std::size_t count);

// The end of a message about a name that is none: "\ndid you mean  NAME?" for each of
// nearest().
std::string did_you_mean(std::string_view wanted, std::span<const std::string> names,
                         std::size_t count = 3);

}  // namespace entente
