#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "algorithms/measure.h"
#include "tests/drawn_graphs.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using Settings = std::vector<std::pair<std::string, double>>;

std::vector<double> exact_shares(const Csr& g) {
  std::vector<double> b = compute(measures::betweenness, g, {}, {}).values;
  const auto n = static_cast<double>(g.nodes());
  for (double& v : b) v *= (g.directed() ? 1 : 2) / (n * (n - 1));
  return b;
}

double worst_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double worst = 0;
  for (std::size_t u = 0; u < a.size(); ++u) worst = std::max(worst, std::abs(a[u] - b[u]));
  return worst;
}

// With a chance of 0.9 each run is within epsilon on all nodes; the bound is known to be generous.
TEST(SampledBetweenness, StaysWithinItsErrorInNearlyAllSeededRuns) {
  const Csr g = test::ring_of_cliques(100, 7);
  const Settings settings{{"epsilon", 0.09}, {"delta", 0.1}};
  const std::vector<double> exact = exact_shares(g);
  ASSERT_GT(*std::max_element(exact.begin(), exact.end()), 0.18) << "or a guess of 0 would do";
  const int runs = test::is_instrumented ? 20 : 100;
  int within = 0;
  for (int seed = 1; seed <= runs; ++seed) {
    const Scores s = compute(measures::sampled_betweenness, g, settings,
                             entente::Run{.seed = static_cast<std::uint64_t>(seed)});
    EXPECT_GT(s.iterations, 0) << "exact, where a sample was wanted";
    within += worst_difference(s.values, exact) <= 0.09;
  }
  EXPECT_GE(within, runs * 95 / 100);
}

TEST(SampledBetweenness, OfDirectedAndOfWeightedGraphsStaysWithinItsError) {
  const Settings settings{{"epsilon", 0.1}, {"delta", 0.01}};
  const Csr directed = test::random_graph(900, 6, true);
  const Scores d = compute(measures::sampled_betweenness, directed, settings, {});
  EXPECT_GT(d.iterations, 0);
  EXPECT_LE(worst_difference(d.values, exact_shares(directed)), 0.1);
  // Equal weights: lengths and hops are the same.
  std::vector<Edge> edges = test::edges_of(test::random_graph(900, 6));
  for (Edge& e : edges) e.weight = 4;
  const Csr equal = make_csr(900, edges, false);
  const Scores w = compute(measures::sampled_betweenness, equal,
                           Settings{{"epsilon", 0.1}, {"delta", 0.01}, {"weighted", 1}}, {});
  EXPECT_GT(w.iterations, 0);
  EXPECT_LE(worst_difference(w.values, exact_shares(equal)), 0.1);
}

TEST(SampledBetweenness, IsExactWhereThatCostsLess) {
  for (const auto& [name, graph] : test::zoo()) {
    if (graph.nodes() < 3) continue;
    const Scores s = compute(measures::sampled_betweenness, graph, {}, {});
    EXPECT_EQ(s.iterations, 0) << name;
    EXPECT_LE(worst_difference(s.values, exact_shares(graph)), 1e-15) << name;
  }
}

// Paths of a long path are all inner nodes: the middle lies on half of all ordered pairs.
TEST(SampledBetweenness, OfTheMiddleOfAPathIsAHalf) {
  const Scores s = compute(measures::sampled_betweenness, test::path(4001),
                           Settings{{"epsilon", 0.1}, {"delta", 1e-6}}, {});
  EXPECT_GT(s.iterations, 0);
  EXPECT_NEAR(s.values[2000], 0.5, 0.1);
  EXPECT_EQ(s.values[0], 0);
}

TEST(SampledBetweenness, HasTheSameBitsOnAnyNumberOfThreads) {
  const Csr g = test::ring_of_cliques(100, 7);
  const Settings settings{{"epsilon", 0.1}};
  const auto one =
      compute(measures::sampled_betweenness, g, settings, entente::Run{.threads = 1}).values;
  for (const int threads : {2, 3, 8})
    EXPECT_EQ(one,
              compute(measures::sampled_betweenness, g, settings, entente::Run{.threads = threads})
                  .values);
}

}  // namespace
}  // namespace entente
