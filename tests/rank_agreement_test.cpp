#include "algorithms/rank_agreement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "core/error.h"

namespace entente {
namespace {

using Ranks = std::vector<std::uint32_t>;

// By its definition, a pair at a time.
double naive_tau_b(const Ranks& a, const Ranks& b) {
  double sum = 0, in_a = 0, in_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const int x = (a[i] > a[j]) - (a[i] < a[j]), y = (b[i] > b[j]) - (b[i] < b[j]);
      sum += x * y;
      in_a += x * x;
      in_b += y * y;
    }
  return sum / std::sqrt(in_a * in_b);
}

// The example of scipy.stats.kendalltau, its value.
TEST(RankAgreement, IsThatOfAPeer) {
  const auto tau = kendall_tau_b(Ranks{12, 2, 1, 12, 2}, Ranks{1, 4, 7, 1, 0});
  ASSERT_TRUE(tau);
  EXPECT_NEAR(*tau, -0.47140452079103173, 1e-15);
}

TEST(RankAgreement, IsOneForOneOrderAndMinusOneForItsReverse) {
  EXPECT_DOUBLE_EQ(*kendall_tau_b(Ranks{1, 2, 3, 4}, Ranks{10, 20, 30, 40}), 1);
  EXPECT_DOUBLE_EQ(*kendall_tau_b(Ranks{1, 2, 3, 4}, Ranks{4, 3, 2, 1}), -1);
}

TEST(RankAgreement, IsThatOfTheDefinition) {
  std::mt19937 random(11);
  for (int round = 0; round < 100; ++round) {
    Ranks a(2 + random() % 60), b(a.size());
    for (std::uint32_t& rank : a) rank = static_cast<std::uint32_t>(random() % 12);
    for (std::uint32_t& rank : b) rank = static_cast<std::uint32_t>(random() % 12);
    const auto tau = kendall_tau_b(a, b);
    const double expected = naive_tau_b(a, b);
    EXPECT_EQ(tau.has_value(), std::isfinite(expected));
    if (tau) {
      EXPECT_NEAR(*tau, expected, 1e-12);
    }
  }
}

TEST(RankAgreement, IsNothingWhereAllTie) {
  EXPECT_FALSE(kendall_tau_b(Ranks{}, Ranks{}));
  EXPECT_FALSE(kendall_tau_b(Ranks{1}, Ranks{1}));
  EXPECT_FALSE(kendall_tau_b(Ranks{1, 1, 1}, Ranks{1, 2, 3}));
  EXPECT_THROW(kendall_tau_b(Ranks{1, 2}, Ranks{1}), Error);
}

}  // namespace
}  // namespace entente
