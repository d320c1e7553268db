#pragma once

// A case to read and to print: headings, plain words, tables and pictures as one HTML file
// without a script. docs/guide.md.

#include <string>
#include <vector>

#include "render/table.h"

namespace entente {

struct ReportPicture {
  std::string svg;      // put in as an image: nothing in it can run
  std::string caption;  // under it, and for those who do not see it
};

// A quotation with its place: the sentence that a line of the report stands on.
struct ReportQuote {
  std::string about, text, place;
};

struct ReportSection {
  std::string heading;
  std::vector<std::string> words;  // paragraphs before the rest
  std::vector<ReportPicture> pictures;
  Table table = {};  // none without columns; its footer stands under it
  std::vector<ReportQuote> quotes;
};

struct Report {
  std::string title, subtitle;
  std::vector<ReportSection> sections;
};

// UTF-8; text is escaped and made visible, whatever it holds. Same input, same bytes. O(bytes).
std::string report_html(const Report& report);

}  // namespace entente
