// Closed forms and published values of the other measures.

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/Dense>

#include "algorithms/components.h"
#include "algorithms/distances.h"
#include "algorithms/measure.h"
#include "algorithms/ranking.h"
#include "algorithms/shortest_paths.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using Settings = std::vector<std::pair<std::string, double>>;

std::vector<double> score(const Measure& m, const Csr& g, const Settings& settings = {}) {
  return compute(m, g, settings, {}).values;
}

TEST(Degree, CountsNeighboursOnce) {
  const std::vector<Edge> edges{{0, 1, 2}, {1, 0, 3}, {1, 2, 1}, {2, 2, 9}};
  EXPECT_THAT(score(measures::degree, make_csr(3, edges, false)), ElementsAre(1, 2, 1));
}

TEST(Strength, AddsTheWeightsOfTies) {
  const std::vector<Edge> edges{{0, 1, 2}, {1, 0, 3}, {1, 2, 0.5}};
  EXPECT_THAT(score(measures::strength, make_csr(3, edges, false)), ElementsAre(5, 5.5, 0.5));
}

// networkx 2.8.8 pagerank(karate_club_graph(), tol=1e-15, max_iter=1000), with its weights.
TEST(PageRank, OfTheKarateClubIsAsInNetworkx) {
  const std::vector<double> p = score(measures::pagerank, test::karate(true));
  EXPECT_NEAR(p[0], 0.08850031542803061, 1e-9);
  EXPECT_NEAR(p[33], 0.09698936283438502, 1e-9);
}

// The linear system solved densely by Eigen is another way to the same numbers.
Eigen::VectorXd pagerank_by_solving(const Csr& g, double d) {
  const auto n = static_cast<Node>(g.nodes());
  Eigen::MatrixXd a = Eigen::MatrixXd::Identity(n, n);
  for (Node u = 0; u < n; ++u) {
    const auto weight = g.weights(u);
    const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
    for (std::size_t i = 0; i < weight.size(); ++i) a(g.neighbors(u)[i], u) -= d * weight[i] / sum;
    if (weight.empty())
      for (Node v = 0; v < n; ++v) a(v, u) -= d / n;
  }
  return a.partialPivLu().solve(Eigen::VectorXd::Constant(n, (1 - d) / n));
}

TEST(PageRank, SolvesItsEquationOnManyRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto n = static_cast<Node>(1 + seed % 40);
    const Csr g = test::random_graph(n, seed, seed % 3 == 0);
    const double d = seed % 2 == 0 ? 0.85 : 0.5;
    const Eigen::VectorXd expected = pagerank_by_solving(g, d);
    const Scores ours = compute(measures::pagerank, g, Settings{{"damping", d}}, {});
    EXPECT_TRUE(ours.converged);
    EXPECT_LE(ours.residual, 1e-10);
    for (Node u = 0; u < n; ++u) ASSERT_NEAR(ours.values[u], expected[u], 1e-9) << "seed " << seed;
  }
}

// Steps are floats as long as those hold them.
TEST(PageRank, SolvesItsEquationWhereStrengthsLieFarApart) {
  for (const double apart : {1e3, 1e10, 1e14, 1e17, 1e40, 1e250}) {
    std::vector<Edge> edges = test::edges_of(test::random_graph(30, 3));
    for (std::size_t i = 0; i < edges.size(); ++i)
      edges[i].weight =
          std::pow(apart, static_cast<double>(i) / static_cast<double>(edges.size()) - 0.5);
    const Csr g = make_csr(30, edges, false);
    const Eigen::VectorXd expected = pagerank_by_solving(g, 0.85);
    const Scores ours = compute(measures::pagerank, g, {}, {});
    EXPECT_TRUE(ours.converged) << apart;
    for (Node u = 0; u < 30; ++u) ASSERT_NEAR(ours.values[u], expected[u], 1e-9) << apart;
  }
}

