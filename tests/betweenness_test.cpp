#include <numeric>

#include <gtest/gtest.h>

#include "algorithms/components.h"
#include "algorithms/measure.h"
#include "algorithms/tree_fold.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using Settings = std::vector<std::pair<std::string, double>>;

std::vector<double> betweenness(const Csr& g, const Settings& settings = {}) {
  return compute(measures::betweenness, g, settings, {}).values;
}

// Naive twin: lengths by Floyd and Warshall in hops or 1 / strength; counts of shortest paths by
// walking nodes in order of distance.
struct Naive {
  explicit Naive(const Csr& g, bool weighted)
      : n(g.nodes()), distance(n * n, 1e300), count(n * n, 0) {
    for (Node u = 0; u < n; ++u) {
      distance[u * n + u] = 0;
      for (std::size_t i = 0; i < g.degree(u); ++i)
        distance[u * n + g.neighbors(u)[i]] = weighted ? 1 / g.weights(u)[i] : 1;
    }
    const std::vector<double> step = distance;
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
          distance[i * n + j] =
              std::min(distance[i * n + j], distance[i * n + k] + distance[k * n + j]);
    for (std::size_t s = 0; s < n; ++s) {
      std::vector<std::size_t> order(n);
      std::iota(order.begin(), order.end(), 0u);
      std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return distance[s * n + a] < distance[s * n + b];
      });
      count[s * n + s] = 1;
      for (const std::size_t v : order)
        for (std::size_t u = 0; u < n; ++u)
          if (u != v && v != s && step[u * n + v] < 1e299 &&
              same(at(s, u) + step[u * n + v], at(s, v)))
            count[s * n + v] += count[s * n + u];
    }
  }
  static bool same(double a, double b) { return b < 1e299 && std::abs(a - b) <= 1e-9 * b; }
  double at(std::size_t s, std::size_t t) const { return distance[s * n + t]; }

  std::vector<double> scores(bool directed) const {
    std::vector<double> score(n, 0);
    for (std::size_t v = 0; v < n; ++v)
      for (std::size_t s = 0; s < n; ++s)
        for (std::size_t t = 0; t < n; ++t)
          if (s != t && s != v && t != v && same(at(s, v) + at(v, t), at(s, t)))
            score[v] += count[s * n + v] * count[v * n + t] / count[s * n + t];
    for (double& v : score) v /= directed ? 1 : 2;
    return score;
  }

  std::size_t n;
  std::vector<double> distance, count;
};

TEST(Betweenness, AgreesWithANaiveTwinOnManyRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 160; ++seed) {
    const bool directed = seed % 4 == 0, weighted = seed % 2 == 0;
    const Csr g = test::random_graph(static_cast<Node>(seed % 26), seed, directed);
    const std::vector<double> ours = betweenness(g, {{"weighted", weighted ? 1 : 0}});
    const std::vector<double> naive = Naive(g, weighted).scores(directed);
    for (std::size_t u = 0; u < g.nodes(); ++u)
      ASSERT_NEAR(ours[u], naive[u], 1e-9 * std::max(1.0, naive[u])) << "seed " << seed;
  }
}

// networkx 2.8.8 betweenness_centrality(karate_club_graph(), normalized=False): 0, 33, 32, 2.
TEST(Betweenness, OfTheKarateClubIsAsPublished) {
  const std::vector<double> b = betweenness(test::karate(false));
  EXPECT_NEAR(b[0], 231.07142857142858, 1e-9);
  EXPECT_NEAR(b[33], 160.5515873015873, 1e-9);
  EXPECT_NEAR(b[32], 76.69047619047619, 1e-9);
  EXPECT_NEAR(b[2], 75.85079365079366, 1e-9);
}

TEST(Betweenness, SharesTiedPathsEqually) {
  EXPECT_EQ(betweenness(test::ring(4)), (std::vector<double>{0.5, 0.5, 0.5, 0.5}));
}

// Of a pair at the ends of i and n - 1 - i: i * (n - 1 - i) pairs pass node i of a path.
TEST(Betweenness, OfAPathIsKnownExactly) {
  EXPECT_EQ(betweenness(test::path(5)), (std::vector<double>{0, 3, 4, 3, 0}));
}

TEST(Betweenness, OfAHugeStarAndAHugePathIsExact) {
  const std::vector<double> star = betweenness(test::star(500'001));
  EXPECT_EQ(star[0], 124'999'750'000.0);
  EXPECT_EQ(star[1], 0);
  const std::vector<double> path = betweenness(test::path(1'000'001));
  EXPECT_EQ(path[500'000], 500'000.0 * 500'000.0);
  EXPECT_EQ(path[0], 0);
}

// C(78, 39) shortest paths join two corners of a 40 x 40 grid: integers overflow. The sum over all
// nodes is the sum over pairs of (distance - 1).
TEST(Betweenness, CountsMorePathsThanAnIntegerHolds) {
  const std::vector<double> b = betweenness(test::grid(40, 40));
  const double sum = std::accumulate(b.begin(), b.end(), 0.0);
  double distances = 0;  // over ordered pairs, row and column parts alike
  for (int i = 0; i < 40; ++i)
    for (int j = 0; j < 40; ++j) distances += std::abs(i - j);
  const double pairs = 1600.0 * 1599 / 2;
  EXPECT_NEAR(sum / (distances * 1600 - pairs), 1, 1e-12);
}

TEST(Betweenness, NormalizedDividesByThePairsOfOthers) {
  EXPECT_DOUBLE_EQ(betweenness(test::star(6), {{"normalized", 1}})[0], 1);
  EXPECT_EQ(betweenness(test::path(2), {{"normalized", 1}}), (std::vector<double>{0, 0}));
}

// Two weak steps (length 1 + 1) against one weaker (length 4).
TEST(Betweenness, WeightedGoesByLengthNotByHops) {
  const std::vector<Edge> edges{{0, 1, 1}, {1, 2, 1}, {0, 2, 0.25}};
  const Csr g = make_csr(3, edges, false);
  EXPECT_EQ(betweenness(g, {{"weighted", 1}})[1], 1);
  EXPECT_EQ(betweenness(g)[1], 0);
}

TEST(FoldTrees, LeavesTheCoreOfEachComponent) {
  // A triangle 0 1 2 with a tail 2 3 4, and a pair 5 6.
  const std::vector<Edge> edges{{0, 1}, {1, 2}, {0, 2}, {2, 3}, {3, 4}, {5, 6}};
  const Csr g = make_csr(7, edges, false);
  const std::vector<double> size{5, 5, 5, 5, 5, 2, 2};
  const TreeFold fold = fold_trees(g, size);
  EXPECT_EQ(fold.core.size(), 4u);
  EXPECT_EQ(fold.weight[2], 3);
  EXPECT_EQ(fold.through, (std::vector<double>{0, 0, 4, 3, 0, 0, 0}));
}

}  // namespace
}  // namespace entente
