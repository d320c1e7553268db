// A phrase is a core ("Friday", "January 10, 2022", "last week") with the words
// before it that belong to it ("on", "late", "earlier"). Cores are tried at each
// token from the longest form to the shortest.

#include "extract/date_phrase.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/number.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> numerals{"zero",  "one",  "two", "three",
                                                    "four",  "five", "six", "seven",
                                                    "eight", "nine", "ten", "eleven"};

// The tokens of one sentence, by index.
struct Reader {
  std::string_view text;
  const std::vector<Token>& tokens;
  std::uint32_t first;
  std::uint32_t end;

  std::string_view at(std::uint32_t i) const {
    if (i < first || i >= end) return {};
    std::string_view word = cut(text, tokens[i].span);
    for (const std::string_view ending : {"'s", "\u2019s"}) {
      if (word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending) {
        word.remove_suffix(ending.size());
      }
    }
    return word;
  }
  bool is(std::uint32_t i, std::initializer_list<std::string_view> words) const {
    const std::string_view word = at(i);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view other) { return same_word(word, other); });
  }
  // Equal but for the case of ASCII letters; `lower` is lower case.
  static bool same_word(std::string_view word, std::string_view lower) {
    return std::equal(word.begin(), word.end(), lower.begin(), lower.end(), [](char a, char b) {
      return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b);
    });
  }
};

std::optional<unsigned> weekday_at(const Reader& reader, std::uint32_t i) {
  const auto found = std::find(weekdays.begin(), weekdays.end(), reader.at(i));
  if (found == weekdays.end()) return std::nullopt;
  return static_cast<unsigned>(found - weekdays.begin());
}

// 1..12 for a month's name or its usual abbreviation, with or without a point.
unsigned month_at(const Reader& reader, std::uint32_t i) {
  std::string_view word = reader.at(i);
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  if (word.substr(0, 4) == "mid-") word.remove_prefix(4);
  if (word.size() < 3) return 0;
  for (unsigned m = 0; m < 12; ++m) {
    if (word == months[m]) return m + 1;
    const bool shortened = word == months[m].substr(0, 3) || (m == 8 && word == "Sept");
    if (shortened && m != 4) return m + 1;
  }
  return 0;
}

// A day of the month: "10", "10th". 0 if it is none.
unsigned day_at(const Reader& reader, std::uint32_t i) {
  std::string_view word = reader.at(i);
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.substr(word.size() - 2) == ending) word.remove_suffix(2);
  }
  const auto value = word.size() <= 2 ? parse_number<unsigned>(word) : std::nullopt;
  return value && *value >= 1 && *value <= 31 ? *value : 0;
}

int year_at(const Reader& reader, std::uint32_t i) {
  const std::string_view word = reader.at(i);
  const auto value = word.size() == 4 ? parse_number<int>(word) : std::nullopt;
  return value && *value >= 1000 && *value <= 2199 ? *value : 0;
}

// The token after the month at `month`: past the point of an abbreviation.
std::uint32_t after_month(const Reader& reader, std::uint32_t month) {
  const bool full = std::find(months.begin(), months.end(), reader.at(month)) != months.end();
  return !full && reader.at(month + 1) == "." ? month + 2 : month + 1;
}

// Past a year after a day, with or without a comma.
void take_year(const Reader& reader, DatePhrase& phrase) {
  std::uint32_t i = phrase.end_token;
  if (reader.at(i) == ",") ++i;
  if (const int year = year_at(reader, i)) {
    phrase.year = year;
    phrase.end_token = i + 1;
  }
}

