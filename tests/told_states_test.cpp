#include "extract/told_states.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/annotated.h"

// All states and persons here are invented, but for those that stand beside them.

namespace entente {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

using test::forms;
using test::read;

std::vector<std::string> of_type(const std::string& text, ActorType type) {
  std::vector<std::string> out;
  for (const Entity& e : read(text).entities)
    if (e.type == type) out.push_back(e.name);
  return out;
}

TEST(ToldStates, KnowsAStateByItsOffices) {
  for (const std::string text :
       {"The Prime Minister of Zembavia resigned.", "Zembavia's Defence Ministry denied it.",
        "They spoke of relations between Zembavia and Peru.", "The Republic of Zembavia agreed.",
        "Zembavia wrote. The Zembavian foreign minister signed.",
        "Zembavia on Monday accused him. Zembavia's government wrote."})
    EXPECT_THAT(of_type(text, ActorType::state), Contains("Zembavia")) << text;
}

TEST(ToldStates, LeavesPersonsAndUnsureWordsAlone) {
  for (const std::string text : {"President Tamo Grelik spoke. Grelik's foreign minister wrote.",
                                 "Grelik's government fell.", "Grelik accused them of theft."})
    EXPECT_THAT(of_type(text, ActorType::state), Not(Contains("Grelik"))) << text;
}

TEST(ToldStates, JoinsTheDemonymAndTheCapital) {
  const std::string text =
      "Zembavia's ambassador left. She was seen in Dorvaal, the Zembavian capital. "
      "Zembavian troops moved. Dorvaal accused Peru of lies.";
  EXPECT_THAT(forms(text, "Zembavia"),
              ElementsAre("Zembavia", "Zembavian", "Zembavian", "Dorvaal"));
}

TEST(LineLabels, TakesNoActorFromADateline) {
  EXPECT_THAT(forms("DORVAAL, Monday (Tarn News Agency) - Peru agreed.", "DORVAAL"), IsEmpty());
  EXPECT_THAT(of_type("DORVAAL, March 3 - Peru agreed.", ActorType::organization), IsEmpty());
  EXPECT_THAT(of_type("Dorvaal (Tarn News Agency) — Peru agreed.", ActorType::media),
              ElementsAre("Tarn News Agency"));
}

TEST(LineLabels, TakesNoActorFromSpeakersOfAnInterview) {
  const std::string text =
      "QZT: Where were you?\n\nI was at home.\n\nQZT: And then?\n\nThen I went to bed.";
  EXPECT_THAT(read(text).mentions, IsEmpty());
}

TEST(NameRuns, LeavesDaysOutOfNames) {
  const std::string text = "They quietly met Wilma Sorrel Tuesday afternoon. On Friday Sorrel left.";
  EXPECT_THAT(of_type(text, ActorType::person), ElementsAre("Wilma Sorrel"));
  EXPECT_THAT(forms(text, "Wilma Sorrel"), ElementsAre("Wilma Sorrel", "Sorrel"));
}

std::vector<std::string> roles(const std::string& text, const std::string& name) {
  for (const Entity& e : read(text).entities)
    if (e.name == name) return e.roles;
  return {"no such entity"};
}

TEST(Roles, AreNoFormsOfAddressAndTakeTheArticle) {
  EXPECT_THAT(roles("Mrs Wilma Sorrel left.", "Wilma Sorrel"), IsEmpty());
  EXPECT_THAT(roles("US Secretary of State Wilma Sorrel left.", "Wilma Sorrel"),
              ElementsAre("Secretary of State of the United States"));
  EXPECT_THAT(roles("Peru's President Wilma Sorrel left.", "Wilma Sorrel"),
              ElementsAre("President of Peru"));
}

TEST(Roles, HoldALongFieldOfOffice) {
  EXPECT_THAT(roles("Peruvian Minister for Rural Affairs and Sea Trade Robert Sorrel left.",
                    "Robert Sorrel"),
              ElementsAre("Minister for Rural Affairs and Sea Trade of Peru"));
}

// "Minister for Economic Affairs" is a title of the tables, and its field goes on.
TEST(Roles, GoOnBehindATitleOfTheTables) {
  EXPECT_THAT(roles("The Dutch Minister for Economic Affairs and Sea Trade Robert Sorrel left.",
                    "Robert Sorrel"),
              ElementsAre("Minister for Economic Affairs and Sea Trade of the Netherlands"));
}

TEST(Bodies, AreDividedAtAndBeforeAnotherBody) {
  EXPECT_THAT(of_type("The Peruvian Union of Writers and Reporters Without Borders protested.",
                      ActorType::organization),
              ElementsAre("Peruvian Union of Writers", "Reporters Without Borders"));
}

TEST(Bodies, KeepTheirFirstWordBeforeAnOffice) {
  const std::string text = "Coastal Cooperation Organisation secretary general Wilma Sorrel left.";
  EXPECT_THAT(of_type(text, ActorType::organization),
              ElementsAre("Coastal Cooperation Organisation"));
  EXPECT_THAT(of_type(text, ActorType::person), ElementsAre("Wilma Sorrel"));
}

TEST(Bodies, AreNoMagazineInTheFieldOfAnOffice) {
  EXPECT_THAT(of_type("The Ministers of Foreign Affairs agreed.", ActorType::media), IsEmpty());
}

TEST(Metonymy, TakesARecipientForAGovernment) {
  for (const std::string text : {"They will give Lima millions.", "New sanctions on Lima followed.",
                                 "He promised support to Lima."})
    EXPECT_THAT(of_type(text, ActorType::state), ElementsAre("Peru")) << text;
  EXPECT_THAT(of_type("He took a flight to Lima.", ActorType::state), IsEmpty());
}

}  // namespace
}  // namespace entente
