#pragma once

// A font of this machine by its name, for pictures that are to use it.

#include <string>

#include "render/image.h"
#include "render/text_size.h"

namespace entente {

// How wide the letters of an installed font are. `family` is one of its names, in any case of
// letters; Arial, Helvetica, Liberation Sans and Arimo need not be installed, for all have the
// widths of the house style. Throws Error{usage} with similar names if no scalable font has that
// name, Error{environment} if the child that looks for it fails.
FontWidths installed_font(const std::string& family, const ImageOptions& options, const Run& run);

// The child's part, by Fontconfig and FreeType: a line "family NAME", then "regular" and "bold",
// each with a line "CODEPOINT THOUSANDTHS" for each character by rising number; or "none" and the
// names of the fonts there are. Throws Error{environment} without Fontconfig's files.
std::string font_report(const std::string& family);

}  // namespace entente
