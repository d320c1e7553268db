#pragma once

// What a parsed page says: its title, its dates, its article.

#include <string>
#include <string_view>
#include <vector>

#include "extract/read/dates.h"

namespace entente {

struct HtmlPage {
  std::string title;             // og:title, else the first heading of the article, else <title>
  std::string language;          // of <html lang>, two letters
  std::string text;              // of the article: blocks separated by an empty line
  std::vector<DateClaim> dates;  // meta, time, in this order
};

// Parses with libgumbo and takes the element that holds the article (itemprop
// articleBody, article, main, else body) without menus, headers, footers, forms,
// hidden elements and lists of links. `html` comes from scan_html() with a depth
// of at most 512. O(n).
HtmlPage read_html_page(std::string_view html);

}  // namespace entente