// "5-6" as one token or three.
std::uint32_t take_days(const Reader& reader, std::uint32_t i, DatePhrase& phrase) {
  const std::string_view word = reader.at(i);
  for (const std::string_view dash : {"-", "\u2013"}) {
    const std::size_t at = word.find(dash);
    if (at == std::string_view::npos) continue;
    const auto from = parse_number<unsigned>(word.substr(0, at));
    const auto to = parse_number<unsigned>(word.substr(at + dash.size()));
    if (!from || !to || *from < 1 || *from >= *to || *to > 31) return i;
    phrase.day = *from;
    phrase.last_day = *to;
    return i + 1;
  }
  phrase.day = day_at(reader, i);
  if (phrase.day == 0) return i;
  const std::string_view dash = reader.at(i + 1);
  const unsigned last = dash == "-" || dash == "\u2013" ? day_at(reader, i + 2) : 0;
  if (last <= phrase.day) return i + 1;
  phrase.last_day = last;
  return i + 3;
}

bool asks_for_date(const Reader& reader, std::uint32_t i) {
  return reader.is(i, {"in", "since", "until", "till", "by", "during", "last", "next", "this",
                       "early", "late", "mid", "from", "of", "for", "before", "after"});
}

std::optional<DatePhrase> month_first(const Reader& reader, std::uint32_t i) {
  DatePhrase phrase;
  phrase.month = month_at(reader, i);
  if (phrase.month == 0) return std::nullopt;
  const std::uint32_t next = after_month(reader, i);
  const std::uint32_t past_day = take_days(reader, next, phrase);
  phrase.end_token = past_day != next ? past_day : i + 1;
  take_year(reader, phrase);
  const bool in_the_middle = reader.at(i).substr(0, 4) == "mid-";
  if (in_the_middle) phrase.part = DatePart::mid;
  const bool alone = phrase.day == 0 && phrase.year == 0 && !in_the_middle;
  if (alone && i == reader.first) return std::nullopt;
  if (alone && !asks_for_date(reader, i - 1)) return std::nullopt;
  return phrase;
}

std::optional<DatePhrase> day_first(const Reader& reader, std::uint32_t i) {
  DatePhrase phrase;
  std::uint32_t next = take_days(reader, i, phrase);
  if (next == i) return std::nullopt;
  if (reader.is(next, {"of"})) ++next;
  phrase.month = month_at(reader, next);
  if (phrase.month == 0) return std::nullopt;
  phrase.end_token = after_month(reader, next);
  take_year(reader, phrase);
  return phrase;
}

std::optional<DatePhrase> iso_date(const Reader& reader, std::uint32_t i) {
  const std::string_view word = reader.at(i);
  if (word.size() != 10) return std::nullopt;
  const auto range = parse_iso_date(word);
  if (!range) return std::nullopt;
  const std::chrono::year_month_day date(range->first);
  DatePhrase phrase;
  phrase.year = static_cast<int>(date.year());
  phrase.month = static_cast<unsigned>(date.month());
  phrase.day = static_cast<unsigned>(date.day());
  phrase.end_token = i + 1;
  return phrase;
}

std::optional<DatePhrase> weekday_phrase(const Reader& reader, std::uint32_t i) {
  const auto weekday = weekday_at(reader, i);
  if (!weekday) return std::nullopt;
  DatePhrase phrase;
  phrase.form = DateForm::weekday;
  phrase.weekday = *weekday;
  phrase.end_token = i + 1;
  std::uint32_t next = i + 1;
  if (reader.is(next, {"morning", "afternoon", "evening", "night"})) phrase.end_token = ++next;
  if (reader.at(next) == ",") ++next;
  auto full = month_first(reader, next);
  if (!full) full = day_first(reader, next);
  if (full && full->day != 0) return full;
  return phrase;
}

// last -1, next +1, this 0; nullopt for other words.
std::optional<int> direction_at(const Reader& reader, std::uint32_t i) {
  if (reader.is(i, {"last", "past", "previous"})) return -1;
  if (reader.is(i, {"next", "coming", "upcoming"})) return 1;
  if (reader.is(i, {"this"})) return 0;
  return std::nullopt;
}

