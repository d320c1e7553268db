#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// An inclusive interval of civil days, without a time zone: "Friday", "last
// week" and "2014" are all intervals. first <= last.
struct DateRange {
  std::chrono::sys_days first;
  std::chrono::sys_days last;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

// A day as a one-day interval.
DateRange day_range(std::chrono::sys_days day);

// "2022-01-21" for one day, "2022-01-17/2022-01-23" for an interval (ISO 8601).
std::string to_string(const DateRange& range);
std::string to_string(std::chrono::sys_days day);

// Reads YYYY-MM-DD, YYYY-MM, YYYY, an ISO 8601 date-time (the day is taken as
// written, offsets are not applied) or FIRST/LAST. nullopt for anything else,
// including impossible days and years outside 0001..9999. Never consults the
// locale or the time zone.
std::optional<DateRange> parse_iso_date(std::string_view text);

}  // namespace entente
