#include "extract/read/plain_text.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

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

std::string_view after_line(std::string_view text) {
  text.remove_prefix(first_line(text).size());
  text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
  return text;
}

// A first line that stands alone and does not end like a sentence.
std::string heading(std::string_view text) {
  const std::string_view line = first_line(text);
  const std::string_view after = after_line(text);
  const std::string_view title = trimmed(line);
  if (title.empty() || title.size() > 200 || !trimmed(first_line(after)).empty()) return "";
  if (std::string_view(".!?:;,\"").find(title.back()) != std::string_view::npos) return "";
  return after.empty() ? "" : std::string(title);
}

// "Friday, January 4, 2019" or "Published 4 January 2019" and nothing else on the line.
std::optional<std::string> dateline(std::string_view text) {
  std::string_view line = trimmed(first_line(text));
  for (const std::string_view word : {"Published on ", "Published ", "Posted on ", "Posted "})
    if (line.starts_with(word)) {
      line.remove_prefix(word.size());
      break;
    }
  if (line.size() < 8 || line.size() > 40) return std::nullopt;
  const auto dates = full_dates(line, 2);
  std::size_t words = 0;
  for (std::size_t i = 0; i < line.size(); ++i)
    words += i > 0 && line[i] != ' ' && line[i - 1] == ' ';
  if (dates.size() != 1 || words > 3) return std::nullopt;
  return to_string(dates[0]);
}

struct Field {
  std::string_view name, value;
};

// "Date: 2022-01-21"
std::optional<Field> field_in(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon > 30 || colon == std::string_view::npos) return std::nullopt;
  const std::string_view name = line.substr(0, colon);
  for (const char c : name)
    if (c != ' ' && c != '-' && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) return std::nullopt;
  return Field{trimmed(name), trimmed(line.substr(colon + 1))};
}

bool is_field(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, to_lower(name)) != names.end();
}

// Of three letters or more: a town's in a dateline.
bool is_in_capitals(std::string_view words) {
  std::size_t letters = 0;
  for (const char c : words) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z';
  }
  return letters >= 3;
}

// The fields that exported articles begin with, a line each; they stay in the text.
struct Fields {
  std::string title, date;
  std::string_view rest;  // what comes after them
};

Fields leading_fields(std::string_view text) {
  constexpr int most = 20;
  Fields out;
  for (int i = 0; i < most; ++i) {
    const auto field = field_in(trimmed(first_line(text)));
    if (!field) break;
    if (out.title.empty() && is_field(field->name, {"title", "headline", "subject"}))
      out.title = field->value;
    if (out.date.empty() &&
        is_field(field->name, {"date", "published", "published on", "date published", "posted",
                                "publication date", "publish date", "pubdate"})) {
      const auto days = full_dates(field->value, 1);
      const bool number = field->value.find_first_of("0123456789") != std::string_view::npos;
      if (!days.empty())
        out.date = to_string(days[0]);
      else if (number)
        out.date = field->value;
    }
    text = after_line(text);
  }
  const bool any = !out.title.empty() || !out.date.empty();
  while (any && !text.empty() && trimmed(first_line(text)).empty()) text = after_line(text);
  out.rest = text;
  return out;
}

// "RIGA, 12 October 2032 — Prosecutors" and "By Ann Lee | Oct. 12, 2032" among the first lines.
std::optional<std::string> date_of_opening(std::string_view text) {
  constexpr std::size_t longest = 80;
  for (int lines = 0; lines < 6 && !text.empty();) {
    std::string_view line = trimmed(first_line(text));
    text = after_line(text);
    if (line.empty()) continue;
    ++lines;
    bool byline = line.find(" | ") != std::string_view::npos;
    for (const std::string_view word : {"By ", "BY ", "Published ", "Posted "})
      byline = byline || line.starts_with(word);
    if (!byline) {
      const std::size_t dash =
          std::min({line.find(" — "), line.find(" – "), line.find(" - "), line.find(" -- ")});
      if (dash > longest || !is_in_capitals(line.substr(0, line.find(',')))) continue;
      line = line.substr(0, dash);
    }
    if (line.size() > longest) continue;
    const auto dates = full_dates(line, 2);
    if (dates.size() == 1) return to_string(dates[0]);
  }
  return std::nullopt;
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
  const Fields fields = leading_fields(found.text);
  if (!fields.date.empty()) found.dates.push_back({"header", fields.date});
  if (auto line = dateline(fields.rest))
    found.dates.push_back({"dateline", std::move(*line)});
  else
    found.title = fields.title.empty() ? heading(fields.rest) : fields.title;
  if (found.dates.empty())
    if (auto date = date_of_opening(found.text))
      found.dates.push_back({"dateline", std::move(*date)});
  intake.take(std::move(found), place);
}

}  // namespace entente
