#include "algorithms/community_match.h"

#include <iterator>

#include <gmock/gmock.h>

#include "core/random.h"

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

std::vector<Node> both_of(const Members& a, const Members& b) {
  std::vector<Node> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

// Up to four communities of 30 nodes, some of them in none.
std::vector<Members> drawn_communities(Random& random) {
  std::vector<Members> all(4);
  for (Node u = 0; u < 30; ++u)
    if (const auto home = random.below(5); home < 4) all[home].push_back(u);
  std::erase_if(all, [](const Members& one) { return one.empty(); });
  return all;
}

// Jaccard's index by sets, of every pair. Communities of the first window are numbered in order.
TEST(CommunityMatch, FindsWhatSetsSay) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed, 0);
    const auto before = drawn_communities(random), after = drawn_communities(random);
    const auto common = both_of(everyone(before), everyone(after));
    const auto lives = last_of({before, after}, 0.25);
    std::vector<std::uint32_t> taken;
    for (std::size_t j = 0; j < after.size(); ++j) {
      std::vector<std::uint32_t> from;
      double best = 0;
      for (std::size_t i = 0; i < before.size(); ++i) {
        const auto shared = both_of(before[i], after[j]).size();
        const auto either =
            both_of(before[i], common).size() + both_of(after[j], common).size() - shared;
        const double jaccard = static_cast<double>(shared) / static_cast<double>(either);
        if (shared < 2 || jaccard < 0.25) continue;
        from.push_back(static_cast<std::uint32_t>(i + 1));
        best = std::max(best, jaccard);
      }
      EXPECT_EQ(lives[j].from, from) << seed;
      EXPECT_EQ(lives[j].jaccard, best) << seed;
      taken.push_back(lives[j].number);
    }
    std::sort(taken.begin(), taken.end());
    EXPECT_TRUE(std::adjacent_find(taken.begin(), taken.end()) == taken.end()) << seed;
  }
}

TEST(CommunityMatch, TakesNothing) { EXPECT_THAT(last_of({{}, {}}), IsEmpty()); }

}  // namespace
}  // namespace entente