TEST(PageRank, SumsToOneAndGivesEveryoneTheJump) {
  for (const auto& [name, graph] : test::zoo()) {
    if (graph.nodes() == 0) continue;
    const std::vector<double> p = score(measures::pagerank, graph);
    EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-12) << name;
    for (const double v : p)
      EXPECT_GE(v, 0.15 / static_cast<double>(graph.nodes()) - 1e-12) << name;
  }
}

// The hub of a star of n leaves scores sqrt(n) times a leaf; a bipartite graph must not oscillate.
TEST(Eigenvector, ConvergesOnABipartiteGraph) {
  const Scores s = compute(measures::eigenvector, test::star(8), {}, {});
  EXPECT_TRUE(s.converged);
  EXPECT_NEAR(s.values[0] / s.values[1], std::sqrt(7.0), 1e-9);
  EXPECT_NEAR(s.values[0], std::sqrt(0.5), 1e-12);
}

TEST(Eigenvector, AgreesWithADenseSolverOnManyConnectedGraphs) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto n = static_cast<Node>(2 + seed % 40);
    std::vector<Edge> edges = test::random_edges(n, seed);
    for (Node u = 1; u < n; ++u) edges.push_back({u, u / 2, 1});
    const Csr g = make_csr(n, edges, false);
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(n, n);
    for (const Edge& e : test::edges_of(g))
      a(e.source, e.target) = a(e.target, e.source) = e.weight;
    const Eigen::VectorXd top =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(a).eigenvectors().col(n - 1).cwiseAbs();
    const std::vector<double> ours = score(measures::eigenvector, g);
    for (Node u = 0; u < n; ++u) ASSERT_NEAR(ours[u], top[u], 1e-9) << "seed " << seed;
  }
}

// Each component by itself, with the same mean square; who has no ties scores 0.
TEST(Eigenvector, TreatsComponentsByTheWrittenRule) {
  const std::vector<Edge> edges{{0, 1}, {1, 2}, {3, 4}};
  const double share = std::sqrt(0.6), rest = std::sqrt(0.4);
  EXPECT_THAT(score(measures::eigenvector, make_csr(6, edges, false)),
              ElementsAre(DoubleNear(share / 2, 1e-9), DoubleNear(share * std::sqrt(0.5), 1e-9),
                          DoubleNear(share / 2, 1e-9), DoubleNear(rest * std::sqrt(0.5), 1e-9),
                          DoubleNear(rest * std::sqrt(0.5), 1e-9), 0));
}

TEST(Eigenvector, SaysWhenItHasNotConverged) {
  const Scores s = compute(measures::eigenvector, test::path(400), Settings{{"iterations", 3}}, {});
  EXPECT_FALSE(s.converged);
  EXPECT_GT(s.residual, 1e-12);
  EXPECT_FALSE(
      compute(measures::eigenvector, make_csr(3, std::vector<Edge>{{0, 1}, {1, 2}}, true), {}, {})
          .converged);
}

// In a star of 5 the hub is 1 hop from all; a leaf is 1 from the hub and 2 from 3 leaves.
TEST(Harmonic, OfAStarIsKnownExactly) {
  EXPECT_THAT(score(measures::harmonic, test::star(5)), ElementsAre(1, 0.625, 0.625, 0.625, 0.625));
}

TEST(Harmonic, FollowsArcsForward) {
  const Csr g = make_csr(3, std::vector<Edge>{{0, 1}, {1, 2}}, true);
  EXPECT_THAT(score(measures::harmonic, g, {{"normalized", 0}}), ElementsAre(1.5, 1, 0));
}

// Wasserman and Faust: reached / (n - 1) / mean distance.
TEST(Closeness, IsDefinedForDisconnectedGraphs) {
  const std::vector<Edge> edges{{0, 1}, {1, 2}, {3, 4}};
  EXPECT_THAT(score(measures::closeness, make_csr(6, edges, false)),
              ElementsAre(DoubleNear(2.0 / 5 * 2 / 3, 1e-15), DoubleNear(2.0 / 5, 1e-15),
                          DoubleNear(2.0 / 5 * 2 / 3, 1e-15), 0.2, 0.2, 0));
}

