#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/mended_names.h"

namespace entente {
namespace {

constexpr NameType per = NameType::person, org = NameType::organization, loc = NameType::location;

TEST(NamePieces, DividePersonsAtAndAndAtATitleAfterAComma) {
  EXPECT_EQ(mended("we met Anna Velden and Bo Kadar today", {{2, 7, per}}),
            (Names{{2, 4, per}, {5, 7, per}}));
  EXPECT_EQ(mended("thanks to Velden , Senator Kadar , and you", {{2, 6, per}}),
            (Names{{2, 3, per}, {5, 6, per}}));
  EXPECT_EQ(mended("Anna Velden of Peru and Bo Kadar of ICBL", {{0, 4, per}, {5, 9, per}}),
            (Names{{0, 2, per}, {3, 4, loc}, {5, 7, per}, {8, 9, org}}));
  EXPECT_EQ(mended("Prince Henry of Wales", {{0, 4, per}}), (Names{{0, 4, per}}));
  EXPECT_EQ(mended("thanks to Anna Velden , Jr. for it", {{2, 6, per}}), (Names{{2, 6, per}}));
}

TEST(NamePieces, DivideOrganisationsThatEachEndAsOne) {
  EXPECT_EQ(mended("the Velden Foundation and the Kadar Institute said", {{1, 7, org}}),
            (Names{{1, 3, org}, {5, 7, org}}));
  EXPECT_EQ(mended("the Food and Agriculture Organization said", {{1, 5, org}}),
            (Names{{1, 5, org}}));
  EXPECT_EQ(mended("the Council for Trade and Science Committee said", {{1, 7, org}}),
            (Names{{1, 7, org}}));
}

TEST(NamePieces, KeepAddressesOutOfNames) {
  EXPECT_EQ(mended("Anna Velden a.velden@example.org Kadar Library", {{0, 5, org}}),
            (Names{{0, 2, org}, {3, 5, org}}));
}

TEST(NamePieces, GiveInitialsToTheirPerson) {
  EXPECT_EQ(mended("appeared : K. J. Michael Velden", {{4, 6, per}}), (Names{{2, 6, per}}));
  EXPECT_EQ(mended("Annex K. Michael Velden", {{0, 2, org}, {2, 4, per}}),
            (Names{{0, 2, org}, {2, 4, per}}));
}

TEST(NamePieces, KeepAPlaceWithAnAndWhole) {
  EXPECT_EQ(mended("in Trinidad and Tobago today", {{1, 2, loc}, {3, 4, loc}}),
            (Names{{1, 4, loc}}));
  EXPECT_EQ(
      mended("the Newfoundland and Labrador Court of Appeal held", {{1, 2, loc}, {3, 7, org}}),
      (Names{{1, 7, org}}));
  EXPECT_EQ(mended("in Peru and Tobago today", {{1, 2, loc}, {3, 4, loc}}),
            (Names{{1, 2, loc}, {3, 4, loc}}));
}

TEST(NamePieces, MakeAPlaceAndItsNewspaperOne) {
  EXPECT_EQ(mended("told the Lima Gazette on Monday", {{2, 3, loc}}), (Names{{2, 4, org}}));
  EXPECT_EQ(mended("told the Lima Herald Building", {{2, 3, loc}}), (Names{{2, 3, loc}}));
  EXPECT_EQ(mended("in Lima times change", {{1, 2, loc}}), (Names{{1, 2, loc}}));
}

TEST(NamePieces, TakeSchoolsForOrganisationsAndJusticesForPersons) {
  EXPECT_EQ(mended("at Velden School in Lima", {{1, 3, loc}, {4, 5, loc}}),
            (Names{{1, 3, org}, {4, 5, loc}}));
  EXPECT_EQ(mended("by Justice Johnson yesterday", {{1, 3, org}}), (Names{{2, 3, per}}));
  EXPECT_EQ(mended("by Justice Department yesterday", {{1, 3, org}}), (Names{{1, 3, org}}));
}

TEST(NamePieces, FindWhoIsAddressedAndLeaveOutWhoIsNobody) {
  EXPECT_EQ(mended("and Reverend Moomaw spoke to Ms. Tanvald .", {}),
            (Names{{2, 3, per}, {6, 7, per}}));
  EXPECT_EQ(mended("Dear Sir or Madam , Yours", {}), Names{});
  EXPECT_EQ(mended("Anna Velden , QC , and the Senators", {{0, 2, per}, {3, 4, org}, {7, 8, per}}),
            (Names{{0, 2, per}}));
}

TEST(NamePieces, FindAGivenNameAndAWordThatIsNoOthers) {
  EXPECT_EQ(mended("They quietly met Wilma Sorrvik Tuesday .", {}), (Names{{3, 5, per}}));
  EXPECT_EQ(mended("They quietly met Paris Agreement parties .", {}), Names{});
  EXPECT_EQ(mended("the Henry Sorrvik Tower fell .", {}), Names{});
  EXPECT_EQ(mended("THEY MET WILMA SORRVIK .", {}), Names{});
}

}  // namespace
}  // namespace entente
