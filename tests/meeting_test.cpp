#include "extract/meeting.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "extract/event.h"
#include "tests/event_text.h"

namespace entente {
namespace {

// Every meeting of the text that is not denied or cancelled, as "A+B; C+D".
std::string meetings(std::string_view source) {
  const MarkedText text = marked_text(source);
  std::string out;
  for (const Tie& tie : stated_ties(text.document, text.annotation).ties) {
    if (tie.kind != TieKind::meet || tie.status == Status::denied) continue;
    if (tie.status == Status::cancelled) continue;
    out += (out.empty() ? "" : "; ") + text.who(tie);
  }
  return out;
}

Tie only_meeting(std::string_view source, std::string_view date = "") {
  const MarkedText text = marked_text(source, date);
  const auto ties = stated_ties(text.document, text.annotation).ties;
  EXPECT_EQ(text.all(ties, TieKind::meet).find(';'), std::string::npos);
  for (const Tie& tie : ties) {
    if (tie.kind == TieKind::meet) return tie;
  }
  ADD_FAILURE() << "no meeting in " << source;
  return {};
}

struct Case {
  const char* text;
  const char* expected;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class Meetings : public testing::TestWithParam<Case> {};

TEST_P(Meetings, AreReadFromTheSentence) {
  EXPECT_EQ(meetings(GetParam().text), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    ByVerb, Meetings,
    testing::Values(
        Case{"[Ann Alpha] met [Bob Beta] in Oslo on Monday.", "Ann Alpha+Bob Beta"},
        Case{"[s:Utopian=Utopia] Prime Minister [Ann Alpha] met with [s:Arcadian=Arcadia] Deputy "
             "Minister of Trade [Bob Beta] on March 3 in Oslo.",
             "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] is meeting her counterpart [Bob Beta] today.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] and [Bob Beta] met in Oslo.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha], [Bob Beta] and [Carl Gamma] met in Oslo.",
             "Ann Alpha+Bob Beta+Carl Gamma"},
        Case{"[Ann Alpha], the foreign minister of [s:Utopia], met [Bob Beta].",
             "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha], who met with [Bob Beta] on Monday in Oslo, praised the deal.",
             "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] travelled to Oslo and met [Bob Beta].", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] flew to Oslo to meet [Bob Beta].", "Ann Alpha+Bob Beta"},
        Case{"After meeting [Bob Beta], [Ann Alpha] said the talks were good.",
             "Bob Beta+Ann Alpha"},
        Case{"[Ann Alpha] was received by [Bob Beta] at the palace.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] welcomed [Bob Beta] in Oslo.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] sat down with [Bob Beta] for two hours.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] spoke by phone with [Bob Beta] on Monday.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] phoned [Bob Beta] on Sunday.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] met a group of [s:Arcadian=Arcadia] officials in Oslo.", ""},
        Case{"[Ann Alpha] met with [s:Arcadian=Arcadia] officials in Oslo.", "Ann Alpha+Arcadia"},
        Case{"[Ann Alpha] joined [Bob Beta] in Oslo for talks on trade.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] discussed the port with [Bob Beta] in Oslo.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] visited Oslo and discussed trade with [Bob Beta].", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] and [Bob Beta] discussed trade on Monday.", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] discussed her dispute with [Bob Beta] on Monday.", ""},
        Case{"[Ann Alpha] discussed the war with [s:Arcadia] on Monday.", ""},
        Case{"[Ann Alpha] met Thursday in Oslo with [Bob Beta].", "Ann Alpha+Bob Beta"}));

INSTANTIATE_TEST_SUITE_P(
    ByNoun, Meetings,
    testing::Values(
        Case{"[Ann Alpha] is holding talks with [Bob Beta] in Oslo.", "Ann Alpha+Bob Beta"},
        Case{"The [o:World Grain Council] also held a meeting with [s:Utopian=Utopia] "
             "representatives last week.",
             "World Grain Council+Utopia"},
        Case{"Talks between [Ann Alpha] and [Bob Beta] ended without a deal.",
             "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] arrived in Oslo for talks with [Bob Beta].", "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha] said after talks with [Bob Beta] that a deal was near.",
             "Ann Alpha+Bob Beta"},
        Case{"[Ann Alpha]'s meeting with [Bob Beta] lasted two hours.", "Ann Alpha+Bob Beta"},
        Case{"In a telephone conversation with [Bob Beta], [Ann Alpha] promised help.",
             "Bob Beta+Ann Alpha"},
        Case{"A meeting of ten countries chaired by [s:Utopia] and [s:Arcadia] agreed on grain.",
             "Utopia+Arcadia"},
        Case{"[Ann Alpha] held a first round of talks with the ministers of [s:Utopia], "
             "[s:Arcadia] and [s:Ruritania].",
             "Ann Alpha+Utopia+Arcadia+Ruritania"}));

INSTANTIATE_TEST_SUITE_P(
    AreNot, Meetings,
    testing::Values(Case{"[s:Utopia] met the deadline of the [o:World Grain Council].", ""},
                    Case{"The move by [s:Utopia] was met with anger from [s:Arcadia].", ""},
                    Case{"[s:Utopia] met [s:Arcadia] in the final.", ""},
                    Case{"[Ann Alpha] wrote a letter to [Bob Beta].", ""},
                    Case{"[Ann Alpha] told [m:The Oslo Post] in an interview that [Bob Beta] is "
                         "wrong.",
                         ""},
                    Case{"[Ann Alpha] called for talks with [Bob Beta].", ""},
                    Case{"[Ann Alpha] said that talks with [o:Red Band] will begin in May.", ""},
                    Case{"[Ann Alpha] praised efforts to restart talks with [o:Red Band].", ""},
                    Case{"[Ann Alpha] would meet [Bob Beta] if asked.", ""},
                    Case{"[Ann Alpha] wants to meet [Bob Beta].", ""},
                    Case{"[Ann Alpha] called [Bob Beta] a liar.", ""},
                    Case{"[Ann Alpha] welcomed [Bob Beta]'s decision.", ""},
                    Case{"[Ann Alpha] refused to meet [Bob Beta].", ""},
                    Case{"[Ann Alpha] spoke to [m:The Oslo Post] about [Bob Beta].", ""}));

TEST(Meeting, PluralAnaphorsAreTheTwoSpokenOf) {
  EXPECT_EQ(meetings("[Ann Alpha] accused [Bob Beta] of fraud. The two leaders met in Oslo."),
            "Ann Alpha+Bob Beta");
}

TEST(Meeting, ToldTwiceIsOneRecordWithBothSpans) {
  const Tie tie = only_meeting(
      "[Ann Alpha] met [Bob Beta] in Oslo on Monday. The two ministers met for an hour.");
  EXPECT_EQ(tie.also.size(), 1u);
  EXPECT_EQ(tie.place, "Oslo");
  EXPECT_EQ(tie.when_stated, "on Monday");
}

TEST(Meeting, OfAnotherDayIsAnotherRecord) {
  EXPECT_EQ(meetings("[Ann Alpha] met [Bob Beta] on Monday. [Alpha] met [Beta] again on Friday."),
            "Ann Alpha+Bob Beta; Ann Alpha+Bob Beta");
}

TEST(Meeting, OfMinistersWhoBeginTheSentence) {
  EXPECT_EQ(meetings("Foreign ministers [Ann Alpha] and [Bob Beta] held talks in Oslo."),
            "Ann Alpha+Bob Beta");
  EXPECT_EQ(meetings("[Ann Alpha], who heads [o:Beta Fund], met [Bob Beta]."),
            "Ann Alpha+Bob Beta");
}

TEST(Meeting, SaysThatItWasACall) {
  EXPECT_EQ(only_meeting("[Ann Alpha] spoke to [Bob Beta] by telephone.").mode, Mode::phone);
  EXPECT_EQ(only_meeting("[Ann Alpha] called [Bob Beta] on Monday.").mode, Mode::phone);
}

TEST(Meeting, KeepsItsStatus) {
  EXPECT_EQ(only_meeting("[Ann Alpha] will meet [Bob Beta] on Monday.").status, Status::planned);
  EXPECT_EQ(only_meeting("[Ann Alpha] is scheduled to meet [Bob Beta].").status, Status::planned);
  EXPECT_EQ(only_meeting("[Ann Alpha] announced plans for a summit with [Bob Beta].").status,
            Status::planned);
  EXPECT_EQ(only_meeting("[Ann Alpha] is meeting [Bob Beta].").status, Status::ongoing);
  EXPECT_EQ(only_meeting("[Ann Alpha] did not meet [Bob Beta].").status, Status::denied);
  EXPECT_EQ(only_meeting("[Ann Alpha] cancelled a meeting with [Bob Beta].").status,
            Status::cancelled);
}

TEST(Meeting, HasTheDayItMeans) {
  // 2024-05-10 is a Friday.
  const Tie past = only_meeting("[Ann Alpha] met [Bob Beta] on Wednesday.", "2024-05-10");
  ASSERT_TRUE(past.when);
  EXPECT_EQ(to_string(*past.when), "2024-05-08");
  const Tie planned = only_meeting("[Ann Alpha] will meet [Bob Beta] on Monday.", "2024-05-10");
  ASSERT_TRUE(planned.when);
  EXPECT_EQ(to_string(*planned.when), "2024-05-13");
}

TEST(Meeting, OfOneWithManyIsConvenedByTheOne) {
  const MarkedText text = marked_text(
      "[Ann Alpha] held talks with the ministers of [s:Arcadia], [s:Cockaigne], [s:Freedonia], "
      "[s:Illyria], [s:Ruritania], [s:Sylvania] and [s:Utopia].");
  const auto ties = stated_ties(text.document, text.annotation).ties;
  ASSERT_EQ(ties.size(), 1u);
  ASSERT_EQ(ties[0].who.size(), 8u);
  EXPECT_EQ(ties[0].who[0].role, Role::host);
}

TEST(Meeting, OfARelativeClauseKeepsItsDayToItself) {
  const MarkedText text =
      marked_text("[Ann Alpha], who met [Bob Beta] on Monday in Oslo, has thanked [s:Utopia].");
  const auto ties = stated_ties(text.document, text.annotation).ties;
  ASSERT_EQ(ties.size(), 2u);
  EXPECT_EQ(ties[0].when_stated, "on Monday");
  EXPECT_EQ(ties[1].when_stated, "");
}

TEST(Meeting, OfTheAuthorOfAStatementIsHis) {
  EXPECT_EQ(meetings("Statement by Foreign Minister [Ann Alpha] on grain\n\nI have spoken today to "
                     "[Bob Beta] and to [Carl Gamma]."),
            "Ann Alpha+Bob Beta; Ann Alpha+Carl Gamma");
  EXPECT_EQ(meetings("I have spoken today to [Bob Beta]. [Ann Alpha] smiled."), "");
}

TEST(Meeting, NamesTheHost) {
  const MarkedText text = marked_text("[Ann Alpha] hosted [Bob Beta] in Oslo.");
  const auto ties = stated_ties(text.document, text.annotation).ties;
  ASSERT_EQ(ties.size(), 1u);
  EXPECT_EQ(ties[0].who[0].role, Role::host);
  EXPECT_EQ(ties[0].who[1].role, Role::attendee);
}

}  // namespace
}  // namespace entente
