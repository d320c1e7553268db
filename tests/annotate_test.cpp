#include "extract/annotate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/annotated.h"

// All names of persons here are invented.

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using test::forms;
using test::read;

std::vector<std::string> names(const std::string& text) {
  std::vector<std::string> out;
  for (const Entity& entity : read(text).entities) out.push_back(entity.name);
  return out;
}

std::string reason(const std::string& text, const std::string& surface) {
  const Annotation a = read(text);
  for (const Mention& m : a.mentions)
    if (cut(text, m.span) == surface) return m.reason;
  return "no such mention";
}

TEST(Annotate, JoinsASurnameToTheFullName) {
  const std::string text = "Maria Velden met Tom Harker on Monday. Velden said it went well.";
  EXPECT_THAT(forms(text, "Maria Velden"), ElementsAre("Maria Velden", "Velden"));
  EXPECT_EQ(reason(text, "Velden"), "surname of an earlier name");
}

TEST(Annotate, JoinsATitleWithASurname) {
  const std::string text = "Peru's President Maria Velden arrived. Later, President Velden spoke.";
  EXPECT_THAT(forms(text, "Maria Velden"), ElementsAre("Maria Velden", "Velden"));
}

TEST(Annotate, TakesTheTextsOwnAcronymBeforeATables) {
  const std::string text =
      "The National Authority for Tree Observation (NATO) met. NATO counted its trees.";
  EXPECT_THAT(forms(text, "National Authority for Tree Observation"),
              ElementsAre("National Authority for Tree Observation", "NATO", "NATO"));
}

TEST(Annotate, TellsARoleOfTheBodyThatTheTextMeans) {
  const std::vector<Entity> entities =
      read(
          "The National Authority for Tree Observation (NATO) met. NATO's president, Ann Vogel, "
          "left.")
          .entities;
  ASSERT_EQ(entities.back().name, "Ann Vogel");
  EXPECT_THAT(entities.back().roles,
              ElementsAre("president of National Authority for Tree Observation"));
}

TEST(Annotate, KeepsTwoPersonsOfOneSurnameApart) {
  const std::string text =
      "Maria Velden spoke. Velden left. Then Tom Velden came. Velden sat down.";
  EXPECT_THAT(forms(text, "Maria Velden"), ElementsAre("Maria Velden", "Velden"));
  EXPECT_THAT(forms(text, "Tom Velden"), ElementsAre("Tom Velden", "Velden"));
}

TEST(Annotate, TakesANationalityBeforeATitleForTheState) {
  EXPECT_THAT(names("German Chancellor Ann Vogel resigned."), ElementsAre("Germany", "Ann Vogel"));
}

TEST(Annotate, EndsATownBeforeAName) {
  EXPECT_THAT(forms("President Chen Yi-fan spoke. In Vilnius Chen met Ann Vogel.", "Chen Yi-fan"),
              ElementsAre("Chen Yi-fan", "Chen"));
}

TEST(Annotate, LinksAPronounAfterABodyThatActs) {
  EXPECT_THAT(forms("Tom Harker resigned. The Labour Party accused him of waste.", "Tom Harker"),
              ElementsAre("Tom Harker", "him"));
}

TEST(Annotate, LowersANameInCapitalsThatTheTextAlsoHasWithout) {
  EXPECT_THAT(names("PRIME MINISTER TOM HARKER left Oslo on Friday. Harker's aide stayed there."),
              testing::Contains("Tom Harker"));
}

TEST(Annotate, KnowsATitleWhereASentenceBegins) {
  const std::vector<Entity> entities = read("Opposition leader Ann Vogel resigned.").entities;
  ASSERT_EQ(entities.size(), 1u);
  EXPECT_THAT(entities[0].roles, ElementsAre(testing::HasSubstr("pposition leader")));
}

TEST(Annotate, KnowsTheUnitedNationsByTheirLetters) {
  EXPECT_THAT(names("The UN Mission in South Sudan (UNMISS) protested. UNMISS left."),
              ElementsAre("United Nations Mission in South Sudan"));
}

