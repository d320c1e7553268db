#include "extract/read/plain_text.h"

#include "core/hash.h"
#include "core/text.h"

namespace entente {
namespace {

std::string_view first_line(std::string_view text) {
  const std::size_t end = text.find_first_of("\n\r");
  return end == std::string_view::npos ? text : text.substr(0, end);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// A first line that stands alone and does not end like a sentence.
std::string heading(std::string_view text) {
  const std::string_view line = first_line(text);
  std::string_view after = text.substr(line.size());
  if (after.starts_with("\r\n")) after.remove_prefix(1);
  if (!after.empty()) after.remove_prefix(1);
  const std::string_view title = trimmed(line);
  if (title.empty() || title.size() > 200 || !trimmed(first_line(after)).empty()) return "";
  if (std::string_view(".!?:;,\"").find(title.back()) != std::string_view::npos) return "";
  return after.empty() ? "" : std::string(title);
}

// "Friday, January 4, 2019" and nothing else on the line.
std::optional<std::string> dateline(std::string_view text) {
  const std::string_view line = trimmed(first_line(text));
  if (line.size() < 8 || line.size() > 40) return std::nullopt;
  const auto dates = full_dates(line, 2);
  std::size_t words = 0;
  for (std::size_t i = 0; i < line.size(); ++i)
    words += i > 0 && line[i] != ' ' && line[i - 1] == ' ';
  if (dates.size() != 1 || words > 3) return std::nullopt;
  return to_string(dates[0]);
}

}  // namespace

void read_plain_text(std::string_view bytes, const Place& place, Intake& intake) {
  Decoded decoded = decode(bytes, {.undeclared = intake.options().encoding});
  if (!decoded.refusal.empty()) return intake.skip(place, "not_text", decoded.refusal);
  Finding found{.text = std::move(decoded.text),
                .characters = decoded.characters,
                .source_sha256 = sha256_hex(bytes),
                .remarks = std::move(decoded.remarks)};
  if (const auto header = leading_date(found.text)) {
    found.dates.push_back({"header", header->given});
    found.text_begin = code_points(std::string_view(found.text).substr(0, header->bytes));
    found.text.erase(0, header->bytes);
  }
  if (auto line = dateline(found.text))
    found.dates.push_back({"dateline", std::move(*line)});
  else
    found.title = heading(found.text);
  intake.take(std::move(found), place);
}

}  // namespace entente
