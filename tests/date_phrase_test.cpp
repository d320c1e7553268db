#include "extract/date_phrase.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "extract/date_conflict.h"
#include "extract/event.h"
#include "tests/event_text.h"

namespace entente {
namespace {

struct Case {
  const char* text;
  const char* phrase;
  DateTense tense;
  const char* days;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class DatePhrases : public testing::TestWithParam<Case> {};

// The reference, 2024-05-15, is a Wednesday; the days were read off a calendar.
TEST_P(DatePhrases, MeanTheDaysOfTheCalendar) {
  const MarkedText text = marked_text(GetParam().text);
  const auto& tokens = text.annotation.tokens;
  const auto found =
      date_phrases(text.document.text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(cut(text.document.text, found[0].span), GetParam().phrase);
  const auto days = resolve_date(found[0], parse_iso_date("2024-05-15"), GetParam().tense);
  EXPECT_EQ(days ? to_string(*days) : "", GetParam().days);
}

INSTANTIATE_TEST_SUITE_P(
    Relative, DatePhrases,
    testing::Values(
        Case{"He left on Friday.", "on Friday", DateTense::past, "2024-05-10"},
        Case{"He leaves on Friday.", "on Friday", DateTense::future, "2024-05-17"},
        Case{"It is Wednesday.", "Wednesday", DateTense::past, "2024-05-15"},
        Case{"He left last Wednesday.", "last Wednesday", DateTense::past, "2024-05-08"},
        Case{"He leaves next Tuesday.", "next Tuesday", DateTense::future, "2024-05-21"},
        Case{"He left yesterday.", "yesterday", DateTense::past, "2024-05-14"},
        Case{"He left last week.", "last week", DateTense::past, "2024-05-06/2024-05-12"},
        Case{"He left earlier this week.", "earlier this week", DateTense::past,
             "2024-05-13/2024-05-19"},
        Case{"He left last month.", "last month", DateTense::past, "2024-04-01/2024-04-30"},
        Case{"He left three days ago.", "three days ago", DateTense::past, "2024-05-12"},
        Case{"He leaves in the coming days.", "in the coming days", DateTense::future,
             "2024-05-16/2024-05-22"},
        Case{"He left late on Monday night.", "late on Monday night", DateTense::past,
             "2024-05-13"},
        Case{"He left two days ago.", "two days ago", DateTense::past, "2024-05-13"},
        Case{"He leaves next month.", "next month", DateTense::future, "2024-06-01/2024-06-30"},
        Case{"They met on the sidelines of Friday's summit.", "Friday", DateTense::past,
             "2024-05-10"},
        Case{"He left late last year.", "late last year", DateTense::past,
             "2023-09-01/2023-12-31"},
        Case{"He left on the previous day.", "on the previous day", DateTense::past, ""},
        Case{"He left the next day.", "next day", DateTense::past, ""}));

INSTANTIATE_TEST_SUITE_P(
    Calendar, DatePhrases,
    testing::Values(
        Case{"He left on January 10 for Oslo.", "on January 10", DateTense::past, "2024-01-10"},
        Case{"He left on 10 October.", "on 10 October", DateTense::past, "2023-10-10"},
        Case{"He leaves on 10 October.", "on 10 October", DateTense::future, "2024-10-10"},
        Case{"He left on March 3, 2019, by sea.", "on March 3, 2019", DateTense::past,
             "2019-03-03"},
        Case{"He left on Friday, January 21, 2022.", "on Friday, January 21, 2022", DateTense::past,
             "2022-01-21"},
        Case{"The war began in 2014.", "in 2014", DateTense::past, "2014-01-01/2014-12-31"},
        Case{"The war began in March 2014.", "in March 2014", DateTense::past,
             "2014-03-01/2014-03-31"},
        Case{"They met on 5-6 April.", "on 5-6 April", DateTense::past, "2024-04-05/2024-04-06"},
        Case{"It ended in February.", "in February", DateTense::past, "2024-02-01/2024-02-29"},
        Case{"It ended in early March.", "in early March", DateTense::past,
             "2024-03-01/2024-03-10"},
        Case{"It ended in mid-March.", "in mid-March", DateTense::past, "2024-03-11/2024-03-20"},
        Case{"It ended in late February 2023.", "in late February 2023", DateTense::past,
             "2023-02-21/2023-02-28"},
        Case{"It began in the 1990s.", "in the 1990s", DateTense::past,
             "1990-01-01/1999-12-31"},
        Case{"They met on 10-12 January.", "on 10-12 January", DateTense::past,
             "2024-01-10/2024-01-12"},
        Case{"They met on Jan. 5 in Oslo.", "on Jan. 5", DateTense::past, "2024-01-05"},
        Case{"They met on 5 January 2022.", "on 5 January 2022", DateTense::past, "2022-01-05"},
        Case{"It has lasted since 2014.", "since 2014", DateTense::present,
             "2014-01-01/2014-12-31"}));

TEST(DatePhrase, WithSinceIsALimitNotTheTime) {
  const MarkedText text = marked_text("It has lasted since 2014.");
  const auto& tokens = text.annotation.tokens;
  const auto found =
      date_phrases(text.document.text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].bound);
}

TEST(DatePhrase, IsNotTheVerbMayNorTheVerbMarch) {
  const MarkedText text = marked_text("May he march in March of the Oslo Penguins?");
  const auto& tokens = text.annotation.tokens;
  const auto found =
      date_phrases(text.document.text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(cut(text.document.text, found[0].span), "in March");
}

TEST(DatePhrase, OfADayThatDoesNotExistMeansNothing) {
  const MarkedText text = marked_text("He left on February 30, 2019.");
  const auto& tokens = text.annotation.tokens;
  const auto found =
      date_phrases(text.document.text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(resolve_date(found[0], {}, DateTense::past));
}

TEST(DatePhrase, RelativeToAMonthIsLeftAlone) {
  const MarkedText text = marked_text("He left on Friday.");
  const auto& tokens = text.annotation.tokens;
  const auto found =
      date_phrases(text.document.text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(resolve_date(found[0], parse_iso_date("2024-05"), DateTense::past));
}

// The message of the conflict, empty if there is none.
std::string conflict(std::string_view source, std::string_view date) {
  MarkedText text = marked_text(source, date);
  text.document.date_source = "header";
  const auto stated = stated_ties(text.document, text.annotation);
  return stated.diagnostics.empty() ? "" : stated.diagnostics[0].message;
}

TEST(DateConflict, IsADayThatIsAtOncePresentAndPast) {
  // 2024-05-14 is a Tuesday.
  EXPECT_EQ(conflict("[Ann Alpha] is holding talks on Friday. [Bob Beta] said on Friday he was "
                     "pleased.",
                     "2024-05-14"),
            "header date 2024-05-14 is a Tuesday, the text says \"Friday\"; days kept as stated");
}

TEST(DateConflict, IsNotNewsOfAnotherDay) {
  EXPECT_EQ(conflict("[Ann Alpha] met [Bob Beta] on Friday. He said on Monday he was pleased.",
                     "2024-05-14"),
            "");
  EXPECT_EQ(conflict("[Ann Alpha] is meeting [Bob Beta] on Friday.", "2024-05-14"), "");
  EXPECT_EQ(conflict("[Ann Alpha] said on Monday that it rains. [Bob Beta] said Monday it does "
                     "not.",
                     "2024-05-14"),
            "");
}

TEST(DateConflict, IsAPastEventOfALaterYear) {
  EXPECT_EQ(conflict("[Ann Alpha] resigned in 2026.", "2024-05-14"),
            "header date 2024-05-14 is before \"in 2026\", told as past; days kept as stated");
  EXPECT_EQ(conflict("[Ann Alpha] will resign in 2026.", "2024-05-14"), "");
}

TEST(DateConflict, LeavesRelativeDaysUnresolved) {
  const MarkedText text = marked_text(
      "[Ann Alpha] is meeting [Bob Beta] on Friday. [Carl Gamma] said on Friday he met [Dora "
      "Delta] on 3 March 2020.",
      "2024-05-14");
  const auto ties = stated_ties(text.document, text.annotation).ties;
  ASSERT_EQ(ties.size(), 2u);
  EXPECT_EQ(ties[0].when_stated, "on Friday");
  EXPECT_FALSE(ties[0].when);
  ASSERT_TRUE(ties[1].when);
  EXPECT_EQ(to_string(*ties[1].when), "2020-03-03");
}

}  // namespace
}  // namespace entente
