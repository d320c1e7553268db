#pragma once

// Which windows of time the panels of a timeline show, and what falls into each.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace entente {

inline constexpr std::size_t most_panels = 12;

struct TimelineWindow {
  DateRange dates;
  std::vector<std::size_t> events;  // indices, ascending
};

struct TimelineWindows {
  std::string unit;                     // "day", "week", "month", "quarter" or "year"
  std::vector<TimelineWindow> windows;  // by time, those with an event
  std::size_t undated = 0;              // events without a date
  std::size_t vague = 0;                // known only to a time longer than a window
  std::size_t before = 0, after = 0;    // events outside of the windows
};

// Each event goes to the window of its first day. Of more windows than most_panels the ones in a
// row that hold the most events; of equals the first. Without a `unit` the shortest of which those
// hold nine of ten dated events. Throws Error{usage} for a unit that is none. O(events log events).
TimelineWindows timeline_windows(std::span<const std::optional<DateRange>> when,
                                 std::string_view unit);

// How many windows of the unit lie between the first and the last and hold no event.
std::size_t empty_windows(const TimelineWindows& of);

// "2022-01-10 to 16", "2022-01-31 to 02-06", "2022-01", "2022-01 to 03", "2022".
std::string window_title(const DateRange& window);

}  // namespace entente
