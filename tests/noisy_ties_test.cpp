// Text that is no prose, or far too much of it: time stays bounded and nobody is
// said to have met or attacked anybody.

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <ostream>
#include <string>

#include "extract/annotate.h"
#include "extract/event.h"
#include "tests/event_text.h"

namespace entente {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// Seconds of processor time that the rules take for the text, the best of three.
double seconds_for(const std::string& source) {
  const MarkedText text = marked_text(source);
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    stated_ties(text.document, text.annotation);
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

struct Endless {
  const char* name;
  const char* part;  // repeated without a full stop
  int tokens;        // of the part
};

void PrintTo(const Endless& e, std::ostream* out) { *out << e.name; }

// Instrumented code is several times slower.
#ifdef ENTENTE_SLOW_BUILD
constexpr double most_seconds = 20;
#else
constexpr double most_seconds = 2;
#endif

class EndlessSentences : public testing::TestWithParam<Endless> {};

// Four times the words may take six times as long, and a twentieth of a second more for
// what does not depend on them.
TEST_P(EndlessSentences, TakeTimeInProportion) {
  const int parts = 5000 / GetParam().tokens;
  const double whole = seconds_for(repeated(GetParam().part, parts) + "end.");
  const double quarter = seconds_for(repeated(GetParam().part, parts / 4) + "end.");
  EXPECT_LT(whole, 6 * quarter + 0.05) << GetParam().name;
  EXPECT_LT(whole, most_seconds) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    Noise, EndlessSentences,
    testing::Values(Endless{"names", "[Ann Alpha] and [Bob Beta] met , ", 6},
                    Endless{"triggers", "met accused attacked talks with ", 5},
                    Endless{"clauses", "who said that [s:Utopia] accused [s:Arcadia] which ", 7},
                    Endless{"open quotes", "\" [Ann Alpha] said , \" ( \u201c met ", 8},
                    Endless{"days", "on Friday 10 January 2022 in Oslo ", 7},
                    Endless{"plain words", "grey cloth lay on the long table and ", 8},
                    Endless{"offices", "officials of ", 2},
                    Endless{"meetings of meetings", "[Ann Alpha] and [Bob Beta] met, who met ", 9},
                    Endless{"letters", "A, ", 2},
                    Endless{"claims", "[Ann Alpha] said that [Bob Beta], ", 7},
                    Endless{"talks", "talks with officials and ", 4},
                    Endless{"meetings of nobody", "after meeting ", 2},
                    Endless{"pronouns", "he told them ", 3}, Endless{"plans", "the plan of ", 3},
                    Endless{"troops", "between [Ann Alpha] and the troops, for which ", 9},
                    Endless{"one name", "[Ann Alpha], ", 3}));

std::string many_names(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    const std::string name = std::string("[Ann ") + static_cast<char>('A' + i % 26) +
                             static_cast<char>('a' + i / 26 % 26) + "lpha]";
    out += (i == 0 ? "" : i + 1 == count ? " and " : ", ") + name;
  }
  return out;
}

TEST(NoisyTies, OfThreeHundredNamesAreOneRecordAtMost) {
  const MarkedText text = marked_text(many_names(300) + " met in Oslo on Friday.");
  const auto ties = stated_ties(text.document, text.annotation).ties;
  EXPECT_LE(ties.size(), 1u);
}

TEST(NoisyTies, OfAListWithoutAVerbAreNone) {
  const MarkedText text = marked_text("Guests of the gala: " + many_names(300) + ".");
  EXPECT_TRUE(stated_ties(text.document, text.annotation).ties.empty());
}

class Noise : public testing::TestWithParam<const char*> {};

TEST_P(Noise, TellsNothing) {
  const MarkedText text = marked_text(GetParam());
  std::string told;
  for (const Tie& tie : stated_ties(text.document, text.annotation).ties) {
    if (tie.kind == TieKind::affiliation || tie.kind == TieKind::quote) continue;
    told += std::string(name_of(tie.kind)) + " " + text.who(tie) + "; ";
  }
  EXPECT_EQ(told, "") << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    Text, Noise,
    testing::Values("[Ann Alpha] | met | 12 | 7.5 | [Bob Beta]",
                    "[s:Utopia] 3 [s:Arcadia] 1 (attack 44, shots 12)",
                    "[Ann Alpha] rnet [Bob Beta] 1n 0slo 0n Fr1day",
                    "[Ann Alpha] ... m e t ... [Bob Beta]",
                    "MEETINGS [Ann Alpha] ATTACKS 9 [Bob Beta] TALKS 4",
                    "[Ann Alpha] (met) [Bob Beta] (accused) page 4 of 12",
                    "\" \" \" ( ( met [Ann Alpha] ) ) \" \" [Bob Beta] \"",
                    "Photo: [Ann Alpha] / Graphics: [Bob Beta] / More on the talks: page 7",
                    "Click here for [Ann Alpha] attacks [Bob Beta] videos share tweet",
                    "1. [s:Utopia] 2. [s:Arcadia] 3. accused 4. of 5. war"));

// The whole of extraction, names found by itself.
TEST(NoisyTies, OfUnbrokenCapitalsStayBounded) {
  Document document;
  document.text = repeated("PRESIDENT ANN ALPHA MET \"BOB BETA OF UTOPIA ATTACKED ", 600) + ".";
  const std::clock_t begin = std::clock();
  annotate(document);
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 5.0);
}

}  // namespace
}  // namespace entente
