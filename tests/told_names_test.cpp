#include "extract/told_names.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/given_names.h"
#include "tests/annotated.h"

namespace entente {
namespace {

using testing::ElementsAre;

// Whether the first place of the one name and the last of the other mean one actor.
bool one(const std::string& text, const std::string& a, const std::string& b, GivenKind kind) {
  std::vector<GivenName> given;
  const auto mark = [&](std::size_t at, const std::string& name) {
    const auto begin = static_cast<std::uint32_t>(at);
    given.push_back({{begin, begin + static_cast<std::uint32_t>(name.size())}, kind});
  };
  mark(text.find(a), a);
  mark(text.rfind(b), b);
  const std::vector<std::uint32_t> chains = chains_of(text, given);
  return chains[0] == chains[1];
}
bool one_person(const std::string& text, const std::string& a, const std::string& b) {
  return one(text, a, b, GivenKind::person);
}
bool one_body(const std::string& text, const std::string& a, const std::string& b) {
  return one(text, a, b, GivenKind::organization);
}

TEST(ToldNames, ATelephoneCallGivesNoName) {
  const std::string text = "The commissioner, Paul Zerafa, called Kronberg on Monday.";
  EXPECT_FALSE(one_person(text, "Paul Zerafa", "Kronberg"));
  EXPECT_TRUE(one_person("Paul Zerafa, called Kronberg, was there.", "Paul Zerafa", "Kronberg"));
}

TEST(ToldNames, JoinWhatThePhraseCallsAPerson) {
  for (const char* phrase :
       {", better known as ", " (born 4 May 1960), also known as ", " (born 1960, formerly ",
        ", née ", ", more commonly known in Utopia as ", ", who was later renamed ", " (born ",
        ", known by her stage name "})
    EXPECT_TRUE(one_person("Maria Velden" + std::string(phrase) + "Ana Horst, sang on Friday.",
                           "Maria Velden", "Ana Horst"))
        << phrase;
}

TEST(ToldNames, LeaveOutFiguresOfSpeechAndOtherPersons) {
  for (const char* text : {"Maria Velden, nicknamed the Ana Horst of Utopia, sang.",
                           "Maria Velden, formerly Ana Horst's aide, sang.",
                           "Maria Velden, a friend of the man known as Ana Horst, sang.",
                           "Maria Velden, born in Oslo to Ana Horst, sang.",
                           "Maria Velden, Ana Horst and others sang."})
    EXPECT_FALSE(one_person(text, "Maria Velden", "Ana Horst")) << text;
}

TEST(ToldNames, JoinTheHeadingWithTheNameBehindIt) {
  const std::string text =
      "Ana Horst\n\nMaria Jana Velden (born 4 May 1960), better known as Ana Horst, sang. Horst "
      "left.";
  const auto at = [&](const std::string& name, std::size_t from) {
    const auto begin = static_cast<std::uint32_t>(text.find(name, from));
    return GivenName{{begin, begin + static_cast<std::uint32_t>(name.size())}, GivenKind::person};
  };
  const std::string whole = "Maria Jana Velden (born 4 May 1960), better known as Ana Horst";
  EXPECT_THAT(chains_of(text, {at("Ana Horst", 0), at(whole, 0), at("Horst", text.rfind("Horst"))}),
              ElementsAre(0, 0, 0));
}

TEST(ToldNames, GoBeforeATableThatGivesTheLettersToAnotherBody) {
  const std::string text = "Rebels of the Ostrian Liberation Front (OLF) left. The OLF denied it.";
  EXPECT_THAT(test::forms(text, "Ostrian Liberation Front"),
              ElementsAre("Ostrian Liberation Front", "OLF", "OLF"));
  EXPECT_EQ(test::read(text).entities.front().canonical, "");
  EXPECT_THAT(test::forms("The Organisation for Security & Co-operation in Europe (OSCE) met.",
                          "Organization for Security and Co-operation in Europe"),
              testing::SizeIs(2));
}

TEST(ToldNames, JoinAnAcronymWhoseLettersStandInTheName) {
  EXPECT_TRUE(one_body("The Utopian Railroad Gauge Board (URRGAB) met.",
                       "Utopian Railroad Gauge Board", "URRGAB"));
  EXPECT_TRUE(one_body("URRGAB (Utopian Railroad Gauge Board) met.", "Utopian Railroad Gauge Board",
                       "URRGAB"));
  EXPECT_TRUE(one_body("Velden Wing Works Co. , Ltd., or VWW, met.", "Velden Wing Works", "VWW"));
  EXPECT_TRUE(one_body("The Office of Velden Roads (OVRD), or OFFVEL, met.",
                       "Office of Velden Roads", "OVRD"));
  EXPECT_FALSE(
      one_body("The Utopian Railroad Board (XKCQ) met.", "Utopian Railroad Board", "XKCQ"));
}

TEST(ToldNames, JoinBodiesThatChangedTheirNames) {
  EXPECT_TRUE(one_body("Orano Rail (formerly Velden Gas) met.", "Orano Rail", "Velden Gas"));
  EXPECT_TRUE(one_body("Orano Rail, later renamed Velden Gas, met.", "Orano Rail", "Velden Gas"));
  EXPECT_FALSE(one_body("Orano Rail, Velden Gas and others met.", "Orano Rail", "Velden Gas"));
}

TEST(ToldNames, JoinANameWithALegalFormOrClassWordLess) {
  EXPECT_TRUE(one_body("Orano Gas Ltd. met. Later Orano Gas left.", "Orano Gas Ltd.", "Orano Gas"));
  EXPECT_TRUE(one_body("Green Door Records met. On Friday Green Door left.", "Green Door Records",
                       "Green Door"));
}

TEST(ToldNames, AreLinearInOpenBracketsAndQuotes) {
  std::string text = "Ann Lee ";
  for (int i = 0; i < 20000; ++i) text += "(also known as \"";
  text += "Ana Horst";
  EXPECT_FALSE(one_person(text, "Ann Lee", "Ana Horst"));
}

}  // namespace
}  // namespace entente
