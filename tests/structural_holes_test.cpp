// Burt's constraint and effective size.

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/measure.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using Settings = std::vector<std::pair<std::string, double>>;

std::vector<double> score(const Measure& m, const Csr& g, const Settings& settings = {}) {
  return compute(m, g, settings, {}).values;
}

// The network of figure 1 of Borgatti 1997, "Structural holes: unpacking Burt's redundancy
// measures", Connections 20(1), 35-38, which takes it from Burt 1992: nodes A .. G as 0 .. 6.
Csr borgatti() {
  const std::vector<Edge> edges{{0, 1}, {0, 5}, {0, 6}, {0, 4}, {4, 6},
                                {5, 6}, {1, 6}, {1, 3}, {3, 6}, {6, 2}};
  return make_csr(7, edges, false);
}

// Published there: G has an effective size of 4.67, A of 2.5, C of 1. Constraint: networkx 2.8.8
// constraint() gives G 0.400, A 0.595, C 1.
TEST(StructuralHoles, OfBurtsExampleAreAsPublished) {
  const std::vector<double> size = score(measures::effective_size, borgatti());
  EXPECT_NEAR(size[6], 14.0 / 3, 1e-12);
  EXPECT_NEAR(size[0], 2.5, 1e-12);
  EXPECT_NEAR(size[2], 1, 1e-12);
  const std::vector<double> constraint = score(measures::constraint, borgatti());
  EXPECT_NEAR(constraint[6], 0.400, 5e-4);
  EXPECT_NEAR(constraint[0], 0.595, 5e-4);
  EXPECT_NEAR(constraint[2], 1, 1e-12);
}

// The hub of a star with n - 1 leaves invests 1 / (n - 1) in each and none is redundant; in a
// clique every q of the n - 2 others leads back: (p + (n - 2) p^2)^2 with p = 1 / (n - 1).
TEST(StructuralHoles, OfAStarAndACliqueAreKnownExactly) {
  EXPECT_NEAR(score(measures::constraint, test::star(9))[0], 1.0 / 8, 1e-15);
  EXPECT_EQ(score(measures::effective_size, test::star(9))[0], 8);
  const double p = 1.0 / 9;
  EXPECT_NEAR(score(measures::constraint, test::clique(10))[3], 9 * std::pow(p + 8 * p * p, 2),
              1e-14);
  EXPECT_NEAR(score(measures::effective_size, test::clique(10))[3], 1, 1e-14);
}

// Naive twin: the definitions over a full matrix.
TEST(StructuralHoles, AgreeWithTheirDefinitionsOnManyRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const auto n = static_cast<Node>(seed % 25);
    const Csr g = test::random_graph(n, seed, seed % 5 == 0);
    const bool weighted = seed % 2 == 0;
    std::vector<std::vector<double>> a(n, std::vector<double>(n, 0)), p = a;
    for (const Edge& e : test::edges_of(g)) {
      a[e.source][e.target] += e.weight;
      a[e.target][e.source] += e.weight;
    }
    std::vector<double> sum(n, 0), most(n, 0);
    for (auto& row : a)
      for (double& w : row) w = weighted ? w : (w > 0 ? 1 : 0);
    for (Node u = 0; u < n; ++u)
      for (Node v = 0; v < n; ++v) sum[u] += a[u][v], most[u] = std::max(most[u], a[u][v]);
    for (Node u = 0; u < n; ++u)
      for (Node v = 0; v < n; ++v) p[u][v] = a[u][v] > 0 ? a[u][v] / sum[u] : 0;
    const Settings settings{{"weighted", weighted ? 1 : 0}};
    const std::vector<double> constraint = score(measures::constraint, g, settings);
    const std::vector<double> size = score(measures::effective_size, g, settings);
    for (Node u = 0; u < n; ++u) {
      double c = 0, e = 0;
      for (Node v = 0; v < n; ++v) {
        if (a[u][v] == 0) continue;
        double through = 0, redundant = 0;
        for (Node q = 0; q < n; ++q) {
          if (q == u || q == v) continue;
          through += p[u][q] * p[q][v];
          redundant += p[u][q] * a[v][q] / most[v];
        }
        c += std::pow(p[u][v] + through, 2);
        e += 1 - redundant;
      }
      ASSERT_NEAR(constraint[u], c, 1e-12) << "seed " << seed;
      ASSERT_NEAR(size[u], e, 1e-12 * (n + 1)) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace entente
