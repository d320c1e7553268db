#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "algorithms/measure.h"
#include "core/random.h"
#include "tests/zoo.h"

namespace entente {
namespace {

std::vector<double> levels(const Csr& g) { return compute(measures::s_core, g, {}, {}).values; }

TEST(SCore, OfEqualWeightsIsTheKCore) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    std::vector<Edge> edges =
        test::edges_of(test::random_graph(static_cast<Node>(seed % 50), seed));
    for (Edge& e : edges) e.weight = 1;
    const Csr g = make_csr(seed % 50, edges, false);
    ASSERT_EQ(levels(g), compute(measures::kcore, g, {}, {}).values) << seed;
  }
}

// A triangle of ties 5, 4, 3 with a tail of 10: all have 8 or more at first; without the node that
// has just 8 the next falls to 4, and two nodes with a tie of 10 are left.
TEST(SCore, OfATriangleWithATailIsKnownExactly) {
  const std::vector<Edge> edges{{0, 1, 5}, {1, 2, 4}, {0, 2, 3}, {2, 3, 10}};
  EXPECT_EQ(levels(make_csr(4, edges, false)), (std::vector<double>{8, 8, 10, 10}));
}

// Naive twin: for each level that occurs as a strength of some stage, take out nodes below it until
// none is.
std::vector<double> levels_by_definition(const Csr& g) {
  const auto n = static_cast<Node>(g.nodes());
  std::vector<char> in(n, 1);
  std::vector<double> expected(n, 0);
  double level = 0;
  const auto strength = [&](Node u) {
    double sum = 0;
    for (std::size_t i = 0; i < g.degree(u); ++i)
      if (in[g.neighbors(u)[i]]) sum += g.weights(u)[i];
    return sum;
  };
  for (Node left = n; left > 0;) {
    double least = 1e300;
    for (Node u = 0; u < n; ++u)
      if (in[u]) least = std::min(least, strength(u));
    level = std::max(level, least);
    for (bool changed = true; changed;) {
      changed = false;
      for (Node u = 0; u < n; ++u)
        if (in[u] && strength(u) <= level) {
          in[u] = 0;
          expected[u] = level;
          --left;
          changed = true;
        }
    }
  }
  return expected;
}

TEST(SCore, AgreesWithPeelingByDefinition) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Csr g = test::random_graph(static_cast<Node>(seed % 40), seed);
    ASSERT_EQ(levels(g), levels_by_definition(g)) << seed;  // quarters add up without rounding
  }
}

// Powers of two from 2^-24 to 2^24 add up without rounding too, and strengths fall far.
TEST(SCore, AgreesWithPeelingByDefinitionWhenWeightsDifferWidely) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    std::vector<Edge> edges =
        test::edges_of(test::random_graph(static_cast<Node>(seed % 40), seed));
    Random random(seed, 1);
    for (Edge& e : edges) e.weight = std::ldexp(1.0, static_cast<int>(random.below(49)) - 24);
    const Csr g = make_csr(seed % 40, edges, false);
    ASSERT_EQ(levels(g), levels_by_definition(g)) << seed;
  }
}

// A subtraction alone would leave nothing of the light tie beside the heavy one.
TEST(SCore, KeepsLightTiesBesideHeavyOnes) {
  const std::vector<Edge> edges{{0, 1, 1e300}, {1, 2, 1e-300}, {2, 3, 1e-300}, {3, 1, 1e-300}};
  EXPECT_EQ(levels(make_csr(4, edges, false)), (std::vector<double>{1e300, 1e300, 2e-300, 2e-300}));
}

}  // namespace
}  // namespace entente
