#include "extract/read/dates.h"

#include <array>

#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

using namespace std::chrono;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view take_while(std::string_view& text, bool (*wanted)(char)) {
  std::size_t n = 0;
  while (n < text.size() && wanted(text[n])) ++n;
  const std::string_view taken = text.substr(0, n);
  text.remove_prefix(n);
  return taken;
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == ',' || text[0] == '.'))
    text.remove_prefix(1);
}

// 1 to 12 for an English month name or its usual abbreviation, else 0.
unsigned month_named(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3 || word.size() > 9) return 0;
  std::string lower(word);
  for (char& c : lower) c = static_cast<char>(c | 0x20);
  for (unsigned m = 0; m < names.size(); ++m)
    if (names[m] == lower || (names[m].substr(0, 3) == lower) || (m == 8 && lower == "sept"))
      return m + 1;
  return 0;
}

std::optional<sys_days> day_of(std::string_view y, unsigned m, std::string_view d) {
  if (y.size() != 4 || d.empty() || d.size() > 2 || m == 0) return std::nullopt;
  const auto number = [](std::string_view digits) {
    return parse_number<unsigned>(digits).value_or(0);
  };
  const year_month_day date(year(static_cast<int>(number(y))), month(m), day(number(d)));
  if (!date.ok() || number(y) == 0) return std::nullopt;
  return sys_days(date);
}

// "January 21, 2022" after the month's name.
std::optional<sys_days> month_first(unsigned m, std::string_view rest) {
  skip_blanks(rest);
  const std::string_view d = take_while(rest, is_ascii_digit);
  if (rest.starts_with("st") || rest.starts_with("nd") || rest.starts_with("rd") ||
      rest.starts_with("th"))
    rest.remove_prefix(2);
  skip_blanks(rest);
  return day_of(take_while(rest, is_ascii_digit), m, d);
}

// "21 January 2022" or "2022-01-21" from its first digit.
std::optional<sys_days> digits_first(std::string_view text) {
  std::string_view rest = text;
  const std::string_view number = take_while(rest, is_ascii_digit);
  if (number.size() == 4 && rest.starts_with("-")) {
    rest.remove_prefix(1);
    const std::string_view m = take_while(rest, is_ascii_digit);
    if (m.size() != 2 || !rest.starts_with("-")) return std::nullopt;
    rest.remove_prefix(1);
    return day_of(number, parse_number<unsigned>(m).value_or(0), take_while(rest, is_ascii_digit));
  }
  if (number.size() > 2) return std::nullopt;
  skip_blanks(rest);
  const unsigned m = month_named(take_while(rest, is_ascii_letter));
  skip_blanks(rest);
  return day_of(take_while(rest, is_ascii_digit), m, number);
}

// A date in a file's name: 2022-01-21, 2022_01_21 or 20220121 between non-digits.
std::optional<DateRange> date_in_name(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!is_ascii_digit(name[i]) || (i > 0 && is_ascii_digit(name[i - 1]))) continue;
    std::string_view rest = name.substr(i);
    std::string digits(take_while(rest, is_ascii_digit));
    for (int part = 0; part < 2 && digits.size() < 8; ++part) {
      if (rest.empty() || (rest[0] != '-' && rest[0] != '_')) break;
      rest.remove_prefix(1);
      const std::string_view more = take_while(rest, is_ascii_digit);
      if (more.size() != 2) break;
      digits += more;
    }
    if (digits.size() != 8) continue;
    const std::string_view d = digits;
    if (const auto found =
            day_of(d.substr(0, 4), parse_number<unsigned>(d.substr(4, 2)).value_or(0), d.substr(6)))
      if (d >= "1800") return day_range(*found);
  }
  return std::nullopt;
}

bool is_slash_date(std::string_view text) {
  const std::string_view all = text;
  const std::string_view first = take_while(text, is_ascii_digit);
  if (first.empty() || first.size() > 2 || text.empty() || (text[0] != '/' && text[0] != '.'))
    return false;
  text.remove_prefix(1);
  const std::string_view second = take_while(text, is_ascii_digit);
  return !second.empty() && second.size() <= 2 && !text.empty() && all.size() <= 10;
}

