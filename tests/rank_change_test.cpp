#include "algorithms/rank_change.h"

#include <gmock/gmock.h>

namespace entente {
namespace {

// So many samples in which the rank is what it is, with `other` in the last `times` of them.
SampledRanks ranks(std::uint32_t observed, std::uint32_t documents, std::uint32_t other,
                   std::size_t times, std::size_t samples = 99) {
  SampledRanks r{observed, documents, std::vector<std::uint32_t>(samples, observed)};
  std::fill(r.samples.end() - static_cast<std::ptrdiff_t>(times), r.samples.end(), other);
  return r;
}

constexpr std::uint32_t many = 1000000;  // documents: Student's quantile is the normal one

// In graphs in which nobody ranks 100th.
RankChange change(const SampledRanks& before, const SampledRanks& after) {
  const SampledRanks nobody = ranks(100, 0, 100, 0);
  return rank_change({before, nobody}, {after, nobody});
}

// What `trends` says of an actor, by hand.
TEST(RankChange, CountsDoublings) {
  EXPECT_EQ(change(ranks(8, many, 8, 0), ranks(2, many, 2, 0)).change, 2);
  EXPECT_EQ(change(ranks(2, many, 2, 0), ranks(8, many, 8, 0)).change, -2);
}

// 8 of 99 samples lie a doubling away, 90 hold 90 %: the interval has no width. With 20 it has.
TEST(RankChange, HoldsNineTenthsOfTheSamples) {
  const RankChange sure = change(ranks(8, many, 16, 8), ranks(2, many, 2, 0));
  EXPECT_EQ(sure.low, 2);
  EXPECT_EQ(sure.high, 2);
  const RankChange less = change(ranks(8, many, 16, 20), ranks(2, many, 2, 0));
  EXPECT_EQ(less.low, 1);
  EXPECT_EQ(less.high, 3);
}

// 19 of 99 samples reach no change: (1 + 19) / (1 + 99).
TEST(RankChange, GivesTheShareThatReachesNoChange) {
  EXPECT_NEAR(change(ranks(4, many, 1, 19), ranks(2, many, 2, 0)).p, 0.2, 1e-4);
  EXPECT_NEAR(change(ranks(4, many, 4, 0), ranks(2, many, 2, 0)).p, 0.01, 1e-4);
  EXPECT_EQ(change(ranks(4, many, 3, 19), ranks(4, many, 4, 0)).p, 1);
}

// Rank 10 then, not named now: one in two samples does not have the one document either, which is
// no change and as far from what was seen as that is from none.
TEST(RankChange, IsNoneForWhoIsNotNamedTwice) {
  const SampledRanks small = ranks(40, 0, 25, 99), large = ranks(80, 0, 50, 99);
  const SampledRanks own = ranks(10, many, 25, 50);
  const RankChange gone = rank_change({own, small}, {large, large});
  EXPECT_EQ(gone.change, -3);
  EXPECT_EQ(gone.high, 0);
  EXPECT_NEAR(gone.p, 0.51, 1e-3);
  EXPECT_EQ(rank_change({small, small}, {large, large}).change, 0);
}

// From Student's table at four degrees of freedom: 2.132 leaves 10 % outside, so a normal
// 2.132 sqrt(5 / 4) = 2.3837, which leaves 0.01714, becomes that.
TEST(RankChange, TrustsFewDocumentsLess) {
  EXPECT_NEAR(sampled_p(0.01714, 5), 0.1, 1e-4);
  EXPECT_NEAR(sampled_p(1 - sampled_level(5), 5), 0.1, 1e-12);
  EXPECT_EQ(sampled_p(0.001, 1), 1);
  EXPECT_NEAR(change(ranks(4, 3, 4, 0), ranks(2, 2, 2, 0)).p, sampled_p(0.01, 5), 1e-12);
}

}  // namespace
}  // namespace entente
