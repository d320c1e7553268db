#pragma once

// How much room text takes, without asking a font: widths of Helvetica, which
// Arial and Liberation Sans share, so a picture has the same layout wherever it
// is made.

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Width in points of one line at `size` points. Characters outside Latin-1 are
// taken as wide as an average letter, East Asian ones as a full square. O(n).
double text_width(std::string_view line, double size, bool bold);

// The text in at most `lines` lines, none wider than `width` points if that can
// be done by breaking at blanks, as even as possible; what does not fit ends
// in "…". Never empty. O(words^2 * lines).
std::vector<std::string> wrapped(std::string_view text, double size, bool bold, double width,
                                 std::size_t lines);

// The text in lines as full as `width` allows, for captions. Never empty.
std::vector<std::string> filled(std::string_view text, double size, bool bold, double width);

}  // namespace entente
