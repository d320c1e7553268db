#pragma once

// HTML made safe to parse: a first pass over the bytes that a tree builder should
// never see.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct ScannedHtml {
  std::string html;       // the same document without what is named below
  std::string plain;      // its text without any markup, blocks on lines of their own
  std::size_t depth = 0;  // how deep elements are nested at most, closed or not
  bool unclosed = false;  // a comment, script or tag runs to the end
  std::vector<std::string> linked_data;  // contents of JSON-LD scripts
};

// Drops comments, processing instructions, and the elements script, style, noscript,
// template, textarea, iframe, object, svg and math with their contents; attributes
// other than the few that text extraction reads, and repeated ones; a "<" that opens
// no tag is escaped and a numeric reference that names no character becomes U+FFFD.
// O(n), no recursion. `html` is valid UTF-8.
ScannedHtml scan_html(std::string_view html);

// The character set that the first 4 kB declare in a meta element, or "".
std::string declared_charset(std::string_view bytes);

}  // namespace entente
