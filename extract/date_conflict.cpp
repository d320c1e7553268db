#include "extract/date_conflict.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/text.h"
#include "extract/event_words.h"

namespace entente {
namespace {

enum class Claim { none, ongoing, past, statement };

// The token's lower-case form.
std::string lower_at(const Document& document, const Annotation& annotation, std::uint32_t token) {
  return to_lower(cut(document.text, annotation.tokens[token].span));
}

// What the verb nearest before the phrase, in its sentence, says of the time.
Claim claim_of(const Document& document, const Annotation& annotation, const DatePhrase& date,
               std::uint32_t first_token) {
  constexpr std::array<std::string_view, 8> statements{"say",     "tell",    "announce", "state",
                                                       "declare", "confirm", "report",   "warn"};
  constexpr std::uint32_t reach = 32;
  const std::uint32_t floor =
      date.first_token > first_token + reach ? date.first_token - reach : first_token;
  for (std::uint32_t t = date.first_token; t-- > floor;) {
    const std::string word = lower_at(document, annotation, t);
    if (is_word(word, WordClass::will) || is_word(word, WordClass::modal)) return Claim::none;
    if (is_word(word, WordClass::auxiliary) || !is_known_verb(word)) continue;
    const auto reading = verb_reading(word);
    const std::string before = t > floor ? lower_at(document, annotation, t - 1) : std::string();
    if (before == "to") return Claim::none;
    const bool plans = reading->lemma == "schedule" || reading->lemma == "plan" ||
                       reading->lemma == "expect" || reading->lemma == "set";
    if (plans) return Claim::none;
    if (reading->form == VerbForm::gerund) {
      if (before == "is" || before == "are") return Claim::ongoing;
      continue;
    }
    if (reading->form != VerbForm::past) continue;
    if (is_word(before, WordClass::be))
      return before == "was" || before == "were" ? Claim::past : Claim::none;
    const bool states =
        std::find(statements.begin(), statements.end(), reading->lemma) != statements.end();
    // "said", then the day with nothing but a few words between them.
    return states && date.first_token - t <= 6 ? Claim::statement : Claim::past;
  }
  return Claim::none;
}

struct WeekdayClaims {
  int ongoing = 0;
  int past = 0;
  int statements = 0;
};

Diagnostic warning(const Document& document, const std::string& says) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::warning;
  diagnostic.reason = "date.conflict";
  diagnostic.file = document.uri;
  const std::string source = document.date_source.empty() ? "document" : document.date_source;
  diagnostic.message =
      source + " date " + to_string(document.published->first) + says + "; days kept as stated";
  return diagnostic;
}

// Days from the last such weekday up to the document's day: 0 .. 6.
unsigned days_back(const DateRange& published, unsigned weekday) {
  const unsigned today = std::chrono::weekday(published.first).c_encoding();
  return (today + 7 - weekday) % 7;
}

bool contradicts(const WeekdayClaims& claims, unsigned back, bool only_stated) {
  const bool off = back >= 2 && back <= 5;
  if (off && claims.ongoing > 0 && claims.past + claims.statements > 0) return true;
  return only_stated && claims.statements >= 3 && back >= 4 && back <= 5;
}

}  // namespace

std::optional<Diagnostic> date_conflict(const Document& document, const Annotation& annotation,
                                        const std::vector<DatePhrase>& dates) {
  if (!document.published || document.published->first != document.published->last) return {};
  std::array<WeekdayClaims, 7> claims{};
  std::optional<Diagnostic> later_year;
  std::size_t sentence = 0;
  for (const DatePhrase& date : dates) {
    while (annotation.sentences[sentence].end_token <= date.first_token) ++sentence;
    const std::uint32_t first = annotation.sentences[sentence].first_token;
    if (date.form == DateForm::weekday && date.offset == 0 && !date.bound) {
      const Claim claim = claim_of(document, annotation, date, first);
      if (claim == Claim::ongoing) ++claims[date.weekday].ongoing;
      if (claim == Claim::past) ++claims[date.weekday].past;
      if (claim == Claim::statement) ++claims[date.weekday].statements;
    }
    if (later_year || is_relative(date) || date.bound) continue;
    const auto meant = resolve_date(date, document.published, DateTense::past);
    const std::chrono::year own = std::chrono::year_month_day(document.published->first).year();
    if (!meant || std::chrono::year_month_day(meant->first).year() <= own) continue;
    const Claim claim = claim_of(document, annotation, date, first);
    if (claim != Claim::past && claim != Claim::statement) continue;
    later_year = warning(document, " is before \"" + std::string(cut(document.text, date.span)) +
                                       "\", told as past");
  }
  const auto stated = std::count_if(claims.begin(), claims.end(),
                                    [](const WeekdayClaims& c) { return c.statements > 0; });
  for (unsigned weekday = 0; weekday < 7; ++weekday) {
    const unsigned back = days_back(*document.published, weekday);
    if (!contradicts(claims[weekday], back, stated == 1)) continue;
    const unsigned own = std::chrono::weekday(document.published->first).c_encoding();
    return warning(document, " is a " + std::string(weekday_name(own)) + ", the text says \"" +
                                 std::string(weekday_name(weekday)) + "\"");
  }
  return later_year;
}

}  // namespace entente
