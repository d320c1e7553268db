#pragma once

// Plain text, Markdown, and the seed's form: an optional blank, "date YYYY-MM-DD ",
// and the text on the same line.

#include <string_view>

#include "extract/read/intake.h"

namespace entente {

// Takes the date header off and claims its date; a first line that is nothing but
// a date is claimed too, and stays. `bytes` is a whole file. Not text: skipped as
// "not_text". O(bytes).
void read_plain_text(std::string_view bytes, const Place& place, Intake& intake);

// The same with front matter (title, date) and without the marks of Markdown; the
// title is that of the front matter or the first heading. O(bytes).
void read_markdown(std::string_view bytes, const Place& place, Intake& intake);

// The text of Markdown: links by their words, no emphasis marks, pictures, fences
// or inline HTML; headings, paragraphs and items keep their lines. O(text).
std::string strip_markdown(std::string_view text);

}  // namespace entente
