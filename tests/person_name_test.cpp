#include "extract/actors/person_name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

NameMatch matched(std::string_view a, std::string_view b) {
  return match(parse_person_name(fold(a)), parse_person_name(fold(b)));
}

TEST(PersonName, HasGivenNamesASurnameAndASuffix) {
  const PersonName name = parse_person_name("george h. w. bush sr.");
  EXPECT_THAT(name.given, ElementsAre("george", "h", "w"));
  EXPECT_EQ(name.surname, "bush");
  EXPECT_EQ(name.suffix, "sr");
}

TEST(PersonName, LeavesParticlesOut) {
  EXPECT_THAT(parse_person_name("ursula von der leyen").given, ElementsAre("ursula"));
  EXPECT_EQ(parse_person_name("bashar al-assad").surname, "assad");
  EXPECT_THAT(parse_person_name("mohammed bin salman").given, ElementsAre("mohammed"));
  EXPECT_TRUE(parse_person_name("von der leyen").alone());
  EXPECT_THAT(parse_person_name("al gore").given, ElementsAre("al"));
}

TEST(PersonName, MatchesTheSameWordsInAnyOrder) {
  EXPECT_EQ(matched("Xi Jinping", "Jinping Xi"), NameMatch::same);
  EXPECT_EQ(matched("Ren\u00e9 L\u00e9vesque", "Rene Levesque"), NameMatch::same);
}

TEST(PersonName, MatchesWithoutMiddleNames) {
  EXPECT_EQ(matched("John R. Bolton", "John Bolton"), NameMatch::shorter);
  EXPECT_EQ(matched("John R. Bolton", "John Robert Bolton"), NameMatch::shorter);
  EXPECT_EQ(matched("Aung San Suu Kyi", "Suu Kyi"), NameMatch::shorter);
}

TEST(PersonName, TellsMiddleInitialsApart) {
  EXPECT_EQ(matched("George W. Bush", "George H. W. Bush"), NameMatch::different);
  EXPECT_EQ(matched("John A. Smith", "John B. Smith"), NameMatch::different);
}

TEST(PersonName, MatchesTranscriptions) {
  for (const char* other : {"Volodymyr Zelenskyy", "Vladimir Zelenskiy", "Volodymyr Zelenskyi"})
    EXPECT_EQ(matched("Volodymyr Zelensky", other), NameMatch::spelling) << other;
  EXPECT_EQ(matched("Muammar Gaddafi", "Moammar al-Qadhafi"), NameMatch::spelling);
  EXPECT_EQ(matched("Mohammed Daoud", "Muhammad Daoud"), NameMatch::spelling);
  EXPECT_EQ(matched("Sergei Ryabkov", "Sergey Ryabkoff"), NameMatch::spelling);
}

TEST(PersonName, MatchesInitialsAndPetNamesAsWeaker) {
  EXPECT_EQ(matched("J. Bolton", "John Bolton"), NameMatch::initial);
  EXPECT_EQ(matched("Bill Clinton", "William Clinton"), NameMatch::pet_name);
  EXPECT_EQ(matched("J. Bolton", "Michael Bolton"), NameMatch::different);
}

TEST(PersonName, KeepsDifferentGivenNamesApart) {
  EXPECT_EQ(matched("Sergey Danilenko", "Olga Danilenko"), NameMatch::different);
  EXPECT_EQ(matched("Sergey Lavrov", "Sergey Ryabkov"), NameMatch::different);
}

TEST(PersonName, KeepsFatherAndSonApart) {
  EXPECT_EQ(matched("Karl Rand Jr.", "Karl Rand Sr."), NameMatch::different);
  EXPECT_EQ(matched("Karl Rand the Elder", "Karl Rand the Younger"), NameMatch::different);
  EXPECT_EQ(matched("Karl Rand", "Karl Rand Jr."), NameMatch::relative);
}

TEST(PersonName, TakesOneSlipForAMisspelling) {
  EXPECT_EQ(matched("Volodoymyr Zhukovskyy", "Volodymyr Zhukovskyy"), NameMatch::misspelt);
  EXPECT_EQ(matched("Anders Rasmusen", "Anders Rasmussen"), NameMatch::spelling);
  EXPECT_EQ(matched("Anders Rasmussen", "Andres Rasmussen"), NameMatch::misspelt);
}

}  // namespace
}  // namespace entente
