#include "extract/settle_names.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/annotated.h"

namespace entente {
namespace {

using test::read;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> named(const std::string& text, ActorType type) {
  std::vector<std::string> out;
  for (const Entity& e : read(text).entities)
    if (e.type == type) out.push_back(e.name);
  return out;
}
std::vector<std::string> persons(const std::string& text) { return named(text, ActorType::person); }

TEST(SettleNames, KeepAVenueApartFromThePersonItIsNamedAfter) {
  const std::string text =
      "President Omar Haddad died on Friday. Prayers were held at the President Haddad Grand "
      "Mosque in the capital. Haddad was 70.";
  EXPECT_THAT(persons(text), ElementsAre("Omar Haddad"));
  EXPECT_THAT(test::forms(text, "Omar Haddad"), Not(Contains("Haddad Grand Mosque")));
}

TEST(SettleNames, KnowAFirmByWhatOnlyFirmsHave) {
  EXPECT_THAT(persons("Polar Freight's chief executive, Ann Lee, criticised the plan."),
              ElementsAre("Ann Lee"));
  EXPECT_THAT(named("Tovik Dranor's shareholders met on Friday.", ActorType::organization),
              ElementsAre("Tovik Dranor"));
  EXPECT_THAT(persons("Ann Lee's chief executive resigned."), ElementsAre("Ann Lee"));
}

TEST(SettleNames, KnowAFirmByWhatItIsCalled) {
  const std::string text =
      "The shipping firm Polar Line sued the port. Utopia fined Polar Line on Monday.";
  EXPECT_THAT(named(text, ActorType::organization), ElementsAre("Polar Line"));
  EXPECT_THAT(persons("The firm Ann Lee founded closed."), ElementsAre("Ann Lee"));
}

TEST(SettleNames, TakeTheFirstWordOfAFirmForTheFirm) {
  const std::string text =
      "Nordvik Energy said on Monday it would build a plant. Critics accused Nordvik of ignoring "
      "the law. Nordvik denied that.";
  EXPECT_THAT(persons(text), IsEmpty());
  EXPECT_THAT(named(text, ActorType::organization), ElementsAre("Nordvik Energy"));
  EXPECT_THAT(named("The Carlsen Group closed a mine. France accused Carlsen of fraud.",
                    ActorType::organization),
              ElementsAre("Carlsen Group"));
  EXPECT_THAT(persons("Carlsen Holdings is owned by Ada Carlsen. Carlsen denied that."),
              ElementsAre("Ada Carlsen"));
}

TEST(SettleNames, JoinWhatAnAmpersandJoins) {
  const std::string text =
      "Sable & Crane's chief compliance officer, Martin Vella, resigned. Regulators fined the "
      "bank Sable & Crane.";
  EXPECT_THAT(persons(text), ElementsAre("Martin Vella"));
  EXPECT_THAT(named(text, ActorType::organization), ElementsAre("Sable & Crane"));
}

TEST(SettleNames, LeavePersonsWhoseSurnamesAreWordsForVenues) {
  EXPECT_THAT(persons("John Bridge met Tom Hall on Friday, Bridge said."),
              ElementsAre("John Bridge", "Tom Hall"));
}

TEST(SettleNames, KeepAVesselApartFromThePersonItIsNamedAfter) {
  const std::string text =
      "Tom Harker sailed for years, his father said. The charity sent its ship, MV Tom Harker, "
      "to sea.";
  EXPECT_THAT(test::forms(text, "Tom Harker"), Not(Contains("MV Tom Harker")));
  EXPECT_THAT(persons("The frigate Tom Harker left the port on Friday."), IsEmpty());
}

TEST(SettleNames, CutWhatIsNoPartOfTheName) {
  EXPECT_THAT(persons("She spoke to ex-Muslim Sara Karim on Friday, and Karim answered."),
              ElementsAre("Sara Karim"));
  EXPECT_THAT(persons("Gary Johnson spoke to us.\n\nGary Johnson Image: Tom Harker.\n"),
              Contains("Gary Johnson"));
  EXPECT_THAT(persons("Gary Johnson spoke to us.\n\nGary Johnson Image: Tom Harker.\n"),
              Not(Contains("Gary Johnson Image")));
}

TEST(SettleNames, TakeNoBelieverForAPerson) {
  EXPECT_THAT(persons("Yeah, Vexed Muslim is good. She said that she was a Muslim herself."),
              IsEmpty());
}

TEST(SettleNames, TakeNoPluralForAPerson) {
  EXPECT_THAT(persons("The mayor will bring all Orlanders to the hall, he said. Orlanders were "
                      "pleased."),
              IsEmpty());
}

TEST(SettleNames, KeepTheStarApartFromTheNewspaper) {
  EXPECT_THAT(named("In contrast, the Sun is old. The Sun is like a lamp.", ActorType::media),
              IsEmpty());
  EXPECT_THAT(named("The minister told The Sun that he would leave.", ActorType::media),
              ElementsAre("The Sun"));
}

}  // namespace
}  // namespace entente
