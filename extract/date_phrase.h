#pragma once

// Dates as news tells them: "January 10", "Friday", "last week", "in 2014",
// "two days ago". Read once as what is said, resolved separately against the
// document's day, because a document's date may turn out to be wrong.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/span.h"
#include "extract/annotation.h"

namespace entente {

enum class DateForm : std::uint8_t {
  calendar,  // year, month, day: whatever is said
  weekday,   // "Friday", "next Tuesday"
  days,      // "yesterday", "three days ago": `offset` days away
  weeks,     // "last week", counted Monday to Sunday
  weekend,
  months,
  years,
  coming_days  // "in the coming days"
};

// Of a month: to the 10th, to the 20th, the rest; of a year: four months each.
enum class DatePart : std::uint8_t { whole, early, mid, late };

enum class DateTense : std::uint8_t { unknown, past, present, future };

struct DatePhrase {
  Span span;                      // as in the text, the preposition included: "on Friday"
  std::uint32_t first_token = 0;  // half-open
  std::uint32_t end_token = 0;
  DateForm form = DateForm::calendar;
  int offset = 0;              // in units of the form; weekday: -1 last, +1 next, 0 neither
  bool explicit_this = false;  // "this Friday", "this week"
  bool narrated = false;  // "the previous day": counted from a day told before; not resolved
  DatePart part = DatePart::whole;  // "early March", "late 2014"
  bool bound = false;          // "since", "until", "by": a limit, not the time of the event
  unsigned weekday = 0;        // 0 Sunday .. 6 Saturday
  int year = 0;                // 0: not said, as month and day
  bool decade = false;         // "the 1990s": ten years from `year`
  unsigned month = 0;
  unsigned day = 0;
  unsigned last_day = 0;  // "5-6 April"
};

// The dates among tokens [first, end) of a document's text, in order, not
// overlapping. Months and weekdays count only when capitalised; "May" and "March"
// only beside a number or after a word that asks for a date. O(tokens).
std::vector<DatePhrase> date_phrases(std::string_view text, const std::vector<Token>& tokens,
                                     std::uint32_t first, std::uint32_t end);

// The days meant when the document's own day is `reference`, without a time zone.
// A bare weekday or a day without a year is the latest one up to the reference in
// the past tense, the earliest one from it in the future, the nearest one
// otherwise. nullopt where the reference is too long an interval to tell, or the
// day does not exist. Absolute dates ignore the reference. O(1).
std::optional<DateRange> resolve_date(const DatePhrase& phrase,
                                      const std::optional<DateRange>& reference, DateTense tense);

// True if the phrase needs a reference day at all ("Friday"; not "10 May 2016").
bool is_relative(const DatePhrase& phrase);

// "Friday" for 5. weekday <= 6.
std::string_view weekday_name(unsigned weekday);

}  // namespace entente
