#include <cmath>

#include <gtest/gtest.h>

#include "algorithms/measure.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using Settings = std::vector<std::pair<std::string, double>>;

std::vector<double> clustering(const Csr& g, bool weighted = false) {
  return compute(measures::clustering, g, Settings{{"weighted", weighted ? 1 : 0}}, {}).values;
}

// networkx 2.8.8 clustering(karate_club_graph()): members 1, 2, 3, 34.
TEST(Clustering, OfTheKarateClubIsAsInNetworkx) {
  const std::vector<double> c = clustering(test::karate(false));
  EXPECT_NEAR(c[0], 0.15, 1e-12);
  EXPECT_NEAR(c[1], 1.0 / 3, 1e-12);
  EXPECT_NEAR(c[2], 0.24444444444444444, 1e-12);
  EXPECT_NEAR(c[33], 0.11029411764705882, 1e-12);
}

TEST(Clustering, OfACliqueIsOneAndOfATreeZero) {
  EXPECT_EQ(clustering(test::clique(7)), std::vector<double>(7, 1));
  EXPECT_EQ(clustering(test::star(7)), std::vector<double>(7, 0));
  EXPECT_EQ(clustering(test::path(2)), std::vector<double>(2, 0));
}

// Naive twin: every pair of neighbours.
TEST(Clustering, AgreesWithCountingPairsOnManyRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto n = static_cast<Node>(seed % 40);
    const Csr g = test::random_graph(n, seed);
    std::vector<std::vector<double>> a(n, std::vector<double>(n, 0));
    double most = 0;
    for (const Edge& e : test::edges_of(g)) {
      a[e.source][e.target] = a[e.target][e.source] = e.weight;
      most = std::max(most, e.weight);
    }
    for (const bool weighted : {false, true}) {
      const std::vector<double> ours = clustering(g, weighted);
      for (Node u = 0; u < n; ++u) {
        double sum = 0, pairs = 0;
        for (Node v = 0; v < n; ++v)
          for (Node w = 0; w < v; ++w) {
            if (a[u][v] == 0 || a[u][w] == 0) continue;
            ++pairs;
            if (a[v][w] == 0) continue;
            sum += weighted ? std::cbrt(a[u][v] * a[u][w] * a[v][w]) / most : 1;
          }
        ASSERT_NEAR(ours[u], pairs > 0 ? sum / pairs : 0, 1e-12) << seed;
      }
    }
  }
}

TEST(Clustering, OfALargeGraphHasTheSameBitsOnAnyNumberOfThreads) {
  const Csr g = test::random_graph(5000, 3);
  const Settings weighted{{"weighted", 1}};
  const auto one = compute(measures::clustering, g, weighted, entente::Run{.threads = 1}).values;
  for (const int threads : {2, 3, 8})
    EXPECT_EQ(one,
              compute(measures::clustering, g, weighted, entente::Run{.threads = threads}).values);
}

}  // namespace
}  // namespace entente
