#pragma once

#include <string_view>

#include "extract/read/intake.h"

namespace entente {

// One HTML page as a document: the text of its article, its title, and a date from
// JSON-LD, a meta element or a time element, in this order. `http_charset` is what
// a transport header declared, or empty; `uri` the page's address, or empty: the
// place; `other_dates` count if the page has none. Nested deeper than 512, the text is taken
// without a parse, and "limit.html_depth" says so. Scripts, styles, templates, comments and hidden
// elements are no text; no entity is expanded, no other file is read. O(bytes).
void read_html(std::string_view bytes, std::string_view http_charset, std::string_view uri,
               std::vector<DateClaim> other_dates, const Place& place, Intake& intake);

// The text of an HTML fragment, as read_html takes it.
std::string html_text(std::string_view html);

}  // namespace entente
