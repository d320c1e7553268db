#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/mended_names.h"

namespace entente {
namespace {

constexpr NameType per = NameType::person, org = NameType::organization, loc = NameType::location,
                   misc = NameType::miscellany;

TEST(NameBounds, LeaveTitlesOutOfPersons) {
  EXPECT_EQ(mended("President Anna Velden and Professor Kadar", {{0, 3, per}, {4, 6, per}}),
            (Names{{1, 3, per}, {5, 6, per}}));
  EXPECT_EQ(mended("Madam Speaker spoke", {{0, 2, per}}), (Names{{0, 2, per}}));
  EXPECT_EQ(mended("President of Peru", {{0, 1, per}, {2, 3, loc}}),
            (Names{{0, 1, per}, {2, 3, loc}}));
}

TEST(NameBounds, InventNoPersonFromAVenue) {
  EXPECT_EQ(mended("at Hotel President Velden today", {{3, 4, per}}), (Names{{1, 4, loc}}));
  EXPECT_EQ(mended("at Hotel Velden today", {{2, 3, per}}), (Names{{1, 3, loc}}));
  EXPECT_EQ(mended("near Anna Velden Airport and Velden Stadium", {{1, 3, per}, {5, 6, per}}),
            (Names{{1, 4, loc}, {5, 7, loc}}));
  EXPECT_EQ(mended("a hotel Velden owns", {{2, 3, per}}), (Names{{2, 3, per}}));
}

TEST(NameBounds, TakeNoSeatForAPerson) {
  EXPECT_EQ(mended("the Kremlin said", {{1, 2, per}}), (Names{{1, 2, loc}}));
  EXPECT_EQ(mended("the Kremlin said", {{1, 2, org}}), (Names{{1, 2, org}}));
}

TEST(NameBounds, MakeABodyAndItsStateOne) {
  EXPECT_EQ(mended("the Russian Foreign Ministry said", {{1, 2, misc}, {2, 4, org}}),
            (Names{{1, 4, org}}));
  EXPECT_EQ(mended("the Russian Foreign Ministry said", {{1, 2, misc}}), (Names{{1, 4, org}}));
  EXPECT_EQ(mended("the Russian troops left", {{1, 2, misc}}), (Names{{1, 2, misc}}));
}

TEST(NameBounds, KeepAListedOrganisationWhole) {
  const std::string text = "the Organization for Security and Co-operation in Europe met in Oslo";
  EXPECT_EQ(mended(text, {{1, 5, org}, {7, 8, loc}, {10, 11, loc}}),
            (Names{{1, 8, org}, {10, 11, loc}}));
  EXPECT_EQ(mended(text, {{0, 4, org}, {10, 11, loc}}), (Names{{0, 4, org}, {10, 11, loc}}));
  EXPECT_EQ(mended(text, {}), (Names{{1, 8, org}}));
}

TEST(NameBounds, AreFoundInALongSentenceInTime) {
  std::string text = "the";
  for (int i = 0; i < 100'000; ++i) text += " Group of Eight Velden";
  Names names;
  for (std::uint32_t i = 0; i < 100'000; ++i) names.push_back({4 * i + 4, 4 * i + 5, per});
  const Names out = mended(text, names);
  ASSERT_EQ(out.size(), 200'000u);
  EXPECT_EQ(out[199'998], (NameSpan{399'997, 400'000, org}));
}

TEST(NameBounds, KeepNamesInOrderAndApart) {
  const Names names =
      mended("Hotel President Anna Velden Airport Group of Eight Russian Foreign Ministry",
             {{0, 1, org}, {1, 2, misc}, {2, 4, per}, {4, 5, org}, {8, 9, misc}});
  for (std::size_t i = 1; i < names.size(); ++i) EXPECT_LE(names[i - 1].end, names[i].first);
  EXPECT_EQ(names.back(), (NameSpan{8, 11, org}));
  EXPECT_EQ(mended("", {}), Names{});
}

}  // namespace
}  // namespace entente
