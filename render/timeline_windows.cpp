#include "render/timeline_windows.h"

#include <array>
#include <chrono>
#include <map>

#include "core/error.h"
#include "core/windows.h"

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 5> units{"day", "week", "month", "quarter", "year"};

// The window of the calendar that holds the day.
DateRange window_around(sys_days day, const WindowStep& step) {
  return windows_of({day, day}, step).front();
}

// The last day of the `most_panels` windows in a row that begin with this one.
sys_days end_of_row(const DateRange& first, const WindowStep& step) {
  sys_days end = first.last;
  for (std::size_t i = 1; i < most_panels; ++i) end = window_around(end + days(1), step).last;
  return end;
}

// Every window with an event, however many.
TimelineWindows all_windows(std::span<const std::optional<DateRange>> when, std::string_view unit) {
  const auto step = window_step_named(unit);
  if (!step) throw Error(ErrorKind::usage, "--by " + std::string(unit) + ": no length of a panel");
  TimelineWindows out;
  out.unit = unit;
  std::map<sys_days, TimelineWindow> by_day;
  for (std::size_t i = 0; i < when.size(); ++i) {
    if (!when[i]) {
      ++out.undated;
      continue;
    }
    const DateRange window = window_around(when[i]->first, *step);
    if (when[i]->last - when[i]->first > window.last - window.first) {
      ++out.vague;
      continue;
    }
    TimelineWindow& here = by_day[window.first];
    here.dates = window;
    here.events.push_back(i);
  }
  for (auto& [day, window] : by_day) out.windows.push_back(std::move(window));
  return out;
}

// Only the row of windows that holds the most events.
void keep_best_row(TimelineWindows& all) {
  const WindowStep step = *window_step_named(all.unit);
  std::vector<TimelineWindow>& windows = all.windows;
  std::size_t end = 0, inside = 0, most = 0, best = 0, best_end = 0;
  for (std::size_t begin = 0; begin < windows.size(); ++begin) {
    const sys_days last = end_of_row(windows[begin].dates, step);
    for (; end < windows.size() && windows[end].dates.first <= last; ++end)
      inside += windows[end].events.size();
    if (inside > most) {
      most = inside;
      best = begin;
      best_end = end;
    }
    inside -= windows[begin].events.size();
  }
  for (std::size_t i = 0; i < best; ++i) all.before += windows[i].events.size();
  for (std::size_t i = best_end; i < windows.size(); ++i) all.after += windows[i].events.size();
  windows.resize(best_end);
  windows.erase(windows.begin(), windows.begin() + static_cast<std::ptrdiff_t>(best));
}

}  // namespace

TimelineWindows timeline_windows(std::span<const std::optional<DateRange>> when,
                                 std::string_view unit) {
  if (!unit.empty()) {
    TimelineWindows chosen = all_windows(when, unit);
    keep_best_row(chosen);
    return chosen;
  }
  TimelineWindows chosen;
  for (const std::string_view candidate : units) {
    chosen = all_windows(when, candidate);
    keep_best_row(chosen);
    const std::size_t dated = when.size() - chosen.undated;
    const std::size_t lost = chosen.vague + chosen.before + chosen.after;
    if (10 * lost <= dated) break;
  }
  return chosen;
}

std::size_t empty_windows(const TimelineWindows& of) {
  if (of.windows.empty()) return 0;
  const WindowStep step = *window_step_named(of.unit);
  const DateRange span{of.windows.front().dates.first, of.windows.back().dates.last};
  return windows_of(span, step).size() - of.windows.size();
}

std::string window_title(const DateRange& window) {
  const std::string name = window_name(window);
  if (name.find('/') == std::string::npos) return name;
  std::string first = to_string(window.first), last = to_string(window.last);
  const auto day = [](sys_days d) { return std::chrono::year_month_day(d).day(); };
  const bool months =
      day(window.first) == std::chrono::day(1) && day(window.last + days(1)) == std::chrono::day(1);
  if (months) {
    first.resize(first.size() - 3);
    last.resize(last.size() - 3);
  }
  const std::size_t year = first.find('-') + 1;
  if (!months && first.substr(0, year + 3) == last.substr(0, year + 3))
    last.erase(0, year + 3);
  else if (first.substr(0, year) == last.substr(0, year))
    last.erase(0, year);
  return first + " to " + last;
}

}  // namespace entente