std::optional<DateForm> unit_at(const Reader& reader, std::uint32_t i) {
  if (reader.is(i, {"day", "days"})) return DateForm::days;
  if (reader.is(i, {"week", "weeks"})) return DateForm::weeks;
  if (reader.is(i, {"weekend"})) return DateForm::weekend;
  if (reader.is(i, {"month", "months"})) return DateForm::months;
  if (reader.is(i, {"year", "years"})) return DateForm::years;
  return std::nullopt;
}

DatePhrase relative(DateForm form, int offset, std::uint32_t end) {
  DatePhrase phrase;
  phrase.form = form;
  phrase.offset = offset;
  phrase.end_token = end;
  return phrase;
}

// "the previous day", "the same week": only what was told before says when.
std::optional<DatePhrase> narrated_phrase(const Reader& reader, std::uint32_t i) {
  if (!reader.is(i - 1, {"the"})) return std::nullopt;
  const auto unit = unit_at(reader, i + 1);
  if (!unit || reader.at(i + 1).back() == 's') return std::nullopt;
  const bool next_day = *unit == DateForm::days && reader.is(i, {"next"});
  if (!next_day && !reader.is(i, {"previous", "following", "same"})) return std::nullopt;
  DatePhrase phrase = relative(*unit, reader.is(i, {"previous"}) ? -1 : 1, i + 2);
  phrase.narrated = true;
  return phrase;
}

// "1990s".
std::optional<DatePhrase> decade_phrase(const Reader& reader, std::uint32_t i) {
  std::string_view word = reader.at(i);
  if (word.size() != 5 || word.substr(3) != "0s") return std::nullopt;
  const auto year = parse_number<int>(word.substr(0, 4));
  if (!year || *year < 1000 || *year > 2190) return std::nullopt;
  DatePhrase phrase;
  phrase.year = *year;
  phrase.decade = true;
  phrase.end_token = i + 1;
  return phrase;
}

std::optional<DatePhrase> directed_phrase(const Reader& reader, std::uint32_t i) {
  const auto direction = direction_at(reader, i);
  if (!direction) return std::nullopt;
  std::optional<DatePhrase> phrase = weekday_phrase(reader, i + 1);
  if (phrase && phrase->form == DateForm::weekday) {
    phrase->offset = *direction;
    phrase->explicit_this = *direction == 0;
    return phrase;
  }
  if (*direction == 0 && reader.is(i + 1, {"morning", "afternoon", "evening"})) {
    return relative(DateForm::days, 0, i + 2);
  }
  if (*direction == -1 && reader.is(i + 1, {"night"})) return relative(DateForm::days, -1, i + 2);
  if (*direction == 1 && reader.is(i + 1, {"few"}) && unit_at(reader, i + 2)) {
    return relative(DateForm::coming_days, 1, i + 3);
  }
  if (*direction == 1 && reader.is(i + 1, {"days"})) {
    return relative(DateForm::coming_days, 1, i + 2);
  }
  const auto unit = unit_at(reader, i + 1);
  if (unit && *unit != DateForm::days && reader.at(i + 1).back() != 's') {
    DatePhrase out = relative(*unit, *direction, i + 2);
    out.explicit_this = *direction == 0;
    return out;
  }
  if (const unsigned month = month_at(reader, i + 1)) {
    DatePhrase out = relative(DateForm::calendar, *direction, i + 2);
    out.month = month;
    return out;
  }
  return std::nullopt;
}

std::optional<int> numeral_at(const Reader& reader, std::uint32_t i) {
  const std::string_view word = reader.at(i);
  if (word.empty() || word.size() > 6) return std::nullopt;
  if (reader.is(i, {"a", "an"})) return 1;
  for (std::size_t n = 0; n < numerals.size(); ++n) {
    if (Reader::same_word(word, numerals[n])) return static_cast<int>(n);
  }
  const auto value = word.size() <= 3 ? parse_number<int>(word) : std::nullopt;
  return value && *value >= 0 ? value : std::nullopt;
}

