#pragma once

// How much room text takes. Without a font of the user's choice no font is asked:
// widths are those of Helvetica, which Arial and Liberation Sans share, so a
// picture has the same layout wherever it is made.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

// A font of the user's choice, see installed_font(). Widths in thousandths of the
// size, by rising code point; what it lacks is measured as without it.
struct FontWidths {
  std::string family;  // empty: that of the house style
  std::vector<std::pair<char32_t, int>> regular, bold;
};

// Width in points of one line at `size` points. Characters outside Latin-1 are
// taken as wide as an average letter, East Asian ones as a full square. O(n), with a font
// O(n log letters).
double text_width(std::string_view line, double size, bool bold, const FontWidths& font = {});

// The text in at most `lines` lines, none wider than `width` points if that can
// be done by breaking at blanks, as even as possible; what does not fit ends
// in "…". Never empty. O(words^2 * lines).
std::vector<std::string> wrapped(std::string_view text, double size, bool bold, double width,
                                 std::size_t lines, const FontWidths& font = {});

// The text in lines as full as `width` allows, for captions. Never empty.
std::vector<std::string> filled(std::string_view text, double size, bool bold, double width,
                                const FontWidths& font = {});

}  // namespace entente
