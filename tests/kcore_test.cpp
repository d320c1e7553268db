#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/measure.h"
#include "core/random.h"
#include "tests/zoo.h"

namespace entente {
namespace {

std::vector<double> cores(const Csr& g) { return compute(measures::kcore, g, {}, {}).values; }

// networkx 2.8.8 core_number(karate_club_graph()): 4 for ten members, 1 for member 12.
TEST(KCore, OfTheKarateClubIsAsInNetworkx) {
  const std::vector<double> core = cores(test::karate(false));
  EXPECT_EQ(std::count(core.begin(), core.end(), 4), 10);
  EXPECT_EQ(core[11], 1);
}

// Naive twin: take out nodes of degree below k until none is left.
TEST(KCore, AgreesWithPeelingByDefinition) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto n = static_cast<Node>(seed % 50);
    const Csr g = test::random_graph(n, seed);
    std::vector<double> expected(n, 0);
    for (int k = 1; k < static_cast<int>(n); ++k) {
      std::vector<char> in(n, 1);
      for (bool changed = true; changed;) {
        changed = false;
        for (Node u = 0; u < n; ++u) {
          int degree = 0;
          for (const Node v : g.neighbors(u)) degree += in[v];
          if (in[u] && degree < k) in[u] = 0, changed = true;
        }
      }
      for (Node u = 0; u < n; ++u)
        if (in[u]) expected[u] = k;
    }
    ASSERT_EQ(cores(g), expected) << "seed " << seed;
  }
}

// Takes the node of least degree out, one at a time.
std::vector<double> cores_one_by_one(const Csr& g) {
  std::vector<std::size_t> degree(g.nodes());
  for (Node u = 0; u < g.nodes(); ++u) degree[u] = g.degree(u);
  std::vector<double> core(g.nodes());
  constexpr std::size_t out = std::numeric_limits<std::size_t>::max();
  for (std::size_t reached = 0, i = 0; i < g.nodes(); ++i) {
    const auto u = static_cast<Node>(std::ranges::min_element(degree) - degree.begin());
    reached = std::max(reached, degree[u]);
    core[u] = static_cast<double>(reached);
    degree[u] = out;
    for (const Node v : g.neighbors(u)) degree[v] -= degree[v] != out;
  }
  return core;
}

// Cores far apart and up to 300 deep, around hubs of many hundred ties.
TEST(KCore, OfHubsAndDeepCoresIsExact) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const Node n = 900;
    Random random(seed, 0);
    std::vector<Edge> edges;
    for (Node u = 0; u < n; ++u)
      for (Node v = 0; v < u; ++v) {
        const double both = 1.0 * (n - u) * (n - v) / (1.0 * n * n);
        const double chance = std::pow(both, 0.4 + static_cast<double>(seed % 3));
        if (random.unit() < chance) edges.push_back({u, v, 1});
      }
    const Csr g = make_csr(n + 3, edges, false);
    const std::vector<double> core = cores(g);
    ASSERT_EQ(core, cores_one_by_one(g)) << "seed " << seed;
    // Turned round, most ties lead to the last nodes, and none is left out for its number.
    for (Edge& e : edges) e = {n - 1 - e.source, n - 1 - e.target, e.weight};
    const std::vector<double> turned = cores(make_csr(n, edges, false));
    for (Node u = 0; u < n; ++u) ASSERT_EQ(turned[n - 1 - u], core[u]) << "seed " << seed;
    if (seed % 3 == 0) {
      EXPECT_GT(*std::ranges::max_element(core), 260);
    }
  }
}

TEST(KCore, OfACompleteGraphWithTailsIsKnown) {
  const Node n = 700;
  std::vector<Edge> edges;
  for (Node u = 0; u < n; ++u)
    for (Node v = 0; v < u; ++v) edges.push_back({u, v, 1});
  for (Node u = n; u < n + 400; ++u) edges.push_back({u, u - 1, 1});
  const std::vector<double> core = cores(make_csr(n + 400, edges, false));
  EXPECT_EQ(std::count(core.begin(), core.end(), n - 1), n);
  EXPECT_EQ(std::count(core.begin(), core.end(), 1), 400);
}

}  // namespace
}  // namespace entente
