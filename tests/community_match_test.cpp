#include "algorithms/community_match.h"

#include <gmock/gmock.h>

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Node> everyone(const std::vector<Members>& communities) {
  std::vector<Node> nodes;
  for (const Members& one : communities) nodes.insert(nodes.end(), one.begin(), one.end());
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

// The windows one after the other; what happens in the last.
std::vector<CommunityLife> last_of(const std::vector<std::vector<Members>>& windows,
                                   double threshold = 0.3) {
  CommunityHistory history(threshold);
  std::vector<CommunityLife> lives;
  for (const auto& communities : windows) lives = history.step(communities, everyone(communities));
  return lives;
}

TEST(CommunityMatch, NumbersTheFirstOnes) {
  const auto lives = last_of({{{0, 1, 2}, {3, 4}}});
  ASSERT_EQ(lives.size(), 2u);
  EXPECT_EQ(lives[0].fate, Fate::born);
  EXPECT_EQ(lives[1].number, 2u);
  EXPECT_THAT(lives[1].from, IsEmpty());
}

// {0 1 2 3} and {1 2 3 4}, and 4 was in the other: 3 of both, 5 of either.
TEST(CommunityMatch, KeepsTheNumberOfTheMostAlike) {
  const auto lives = last_of({{{0, 1, 2, 3}, {4, 5, 6}}, {{5, 6}, {0, 1, 2, 3, 4}}});
  ASSERT_EQ(lives.size(), 2u);
  EXPECT_EQ(lives[0].fate, Fate::continues);
  EXPECT_EQ(lives[0].number, 2u);
  EXPECT_DOUBLE_EQ(lives[0].jaccard, 2.0 / 3);
  EXPECT_EQ(lives[1].number, 1u);
  EXPECT_DOUBLE_EQ(lives[1].jaccard, 4.0 / 5);
  EXPECT_EQ(lives[1].shared, 4u);
}

TEST(CommunityMatch, SaysWhoSplitsOff) {
  const auto lives = last_of({{{0, 1, 2, 3, 4}}, {{0, 1}, {2, 3, 4}}});
  EXPECT_EQ(lives[0].fate, Fate::splits_off);
  EXPECT_EQ(lives[0].number, 2u);
  EXPECT_THAT(lives[0].from, ElementsAre(1));
  EXPECT_DOUBLE_EQ(lives[0].jaccard, 2.0 / 5);
  EXPECT_EQ(lives[1].fate, Fate::continues);
  EXPECT_EQ(lives[1].number, 1u);
}

TEST(CommunityMatch, SaysWhoMerges) {
  const auto lives = last_of({{{0, 1}, {2, 3, 4}}, {{0, 1, 2, 3, 4}}});
  ASSERT_EQ(lives.size(), 1u);
  EXPECT_EQ(lives[0].fate, Fate::merges);
  EXPECT_EQ(lives[0].number, 2u);
  EXPECT_THAT(lives[0].from, ElementsAre(1, 2));
}

TEST(CommunityMatch, SaysWhoEndsAndGivesNoNumberTwice) {
  const auto lives = last_of({{{0, 1, 2}}, {{3, 4, 5}}, {{6, 7, 8}}});
  ASSERT_EQ(lives.size(), 2u);
  EXPECT_EQ(lives[0].fate, Fate::born);
  EXPECT_EQ(lives[0].number, 3u);
  EXPECT_EQ(lives[1].fate, Fate::ends);
  EXPECT_EQ(lives[1].number, 2u);
}

// Ten that only the second window names do not hide that all three of the first go on.
TEST(CommunityMatch, CountsOnlyWhoIsInBothWindows) {
  const auto lives =
      last_of({{{0, 1, 2, 20}}, {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}});
  EXPECT_EQ(lives[0].fate, Fate::continues);
  EXPECT_EQ(lives[0].jaccard, 1);
}

TEST(CommunityMatch, NeedsTheThreshold) {
  const std::vector<std::vector<Members>> windows = {{{0, 1, 2}, {3, 4}}, {{0, 3}, {1, 2, 4}}};
  EXPECT_EQ(last_of(windows, 0.5)[0].fate, Fate::born);  // 1/4 and 1/3
  EXPECT_EQ(last_of(windows, 0.5)[1].fate, Fate::continues);  // 2/4
  EXPECT_EQ(last_of(windows, 0.51)[1].fate, Fate::born);
  EXPECT_EQ(last_of(windows, 0.51).size(), 4u);
}

TEST(CommunityMatch, NeedsTwoOfBoth) {
  EXPECT_EQ(last_of({{{0, 1, 2}}, {{0, 3, 4}}})[0].fate, Fate::born);  // 1 of 1
  EXPECT_EQ(last_of({{{0, 1, 2}}, {{0, 1, 4}}})[0].fate, Fate::continues);
}

TEST(CommunityMatch, TakesNothing) { EXPECT_THAT(last_of({{}, {}}), IsEmpty()); }

}  // namespace
}  // namespace entente
