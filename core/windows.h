#pragma once

// Spans of time cut into windows: what --window means.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace entente {

struct WindowStep {
  enum class Unit { days, week, month, quarter, year, parts };
  Unit unit = Unit::month;
  int count = 1;  // of days in a window, or of parts of the whole
};

// "day", "week" (from Monday), "month", "quarter", "year", "30d" for so many days, "6" for so many
// equal parts. nullopt for anything else.
std::optional<WindowStep> window_step_named(std::string_view text);

// The windows that touch `span`, in order, none left out. Weeks, months, quarters and years are
// those of the calendar; days are counted from the first of the span, and the last window ends
// with it. Throws Error{usage} for more than 1,000 windows, or more parts than days.
std::vector<DateRange> windows_of(const DateRange& span, const WindowStep& step);

// "2022" and "2022-01" for a whole year or month, else as to_string().
std::string window_name(const DateRange& window);

}  // namespace entente