std::optional<DatePhrase> counted_phrase(const Reader& reader, std::uint32_t i) {
  const auto count = numeral_at(reader, i);
  const auto unit = unit_at(reader, i + 1);
  if (!count || !unit || *unit == DateForm::weekend) return std::nullopt;
  if (!reader.is(i + 2, {"ago", "earlier"})) return std::nullopt;
  return relative(*unit, -*count, i + 3);
}

std::optional<DatePhrase> core_at(const Reader& reader, std::uint32_t i) {
  if (reader.is(i, {"today", "tonight"})) return relative(DateForm::days, 0, i + 1);
  if (reader.is(i, {"yesterday"})) return relative(DateForm::days, -1, i + 1);
  if (reader.is(i, {"tomorrow"})) return relative(DateForm::days, 1, i + 1);
  for (const auto form : {weekday_phrase, narrated_phrase, directed_phrase, month_first, day_first,
                          iso_date, counted_phrase, decade_phrase}) {
    if (auto phrase = form(reader, i)) return phrase;
  }
  const int year = year_at(reader, i);
  if (year >= 1900 && i > reader.first &&
      reader.is(i - 1, {"in", "since", "until", "by", "during", "early", "late", "of"})) {
    DatePhrase phrase;
    phrase.year = year;
    phrase.end_token = i + 1;
    return phrase;
  }
  return std::nullopt;
}

// "early" and the like right before a month or year without a day.
void take_part(const Reader& reader, DatePhrase& phrase) {
  const bool is_long = phrase.form == DateForm::months || phrase.form == DateForm::years ||
                       (phrase.form == DateForm::calendar && phrase.day == 0 && !phrase.decade);
  const std::uint32_t before = phrase.first_token - 1;
  if (!is_long || phrase.part != DatePart::whole) return;
  if (reader.is(before, {"early"})) phrase.part = DatePart::early;
  if (reader.is(before, {"mid"})) phrase.part = DatePart::mid;
  if (reader.is(before, {"late"})) phrase.part = DatePart::late;
}

// Words before the core that belong to the phrase, down to token `floor`.
void extend_left(const Reader& reader, std::uint32_t floor, DatePhrase& phrase) {
  while (phrase.first_token > floor) {
    const std::uint32_t before = phrase.first_token - 1;
    if (reader.is(before, {"since", "until", "till", "by", "before", "after"})) {
      phrase.bound = true;
      phrase.first_token = before;
      return;
    }
    if (reader.is(before, {"on", "in", "during", "over", "from"})) {
      phrase.first_token = before;
      if (before > floor && reader.is(before - 1, {"late", "early", "earlier", "later"})) {
        phrase.first_token = before - 1;
      }
      return;
    }
    if (!reader.is(before, {"late", "early", "earlier", "later", "the", "mid"})) return;
    const bool article = reader.is(before, {"the"});
    if (article && (phrase.form == DateForm::weekday || before == floor)) return;
    if (article && !reader.is(before - 1, {"in", "during", "over", "on"})) return;
    phrase.first_token = before;
  }
}

}  // namespace

std::string_view weekday_name(unsigned weekday) { return weekdays[weekday]; }

std::vector<DatePhrase> date_phrases(std::string_view text, const std::vector<Token>& tokens,
                                     std::uint32_t first, std::uint32_t end) {
  const Reader reader{text, tokens, first, end};
  std::vector<DatePhrase> found;
  std::uint32_t floor = first;
  for (std::uint32_t i = first; i < end;) {
    auto phrase = core_at(reader, i);
    if (!phrase) {
      ++i;
      continue;
    }
    phrase->first_token = i;
    take_part(reader, *phrase);
    extend_left(reader, floor, *phrase);
    phrase->span = {tokens[phrase->first_token].span.begin, tokens[phrase->end_token - 1].span.end};
    i = floor = phrase->end_token;
    found.push_back(*phrase);
  }
  return found;
}

}  // namespace entente
