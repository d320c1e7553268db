// Burt's constraint and effective size.

#include <cmath>
#include <span>

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

// Burt's example as Borgatti takes it up (1997, "Structural holes: unpacking Burt's redundancy
// measures", Connections 20(1), 35-38): nodes A .. G as 0 .. 6. The weights are those that the
// tests of networkx (test_structuralholes.py) put on it.
Csr borgatti(bool weighted) {
  std::vector<Edge> edges{{0, 1, 2}, {0, 5, 3}, {0, 6, 5}, {0, 4, 2}, {4, 6, 8},
                          {5, 6, 3}, {1, 6, 4}, {1, 3, 1}, {3, 6, 3}, {6, 2, 10}};
  if (!weighted)
    for (Edge& e : edges) e.weight = 1;
  return make_csr(7, edges, false);
}

// The directed example of the same tests.
Csr three_arcs_and_one_back(bool weighted) {
  std::vector<Edge> edges{{0, 1, 2}, {0, 2, 2}, {1, 0, 1}, {2, 1, 1}};
  if (!weighted)
    for (Edge& e : edges) e.weight = 1;
  return make_csr(3, edges, true);
}

struct Holes {
  Node node;
  double constraint, effective_size;
};

void expect_holes(const Csr& g, std::span<const Holes> expected) {
  const std::vector<double> constraint = score(measures::constraint, g);
  const std::vector<double> size = score(measures::effective_size, g);
  for (const Holes& h : expected) {
    EXPECT_NEAR(constraint[h.node], h.constraint, 5e-4) << "node " << h.node;
    EXPECT_NEAR(size[h.node], h.effective_size, 5e-3) << "node " << h.node;
  }
}

// To the digits printed. Effective size by Borgatti's own formula, degree less the mean degree
// among the neighbours; all figures are in the tests of networkx, worked out there with UCINET,
// with igraph and by hand.
TEST(StructuralHoles, OfBurtsExampleAreAsPublished) {
  const Holes expected[] = {{6, 0.400, 4.67}, {0, 0.595, 2.50}, {2, 1, 1}};
  expect_holes(borgatti(false), expected);
}

TEST(StructuralHoles, OfBurtsExampleWithWeightsAreAsPublished) {
  const Holes expected[] = {{6, 0.299, 5.47}, {0, 0.795, 2.47}, {2, 1, 1}};
  expect_holes(borgatti(true), expected);
}

TEST(StructuralHoles, OfArcsAreAsPublished) {
  const Holes plain[] = {{0, 1.003, 1.167}, {1, 1.003, 1.167}, {2, 1.389, 1}};
  expect_holes(three_arcs_and_one_back(false), plain);
  const Holes weighted[] = {{0, 0.840, 1.567}, {1, 1.143, 1.083}, {2, 1.378, 1}};
  expect_holes(three_arcs_and_one_back(true), weighted);
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