TEST(Distances, InBatchesAgreeWithOneSearchANode) {
  for (const auto& [name, graph] : test::zoo()) {
    const DistanceSums sums = hop_distances(graph, {});
    ShortestPaths paths(graph, {});
    for (Node u = 0; u < graph.nodes(); ++u) {
      paths.search(u);
      double inverse = 0, total = 0;
      for (const Node v : paths.order().subspan(1)) {
        inverse += 1 / paths.distance(v);
        total += paths.distance(v);
      }
      ASSERT_NEAR(sums.inverse[u], inverse, 1e-9) << name;
      ASSERT_EQ(sums.total[u], total) << name;
      ASSERT_EQ(sums.reached[u], paths.order().size() - 1) << name;
    }
  }
}

TEST(Distances, InLengthsAreOneOverStrength) {
  const std::vector<Edge> edges{{0, 1, 2}, {1, 2, 4}, {0, 2, 0.5}};
  const Csr g = make_csr(3, edges, false);
  EXPECT_THAT(length_distances(g, arc_lengths(g), {}).total, ElementsAre(1.25, 0.75, 1));
}

TEST(Articulation, CountsThePiecesThatARemovalAdds) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto n = static_cast<Node>(seed % 30);
    const Csr g = test::random_graph(n, seed);
    const std::vector<double> ours = score(measures::articulation, g);
    const auto before = static_cast<double>(connected_components(g).count());
    for (Node u = 0; u < n; ++u) {
      std::vector<Node> others;
      for (Node v = 0; v < n; ++v)
        if (v != u) others.push_back(v);
      const auto after = static_cast<double>(connected_components(subgraph(g, others)).count());
      ASSERT_EQ(ours[u], std::max(0.0, after - before)) << "seed " << seed << ", node " << u;
    }
  }
}

TEST(Articulation, DoesNotOverflowTheStackOnALongPath) {
  const std::vector<double> a = score(measures::articulation, test::path(1'000'001));
  EXPECT_EQ(std::accumulate(a.begin(), a.end(), 0.0), 999'999);
}

// x = 1 + a * A x on a pair, a = 0.5 of the bound 1: x = 2.
TEST(Katz, OfAPairIsKnownExactly) {
  EXPECT_THAT(score(measures::katz, test::path(2)),
              ElementsAre(DoubleNear(2, 1e-9), DoubleNear(2, 1e-9)));
}

TEST(Components, GoByFallingSizeThenByTheLowestNode) {
  const std::vector<Edge> edges{{1, 2}, {3, 4}, {4, 5}};
  const Components c = connected_components(make_csr(7, edges, false));
  EXPECT_THAT(c.of, ElementsAre(2, 1, 1, 0, 0, 0, 3));
  EXPECT_THAT(c.size, ElementsAre(3, 2, 1, 1));
  EXPECT_EQ(connected_components(test::path(1'000'001)).count(), 1u);
}

TEST(RankScores, GivesTiesOneRankAndTheOrderOfNodes) {
  const std::vector<double> scores{1, 3, 2, 3 * (1 - 1e-12), 1};
  const Ranking r = rank_scores(scores);
  EXPECT_THAT(r.order, ElementsAre(1, 3, 2, 0, 4));
  EXPECT_THAT(r.rank, ElementsAre(1, 1, 3, 4, 4));
}

TEST(Csr, SubgraphAndReversalKeepWeights) {
  const std::vector<Edge> edges{{0, 1, 1}, {1, 2, 2}, {2, 0, 3}, {3, 1, 4}};
  const Csr g = make_csr(4, edges, true);
  const Csr r = reversed(g);
  EXPECT_THAT(r.neighbors(1), ElementsAre(0, 3));
  EXPECT_THAT(r.weights(1), ElementsAre(1, 4));
  const std::vector<Node> kept{1, 2, 3};
  const Csr s = subgraph(g, kept);
  EXPECT_THAT(s.targets(), ElementsAre(1, 0));
  EXPECT_THAT(s.weights(), ElementsAre(2, 4));
  EXPECT_THAT(undirected(g).weights(1), ElementsAre(1, 2, 4));
}

}  // namespace
}  // namespace entente