std::string quoted(std::string_view given) { return "'" + display(given, 60) + "'"; }

Remark bad_claim(const DateClaim& claim) {
  if (is_slash_date(claim.given))
    return {"date.ambiguous",
            "the date " + quoted(claim.given) + " (" + claim.source +
                ") could be read in two ways and is not used; write YYYY-MM-DD",
            0};
  return {"date.invalid",
          "the date " + quoted(claim.given) + " (" + claim.source +
              ") is not an ISO 8601 date and is not used; write YYYY-MM-DD",
          0};
}

void remark_conflicts(Dating& out, const std::vector<std::pair<std::string, DateRange>>& known,
                      const std::vector<sys_days>& in_text) {
  std::string others;
  for (const auto& [source, range] : known)
    if (range != *out.published)
      others += (others.empty() ? "" : ", ") + source + " " + to_string(range);
  // Articles name days to come, but seldom ones more than a year ahead.
  for (const sys_days day : in_text)
    if (day > out.published->last + days(400)) {
      others += (others.empty() ? "text " : ", text ") + to_string(day);
      break;
    }
  if (others.empty()) return;
  out.remarks.push_back({"date.conflict",
                         "dated " + to_string(*out.published) + " by " + out.source + ", but " +
                             others + "; --date-from chooses",
                         0});
}

}  // namespace

std::vector<sys_days> full_dates(std::string_view text, std::size_t limit) {
  std::vector<sys_days> out;
  for (std::size_t i = 0; i < text.size() && out.size() < limit;) {
    const char c = text[i];
    if (!is_ascii_letter(c) && !is_ascii_digit(c)) {
      ++i;
      continue;
    }
    std::string_view rest = text.substr(i);
    const std::string_view word =
        take_while(rest, is_ascii_letter(c) ? is_ascii_letter : is_ascii_digit);
    std::optional<sys_days> found;
    if (is_ascii_digit(c)) {
      found = digits_first(text.substr(i, 40));
    } else if (const unsigned m = month_named(word)) {
      found = month_first(m, rest.substr(0, 20));
    }
    if (found) out.push_back(*found);
    i += word.size();
  }
  return out;
}

std::optional<DateHeader> leading_date(std::string_view text) {
  std::string_view rest = text;
  skip_blanks(rest);
  if (!rest.starts_with("date ")) return std::nullopt;
  rest.remove_prefix(5);
  std::size_t n = 0;
  while (n < rest.size() && rest[n] != ' ' && rest[n] != '\n' && rest[n] != '\r') ++n;
  const std::string_view given = rest.substr(0, n);
  if (given.size() < 8 || !is_ascii_digit(given[0]) || given.find('-') == std::string_view::npos)
    return std::nullopt;
  if (n < rest.size() && rest[n] == ' ') ++n;
  return DateHeader{std::string(given), static_cast<std::size_t>(rest.data() - text.data()) + n};
}

Dating decide_date(const std::vector<DateClaim>& claims, std::string_view text,
                   std::string_view file_name, DateFrom from) {
  Dating out;
  std::vector<std::pair<std::string, DateRange>> known;
  for (const DateClaim& claim : claims) {
    if (claim.given.empty()) continue;
    if (const auto range = parse_iso_date(claim.given)) {
      known.emplace_back(claim.source, *range);
    } else {
      out.remarks.push_back(bad_claim(claim));
    }
  }
  if (from == DateFrom::none) return out;
  const std::vector<sys_days> in_text = full_dates(text, 1000);
  const auto by_name = date_in_name(file_name);
  if (by_name)
    known.insert(from == DateFrom::file ? known.begin() : known.end(), {"file name", *by_name});
  if (from == DateFrom::text && !in_text.empty())
    known.insert(known.begin(), {"text", day_range(in_text.front())});
  if (known.empty()) return out;
  out.source = known.front().first;
  out.published = known.front().second;
  remark_conflicts(out, known, in_text);
  return out;
}

}  // namespace entente