TEST(Annotate, NamesAStateByAliasAndNationality) {
  const std::string text = "The US sent aid. American troops left, and the United States knew.";
  EXPECT_THAT(forms(text, "United States"), ElementsAre("US", "American", "United States"));
}

TEST(Annotate, TakesACapitalThatActsForItsGovernment) {
  EXPECT_THAT(forms("Madrid denied the report.", "Spain"), ElementsAre("Madrid"));
  EXPECT_THAT(names("The report was written in Madrid by Tom Harker."), ElementsAre("Tom Harker"));
}

TEST(Annotate, LinksAnAcronymToTheNameBeforeIt) {
  const std::string text =
      "The Council for Rivers and Ports in Asia (CRPA) met. The CRPA said nothing.";
  EXPECT_THAT(forms(text, "Council for Rivers and Ports in Asia"),
              ElementsAre("Council for Rivers and Ports in Asia", "CRPA", "CRPA"));
}

TEST(Annotate, TakesAMinistryWithItsNationalityForOneBody) {
  EXPECT_THAT(names("The Chilean Foreign Ministry called on Tom Harker."),
              ElementsAre("Chilean Foreign Ministry", "Tom Harker"));
}

TEST(Annotate, DoesNotTakeABuildingForAnActor) {
  EXPECT_THAT(names("They met at Hotel President Harker in Geneva."), IsEmpty());
}

TEST(Annotate, DoesNotTakeTheFirstWordOfASentenceForAName) {
  EXPECT_THAT(names("Critics spoke. Later it rained. Nothing happened."), IsEmpty());
}

TEST(Annotate, RemembersTheOffice) {
  const Annotation a = read("German Foreign Minister Maria Velden arrived.");
  ASSERT_EQ(a.entities.size(), 2u);
  EXPECT_THAT(a.entities[1].roles, ElementsAre("Foreign Minister of Germany"));
}

TEST(Annotate, LinksAnOfficeToTheOneWhoHoldsIt) {
  const std::string text =
      "French Foreign Minister Maria Velden came. The French foreign minister then left.";
  EXPECT_THAT(forms(text, "Maria Velden"), ElementsAre("Maria Velden", "foreign minister"));
}

TEST(Annotate, DoesNotTakeALongRunOfCapitalsForAName) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "Aa ";
  EXPECT_THAT(names(text), IsEmpty());
}

TEST(Annotate, FindsNoActorsInScriptsWithoutCapitals) {
  EXPECT_THAT(names("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd. \u4e2d\u56fd\u5916\u4ea4"),
              IsEmpty());
}

TEST(Annotate, KeepsMentionsSortedDisjointAndInsideTheirSentences) {
  const std::string text =
      "Spain's Foreign Minister Maria Velden (PSOE) met UN Secretary-General Tom Harker in "
      "Oslo.\n\n"
      "\"Velden,\" said Harker, \"spoke for Madrid and the European Union.\"";
  const Annotation a = read(text);
  ASSERT_GE(a.mentions.size(), 6u);
  std::uint32_t end = 0;
  for (const Mention& m : a.mentions) {
    EXPECT_GE(m.span.begin, end);
    end = m.span.end;
    EXPECT_TRUE(a.sentences[m.sentence].span.contains(m.span));
    EXPECT_EQ(a.tokens[m.first_token].span.begin, m.span.begin);
    EXPECT_EQ(a.tokens[m.end_token - 1].span.end, m.span.end);
    EXPECT_LT(m.entity, a.entities.size());
    EXPECT_FALSE(m.reason.empty());
  }
}

TEST(Annotate, DoesNotTakeThePronounForAKing) {
  const std::string text = "King Harald I spoke. \"And then I left,\" he said. I stayed.";
  const Annotation a = read(text);
  for (const Mention& m : a.mentions) EXPECT_NE(cut(text, m.span), "I");
}

TEST(Annotate, IsTheSameTwice) {
  const std::string text = "Maria Velden met Tom Harker in Oslo. NATO and the UN agreed.";
  EXPECT_EQ(names(text), names(text));
}

}  // namespace
}  // namespace entente
