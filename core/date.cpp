#include "core/date.h"

#include <array>

namespace entente {
namespace {

using namespace std::chrono;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The value of text[at, at + count) if all are digits.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!is_digit(text[i])) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// What may follow YYYY-MM-DD: nothing, or T or a space, hh:mm[:ss[.f]] and an offset.
bool is_time_of_day(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest[0] != 'T' && rest[0] != 't' && rest[0] != ' ') return false;
  rest.remove_prefix(1);
  const auto hour = digits(rest, 0, 2);
  if (!hour || *hour > 24) return false;
  rest.remove_prefix(2);
  auto take_two_digits = [&] {
    if (rest.empty() || rest[0] != ':') return true;
    const auto value = digits(rest, 1, 2);
    if (!value || *value > 60) return false;
    rest.remove_prefix(3);
    return true;
  };
  if (!take_two_digits() || !take_two_digits()) return false;
  if (!rest.empty() && (rest[0] == '.' || rest[0] == ',')) {
    rest.remove_prefix(1);
    if (rest.empty() || !is_digit(rest[0])) return false;
    while (!rest.empty() && is_digit(rest[0])) rest.remove_prefix(1);
  }
  if (rest.empty() || rest == "Z" || rest == "z") return true;
  if (rest[0] != '+' && rest[0] != '-') return false;
  if (!digits(rest, 1, 2)) return false;
  rest.remove_prefix(3);
  if (rest.empty()) return true;
  if (rest[0] == ':') rest.remove_prefix(1);
  return rest.size() == 2 && digits(rest, 0, 2).has_value();
}

std::optional<DateRange> parse_one(std::string_view text) {
  const auto y = digits(text, 0, 4);
  if (!y || *y < 1) return std::nullopt;
  if (text.size() == 4) return DateRange{sys_days(year(*y) / 1 / 1), sys_days(year(*y) / 12 / 31)};
  if (text[4] != '-') return std::nullopt;
  const auto m = digits(text, 5, 2);
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  const year_month ym = year(*y) / month(static_cast<unsigned>(*m));
  if (text.size() == 7) return DateRange{sys_days(ym / 1), sys_days(ym / std::chrono::last)};
  if (text[7] != '-') return std::nullopt;
  const auto d = digits(text, 8, 2);
  if (!d) return std::nullopt;
  const year_month_day ymd = ym / day(static_cast<unsigned>(*d));
  if (!ymd.ok() || !is_time_of_day(text.substr(10))) return std::nullopt;
  return day_range(sys_days(ymd));
}

void append_padded(std::string& out, unsigned value, int width) {
  std::array<char, 4> buffer{};
  for (int i = width - 1; i >= 0; --i) {
    buffer[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  out.append(buffer.data(), static_cast<std::size_t>(width));
}

}  // namespace

DateRange day_range(sys_days day) { return {day, day}; }

std::string to_string(sys_days date) {
  const year_month_day ymd(date);
  std::string out;
  append_padded(out, static_cast<unsigned>(static_cast<int>(ymd.year())), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.day()), 2);
  return out;
}

std::string to_string(const DateRange& range) {
  if (range.first == range.last) return to_string(range.first);
  return to_string(range.first) + "/" + to_string(range.last);
}

std::optional<DateRange> parse_iso_date(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return parse_one(text);
  const auto first = parse_one(text.substr(0, slash));
  const auto last = parse_one(text.substr(slash + 1));
  if (!first || !last || first->first > last->last) return std::nullopt;
  return DateRange{first->first, last->last};
}

}  // namespace entente
