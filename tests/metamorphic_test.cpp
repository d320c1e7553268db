// What must stay the same when a graph is changed in a known way, over many small random graphs
// with loops, ties, isolated nodes and parallel rows; measure_properties_test.cpp has threads,
// new names and two graphs side by side.

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "algorithms/measure.h"
#include "algorithms/ranking.h"
#include "algorithms/shortest_paths.h"
#include "tests/zoo.h"

namespace entente {
namespace {

constexpr std::uint64_t graphs = 200;

struct Case {
  std::uint64_t seed;
  Node nodes;
  std::vector<Edge> edges;
  Csr graph() const { return make_csr(nodes, edges, false); }
};

Case random_case(std::uint64_t seed) {
  const auto nodes = static_cast<Node>(seed % 41);
  return {seed, nodes, test::random_edges(nodes, seed)};
}

std::vector<double> scores(std::string_view measure, const Csr& g) {
  return compute(find_measure(measure), g, {}, {}).values;
}

bool same_bits(const Csr& a, const Csr& b) {
  return std::ranges::equal(a.offsets(), b.offsets()) &&
         std::ranges::equal(a.targets(), b.targets()) &&
         std::ranges::equal(a.weights(), b.weights());
}

TEST(Metamorphic, TheOrderAndDirectionOfRowsDoNotShow) {
  for (std::uint64_t seed = 0; seed < graphs; ++seed) {
    Case c = random_case(seed);
    const Csr before = c.graph();
    Random random(seed, 1);
    for (std::size_t i = c.edges.size(); i > 1; --i)
      std::swap(c.edges[i - 1], c.edges[random.below(i)]);
    for (Edge& e : c.edges) std::swap(e.source, e.target);
    ASSERT_TRUE(same_bits(before, c.graph())) << seed;
  }
}

TEST(Metamorphic, ARowSplitInTwoHalvesIsTheSameTie) {
  for (std::uint64_t seed = 0; seed < graphs; ++seed) {
    Case c = random_case(seed);
    const Csr before = c.graph();
    const std::size_t rows = c.edges.size();
    for (std::size_t i = 0; i < rows; ++i) {
      c.edges[i].weight /= 2;
      c.edges.push_back(c.edges[i]);
    }
    ASSERT_TRUE(same_bits(before, c.graph())) << seed;
  }
}

TEST(Metamorphic, WeightsTimesAPowerOfTwoChangeNoBitOfPageRank) {
  for (std::uint64_t seed = 0; seed < graphs; ++seed) {
    Case c = random_case(seed);
    const Csr before = c.graph();
    const int power = static_cast<int>(seed % 41) - 20;
    for (Edge& e : c.edges) e.weight = std::ldexp(e.weight, power);
    const Csr after = c.graph();
    ASSERT_EQ(scores("pagerank", before), scores("pagerank", after)) << seed;
    ASSERT_EQ(scores("eigenvector", before), scores("eigenvector", after)) << seed;
    const std::vector<std::pair<std::string, double>> weighted{{"weighted", 1}};
    ASSERT_EQ(compute(measures::betweenness, before, weighted, {}).values,
              compute(measures::betweenness, after, weighted, {}).values)
        << seed;
    std::vector<double> strength = scores("strength", before);
    for (double& s : strength) s = std::ldexp(s, power);
    ASSERT_EQ(strength, scores("strength", after)) << seed;
  }
}

// The sum over nodes counts each connected pair's inner nodes.
TEST(Metamorphic, BetweennessSumsToTheInnerNodesOfShortestPaths) {
  for (std::uint64_t seed = 0; seed < graphs; ++seed) {
    const Csr g = random_case(seed).graph();
    const std::vector<double> b = scores("betweenness", g);
    ShortestPaths paths(g, {});
    double inner = 0;
    for (Node s = 0; s < g.nodes(); ++s) {
      paths.search(s);
      for (const Node t : paths.order().subspan(1)) inner += paths.distance(t) - 1;
    }
    ASSERT_NEAR(std::accumulate(b.begin(), b.end(), 0.0), inner / 2, 1e-8) << seed;
  }
}

TEST(Metamorphic, ATieMoreNeverLengthensAWayNorLowersACore) {
  for (std::uint64_t seed = 0; seed < graphs; ++seed) {
    Case c = random_case(seed);
    if (c.nodes < 2) continue;
    const Csr before = c.graph();
    const auto u = static_cast<Node>(seed % c.nodes), v = static_cast<Node>((seed + 1) % c.nodes);
    c.edges.push_back({u, v, 1});
    const Csr after = c.graph();
    const std::vector<double> core = scores("kcore", before), higher = scores("kcore", after);
    ShortestPaths old_paths(before, {}), new_paths(after, {});
    for (Node s = 0; s < c.nodes; ++s) {
      ASSERT_LE(core[s], higher[s]) << seed;
      ASSERT_LE(core[s], static_cast<double>(before.degree(s))) << seed;
      old_paths.search(s);
      new_paths.search(s);
      for (Node t = 0; t < c.nodes; ++t)
        ASSERT_LE(new_paths.distance(t), old_paths.distance(t)) << seed;
    }
  }
}

TEST(Metamorphic, NodesThatCannotBeToldApartShareARank) {
  for (const Measure* m : all_measures()) {
    const Ranking r = rank_scores(compute(*m, test::ring(1000), {}, {}).values);
    for (std::size_t i = 0; i < r.order.size(); ++i) {
      ASSERT_EQ(r.rank[i], 1u) << m->name;
      ASSERT_EQ(r.order[i], i) << m->name;
    }
  }
}

}  // namespace
}  // namespace entente
