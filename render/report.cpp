#include "render/report.h"

#include "core/embedded.h"
#include "core/text.h"
#include "render/html.h"

namespace entente {
namespace {

constexpr std::size_t longest = 2000;

std::string safe(std::string_view text) { return xml_escaped(display(text, longest)); }

std::string tagged(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return "<" + tag + ">" + safe(text) + "</" + tag + ">\n";
}

bool is_number(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

std::string html_of(const Table& table) {
  std::string out = "<table>\n<thead><tr>";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const bool numbers = !table.rows.empty() && is_number(table.rows.front()[c]);
    out += std::string(numbers ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">") +
           safe(table.columns[c].name) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const std::vector<Cell>& row : table.rows) {
    out += "<tr>";
    for (std::size_t c = 0; c < row.size(); ++c)
      out += (is_number(row[c]) ? "<td class=\"n\">" : "<td>") +
             safe(cell_text(row[c], table.columns[c])) + "</td>";
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n";
  for (const std::string& line : table.footer) out += "<p class=\"note\">" + safe(line) + "</p>\n";
  return out;
}

std::string html_of(const ReportPicture& picture) {
  return "<figure><img alt=\"" + safe(picture.caption) + "\" src=\"data:image/svg+xml;base64," +
         base64(picture.svg) + "\">\n<figcaption>" + safe(picture.caption) +
         "</figcaption></figure>\n";
}

std::string html_of(const ReportQuote& quote) {
  return "<figure class=\"quote\">\n<figcaption>" + safe(quote.about) + "</figcaption>\n" +
         "<blockquote>" + safe(quote.text) + "</blockquote>\n<cite>" + safe(quote.place) +
         "</cite></figure>\n";
}

std::string html_of(const ReportSection& section) {
  std::string out = "<section>\n" + tagged("h2", section.heading);
  for (const std::string& words : section.words) out += tagged("p", words);
  for (const ReportPicture& picture : section.pictures) out += html_of(picture);
  if (!section.table.columns.empty()) out += html_of(section.table);
  for (const ReportQuote& quote : section.quotes) out += html_of(quote);
  return out + "</section>\n";
}

}  // namespace

std::string report_html(const Report& report) {
  const std::string_view style = embedded("render/report/report.css");
  std::string body = "<header>\n" + tagged("h1", report.title) + tagged("p", report.subtitle) +
                     "</header>\n<main>\n";
  for (const ReportSection& section : report.sections) body += html_of(section);
  body += "</main>\n";
  return filled_in(embedded("render/report/report.html"), {{"title", safe(report.title)},
                                                           {"style-hash", policy_hash(style)},
                                                           {"style", style},
                                                           {"body", body}});
}

}  // namespace entente
