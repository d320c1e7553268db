#include "extract/read/json_lines.h"

#include "core/hash.h"
#include "core/number.h"
#include "core/text.h"
#include "extract/read/json_text.h"
#include "extract/read/lines.h"

namespace entente {
namespace {

bool is_json_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && is_json_blank(line[0])) line.remove_prefix(1);
  while (!line.empty() && is_json_blank(line.back())) line.remove_suffix(1);
  return line;
}

// The first line of a pretty-printed or one-line array, or of one object over
// many lines.
std::string_view not_lines(std::string_view first) {
  static constexpr std::string_view array =
      "this is a JSON array, not JSON lines; convert it with: jq -c '.[]' FILE";
  if (first == "{") return "this is one JSON object over many lines; convert it with: jq -c . FILE";
  if (!first.starts_with("[")) return {};
  const std::string_view inside = trimmed(first.substr(1));
  return inside.empty() || inside[0] == '{' ? array : std::string_view();
}

void read_line(std::string_view raw, const Place& place, const JsonFieldNames& names,
               Intake& intake) {
  Decoded decoded = decode(raw, {.undeclared = intake.options().encoding, .may_be_binary = false});
  JsonRecord record = read_json_record(decoded.text, names);
  if (!record.error.empty()) return intake.skip(place, record.error, record.message);
  Finding found{.claimed_id = std::move(record.id),
                .uri = std::move(record.uri),
                .title = std::move(record.title),
                .text = std::move(record.text),
                .language = std::move(record.language),
                .source_sha256 = sha256_hex(raw),
                .remarks = std::move(decoded.remarks),
                .keep_newlines = record.schema.starts_with("entente.records/")};
  found.characters = code_points(found.text);
  if (found.keep_newlines) found.text_begin = record.text_begin;
  for (auto& [field, given] : record.dates)
    found.dates.push_back({field == names.date ? "field" : "field " + field, std::move(given)});
  if (auto header = leading_date(found.text)) found.dates.push_back({"header", header->given});
  if (record.repaired && decoded.remarks.empty())
    found.remarks.push_back(
        {"encoding.repaired", "NUL or half of a surrogate pair replaced by U+FFFD", 0});
  intake.take(std::move(found), place);
}

}  // namespace

void read_json_lines(const Stream& stream, const Place& place, Intake& intake) {
  const ReadOptions& options = intake.options();
  const JsonFieldNames names{options.id_column, options.date_column, options.title_column,
                             options.text_column};
  Lines lines(stream, options.document_bytes);
  bool is_first = true, any = false;
  while (const auto line = lines.next()) {
    std::string_view text = line->text;
    if (line->number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!line->complete) break;
    if (trimmed(text).empty()) continue;
    any = true;
    const Place here{place.file, line->number, line->offset};
    if (line->too_long) {
      intake.skip(here, "limit.document_bytes",
                  "the line is longer than " + grouped(options.document_bytes) +
                      " bytes; --document-bytes raises the limit");
    } else if (const auto mistake = is_first ? not_lines(trimmed(text)) : std::string_view();
               !mistake.empty()) {
      return intake.skip(here, "json.array", std::string(mistake));
    } else {
      read_line(text, here, names, intake);
    }
    is_first = false;
  }
  if (const auto& fault = lines.fault())
    intake.broken({place.file, lines.number(), std::nullopt}, *fault);
  else if (!any)
    intake.skip(place, "empty", "there is no text in it");
}

}  // namespace entente
