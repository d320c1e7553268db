// From what a date phrase says to the days it means; see date_phrase.h.

#include <algorithm>
#include <cstdlib>

#include "extract/date_phrase.h"

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

DateRange month_range(year_month month) {
  return {sys_days(month / 1), sys_days(month / std::chrono::last)};
}

DateRange year_range(std::chrono::year year) {
  return {sys_days(year / 1 / 1), sys_days(year / 12 / 31)};
}

std::optional<DateRange> days_of(const DatePhrase& phrase, int year) {
  const std::chrono::year y(year);
  if (phrase.decade)
    return DateRange{sys_days(y / 1 / 1), sys_days((y + std::chrono::years(9)) / 12 / 31)};
  if (phrase.month == 0) return year_range(y);
  const year_month month = y / std::chrono::month(phrase.month);
  if (phrase.day == 0) return month_range(month);
  const year_month_day first = month / std::chrono::day(phrase.day);
  const year_month_day last =
      month / std::chrono::day(phrase.last_day != 0 ? phrase.last_day : phrase.day);
  if (!first.ok() || !last.ok()) return std::nullopt;
  return DateRange{sys_days(first), sys_days(last)};
}

// Of the candidates before and after the reference, the one the tense asks for.
DateRange by_tense(const DateRange& before, const DateRange& after, sys_days reference,
                   DateTense tense) {
  if (tense == DateTense::past) return before;
  if (tense == DateTense::future) return after;
  return reference - before.first <= after.first - reference ? before : after;
}

std::optional<DateRange> resolve_weekday(const DatePhrase& phrase, sys_days reference,
                                         DateTense tense) {
  const unsigned today = std::chrono::weekday(reference).c_encoding();
  const int back = static_cast<int>((today + 7 - phrase.weekday) % 7);
  if (phrase.offset < 0) return day_range(reference - days(back == 0 ? 7 : back));
  if (phrase.offset > 0) return day_range(reference + days(7 - back));
  if (phrase.explicit_this && tense == DateTense::unknown) tense = DateTense::future;
  const sys_days before = reference - days(back);
  const sys_days after = back == 0 ? reference : before + days(7);
  return by_tense(day_range(before), day_range(after), reference, tense);
}

std::optional<DateRange> resolve_calendar(const DatePhrase& phrase, sys_days reference,
                                          DateTense tense) {
  const int year = static_cast<int>(year_month_day(reference).year());
  std::optional<DateRange> before;
  std::optional<DateRange> after;
  for (int y = std::max(year - 8, 1); y <= year + 8; ++y) {  // 29 February is rare
    const auto range = days_of(phrase, y);
    if (!range) continue;
    if (range->first <= reference) before = range;
    if (range->last >= reference && !after) after = range;
  }
  if (!before || !after) return before ? before : after;
  if (phrase.offset < 0 && before->last >= reference) return days_of(phrase, year - 1);
  if (phrase.offset != 0) tense = phrase.offset < 0 ? DateTense::past : DateTense::future;
  return by_tense(*before, *after, reference, tense);
}

std::optional<DateRange> resolve_weeks(const DatePhrase& phrase, sys_days reference) {
  const unsigned since_monday = (std::chrono::weekday(reference).c_encoding() + 6) % 7;
  const sys_days monday =
      reference - days(static_cast<int>(since_monday)) + days(7 * phrase.offset);
  if (phrase.form == DateForm::weekend) return DateRange{monday + days(5), monday + days(6)};
  return DateRange{monday, monday + days(6)};
}

// The early, middle or late part of a month or a year.
std::optional<DateRange> part_of(std::optional<DateRange> range, DatePart part) {
  if (!range || part == DatePart::whole) return range;
  const year_month_day first(range->first);
  if (range->last - range->first <= days(31)) {
    const year_month month = first.year() / first.month();
    if (part != DatePart::early) range->first = sys_days(month / (part == DatePart::mid ? 11 : 21));
    if (part != DatePart::late) range->last = sys_days(month / (part == DatePart::mid ? 20 : 10));
    return range;
  }
  if (part != DatePart::early)
    range->first = sys_days(first.year() / (part == DatePart::mid ? 5 : 9) / 1);
  if (part != DatePart::late)
    range->last = sys_days(first.year() / (part == DatePart::mid ? 8 : 4) / std::chrono::last);
  return range;
}

bool plausible(const DateRange& range) {
  const auto first = year_month_day(range.first).year();
  const auto last = year_month_day(range.last).year();
  return first >= std::chrono::year(1) && last <= std::chrono::year(9999);
}

std::optional<DateRange> resolve_against(const DatePhrase& phrase, sys_days day, DateTense tense) {
  const year_month_day date(day);
  switch (phrase.form) {
    case DateForm::weekday:
      return resolve_weekday(phrase, day, tense);
    case DateForm::days:
      return day_range(day + days(phrase.offset));
    case DateForm::weeks:
    case DateForm::weekend:
      return resolve_weeks(phrase, day);
    case DateForm::months:
      return month_range(date.year() / date.month() + std::chrono::months(phrase.offset));
    case DateForm::years:
      return year_range(date.year() + std::chrono::years(phrase.offset));
    case DateForm::coming_days:
      return DateRange{day + days(1), day + days(7)};
    case DateForm::calendar:
      break;
  }
  return resolve_calendar(phrase, day, tense);
}

}  // namespace

bool is_relative(const DatePhrase& phrase) {
  return phrase.form != DateForm::calendar || phrase.year == 0;
}

std::optional<DateRange> resolve_date(const DatePhrase& phrase,
                                      const std::optional<DateRange>& reference, DateTense tense) {
  if (phrase.narrated) return std::nullopt;
  if (!is_relative(phrase)) return part_of(days_of(phrase, phrase.year), phrase.part);
  if (!reference || std::abs(phrase.offset) > 1000) return std::nullopt;
  const bool one_day = reference->first == reference->last;
  const bool needs_day = phrase.form != DateForm::years && phrase.form != DateForm::months;
  if (!one_day && needs_day && phrase.form != DateForm::calendar) return std::nullopt;
  if (!one_day && reference->last - reference->first > days(31)) return std::nullopt;
  const auto range = resolve_against(phrase, reference->last, tense);
  if (!range || !plausible(*range)) return std::nullopt;
  return part_of(range, phrase.part);
}

}  // namespace entente
