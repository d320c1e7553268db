#include "extract/read/html.h"

#include "core/hash.h"
#include "core/text.h"
#include "extract/read/html_page.h"
#include "extract/read/html_scan.h"

namespace entente {
namespace {

constexpr std::size_t most_depth = 512;

// The string behind "key": in JSON text, without interpreting the rest of it.
std::string json_value(std::string_view json, std::string_view key) {
  const std::string quoted = "\"" + std::string(key) + "\"";
  const std::size_t found = json.find(quoted);
  if (found == std::string_view::npos) return "";
  std::size_t i = found + quoted.size();
  while (i < json.size() && (json[i] == ' ' || json[i] == ':' || json[i] == '\n')) ++i;
  if (i >= json.size() || json[i] != '"') return "";
  const std::size_t end = json.find('"', ++i);
  return end == std::string_view::npos ? "" : std::string(json.substr(i, end - i));
}

// The scan's plain text: entities are left as they are, blank lines are folded.
HtmlPage without_parse(const ScannedHtml& scanned) {
  HtmlPage page;
  for (const char c : scanned.plain)
    if (c != '\n' || (!page.text.empty() && page.text.back() != '\n')) page.text += c;
  while (page.text.ends_with('\n')) page.text.pop_back();
  return page;
}

}  // namespace

std::string html_text(std::string_view html) {
  const ScannedHtml scanned = scan_html(html);
  return scanned.depth > most_depth ? without_parse(scanned).text
                                    : read_html_page(scanned.html).text;
}

void read_html(std::string_view bytes, std::string_view http_charset, std::string_view uri,
               std::vector<DateClaim> other_dates, const Place& place, Intake& intake) {
  std::string declared(http_charset);
  if (declared.empty()) declared = declared_charset(bytes);
  Decoded decoded = decode(bytes, {.declared = declared, .undeclared = intake.options().encoding});
  if (!decoded.refusal.empty()) return intake.skip(place, "not_text", decoded.refusal);
  const ScannedHtml scanned = scan_html(decoded.text);
  const bool too_deep = scanned.depth > most_depth;
  HtmlPage page = too_deep ? without_parse(scanned) : read_html_page(scanned.html);
  Finding found{.uri = std::string(uri),
                .title = std::move(page.title),
                .text = std::move(page.text),
                .language = std::move(page.language),
                .source_sha256 = sha256_hex(bytes),
                .remarks = std::move(decoded.remarks)};
  if (!uri.empty()) found.claimed_id = found.uri;
  found.characters = code_points(found.text);
  for (const std::string& data : scanned.linked_data) {
    const std::string date = json_value(data, "datePublished");
    if (!date.empty() && found.dates.empty()) found.dates.push_back({"JSON-LD", date});
    if (found.title.empty()) found.title = name_identity(json_value(data, "headline"));
  }
  for (DateClaim& claim : page.dates) found.dates.push_back(std::move(claim));
  if (found.dates.empty()) found.dates = std::move(other_dates);
  if (too_deep)
    found.remarks.push_back({"limit.html_depth",
                             "elements nested deeper than 512; all text outside scripts is taken, "
                             "menus and footers too",
                             0});
  if (scanned.unclosed)
    found.remarks.push_back(
        {"html.unclosed", "a comment, script or tag is not closed; what follows it is lost", 0});
  intake.take(std::move(found), place);
}

}  // namespace entente
