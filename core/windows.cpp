#include "core/windows.h"

#include <algorithm>

#include "core/error.h"
#include "core/number.h"

namespace entente {
namespace {

using namespace std::chrono;
using Unit = WindowStep::Unit;

constexpr std::size_t most_windows = 1000;

// The first day of the calendar's week, month, quarter or year that holds the day.
sys_days beginning(sys_days day, Unit unit) {
  if (unit == Unit::week) return day - (weekday(day) - Monday);
  const year_month_day date(day);
  if (unit == Unit::month) return date.year() / date.month() / 1;
  if (unit == Unit::year) return date.year() / January / 1;
  const unsigned first = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
  return date.year() / month(first) / 1;
}

// The first day after the window that begins on `day`.
sys_days following(sys_days day, const WindowStep& step) {
  if (step.unit == Unit::days) return day + days(step.count);
  return beginning(day + days(step.unit == Unit::week      ? 7
                              : step.unit == Unit::month   ? 31
                              : step.unit == Unit::quarter ? 92
                                                           : 366),
                   step.unit);
}

std::vector<DateRange> parts_of(const DateRange& span, int count) {
  const auto length = (span.last - span.first).count() + 1;
  if (count > length)
    throw Error(ErrorKind::usage, "--window " + std::to_string(count) + ": " + to_string(span) +
                                      " has fewer days than that");
  std::vector<DateRange> windows;
  for (int i = 0; i < count; ++i)
    windows.push_back({span.first + days(length * i / count),
                       span.first + days(length * (i + 1) / count - 1)});
  return windows;
}

}  // namespace

std::optional<WindowStep> window_step_named(std::string_view text) {
  if (text == "day") return WindowStep{Unit::days, 1};
  if (text == "week") return WindowStep{Unit::week, 1};
  if (text == "month") return WindowStep{Unit::month, 1};
  if (text == "quarter") return WindowStep{Unit::quarter, 1};
  if (text == "year") return WindowStep{Unit::year, 1};
  const bool in_days = text.ends_with('d');
  const auto count = parse_number<int>(in_days ? text.substr(0, text.size() - 1) : text);
  if (!count || *count < 1 || *count > 1000000) return std::nullopt;
  return WindowStep{in_days ? Unit::days : Unit::parts, *count};
}

std::vector<DateRange> windows_of(const DateRange& span, const WindowStep& step) {
  const auto refuse = [] {
    throw Error(ErrorKind::usage, "--window: more than " + grouped(most_windows) +
                                      " windows\nchoose longer ones, or --since and --until");
  };
  if (step.unit == Unit::parts) {
    if (step.count > static_cast<int>(most_windows)) refuse();
    return parts_of(span, step.count);
  }
  std::vector<DateRange> windows;
  const bool in_days = step.unit == Unit::days;
  for (sys_days day = in_days ? span.first : beginning(span.first, step.unit); day <= span.last;) {
    if (windows.size() == most_windows) refuse();
    const sys_days next = following(day, step);
    const sys_days last = next - days(1);
    windows.push_back({day, in_days ? std::min(last, span.last) : last});
    day = next;
  }
  return windows;
}

std::string window_name(const DateRange& window) {
  const year_month_day first(window.first);
  const std::string text = to_string(window.first);
  if (first.day() != day(1)) return to_string(window);
  if (window.last == sys_days(first.year() / first.month() / last)) return text.substr(0, 7);
  if (first.month() == January && window.last == sys_days(first.year() / 12 / 31))
    return text.substr(0, 4);
  return to_string(window);
}

}  // namespace entente
