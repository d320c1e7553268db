#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "algorithms/edge_betweenness.h"
#include "algorithms/measure.h"
#include "algorithms/shortest_paths.h"
#include "tests/zoo.h"

namespace entente {
namespace {

double between(const Csr& g, const std::vector<double>& values, Node u, Node v) {
  const auto near = g.neighbors(u);
  const auto it = std::ranges::find(near, v);
  return values[g.offsets()[u] + static_cast<std::size_t>(it - near.begin())];
}

// networkx 2.8.8 edge_betweenness_centrality(karate_club_graph(), normalized=False): members 1 - 32
// 71.3928, the tie that Girvan & Newman 2002 take out first, and 1 - 6, 1 - 3.
TEST(EdgeBetweenness, OfTheKarateClubIsAsInNetworkx) {
  const Csr g = test::karate(false);
  const std::vector<double> b = edge_betweenness(g, false, {});
  EXPECT_NEAR(between(g, b, 0, 31), 71.39285714285714, 1e-9);
  EXPECT_NEAR(between(g, b, 31, 0), 71.39285714285714, 1e-9);
  EXPECT_NEAR(*std::ranges::max_element(b), 71.39285714285714, 1e-9);
}

// The tie after node i of a path separates i + 1 nodes from n - i - 1.
TEST(EdgeBetweenness, OfAPathIsKnownExactly) {
  const Csr g = test::path(6);
  const std::vector<double> b = edge_betweenness(g, false, {});
  for (Node i = 0; i + 1 < 6; ++i) EXPECT_EQ(between(g, b, i, i + 1), (i + 1.0) * (5.0 - i));
}

// What flows into a node beyond its own pairs is the node's betweenness; and the sum over all arcs
// is the sum of distances. Both come from other code.
TEST(EdgeBetweenness, AddsUpToNodesAndDistancesOnManyRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    const bool directed = seed % 3 == 0, weighted = seed % 2 == 0;
    const Csr g = test::random_graph(static_cast<Node>(seed % 31), seed, directed);
    const std::vector<double> b = edge_betweenness(g, weighted, {});
    const std::vector<double> nodes =
        compute(measures::betweenness, g,
                std::vector<std::pair<std::string, double>>{{"weighted", weighted ? 1 : 0}}, {})
            .values;
    ASSERT_EQ(b.size(), g.arcs());
    for (Node u = 0; u < g.nodes(); ++u) {
      ShortestPaths paths(g, {});
      paths.search(u);
      const auto reached = static_cast<double>(paths.order().size() - 1);
      double out = 0;
      for (std::size_t i = 0; i < g.degree(u); ++i) out += b[g.offsets()[u] + i];
      const double expected = directed ? nodes[u] + reached : 2 * nodes[u] + reached;
      ASSERT_NEAR(out, expected, 1e-9 * (1 + expected)) << seed;
    }
  }
}

TEST(EdgeBetweenness, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(edge_betweenness(test::ring(50), false, entente::Run{.stop = source.get_token()}),
               Error);
}

}  // namespace
}  // namespace entente
