#include <cmath>

#include <gtest/gtest.h>

#include <Eigen/Dense>

#include "algorithms/measure.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using Settings = std::vector<std::pair<std::string, double>>;

// Two hubs that point to the same two authorities, one of them to a third: A^T A restricted to the
// authorities is {2 2 1; 2 2 1; 1 1 1}, whose greatest value is (5 + sqrt(17)) / 2.
TEST(Hits, OfTwoHubsIsKnownExactly) {
  const std::vector<Edge> edges{{0, 2}, {0, 3}, {1, 2}, {1, 3}, {1, 4}};
  const Csr g = make_csr(5, edges, true);
  const std::vector<double> a = compute(measures::hits, g, {}, {}).values;
  const double value = (5 + std::sqrt(17.0)) / 2;
  EXPECT_NEAR(a[4] / a[2], (value - 4), 1e-10);
  EXPECT_NEAR(a[2], a[3], 1e-12);
  EXPECT_NEAR(a[0] + a[1], 0, 1e-12);
  const std::vector<double> h = compute(measures::hits, g, Settings{{"hub", 1}}, {}).values;
  EXPECT_NEAR(h[1] / h[0], (value - 2) / 2, 1e-10);
}

TEST(Hits, WithoutDirectionsIsEigenvectorCentrality) {
  for (const bool weighted : {false, true}) {
    const Csr g = test::karate(weighted);
    EXPECT_EQ(compute(measures::hits, g, {}, {}).values,
              compute(measures::eigenvector, g, {}, {}).values);
  }
}

// Eigen's singular vectors of the dense matrix are another way to the same numbers.
TEST(Hits, AgreesWithSingularVectorsOfManyRandomGraphs) {
  std::size_t compared = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto n = static_cast<Node>(2 + seed % 30);
    const Csr g = test::random_graph(n, seed, true);
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(n, n);
    for (const Edge& e : test::edges_of(g)) a(e.source, e.target) = e.weight;
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(a, Eigen::ComputeFullU | Eigen::ComputeFullV);
    const auto& value = svd.singularValues();
    if (value[0] - value[1] <= 0.05 * value[0]) continue;  // not unique, or hardly
    ++compared;
    const Scores authority = compute(measures::hits, g, {}, {});
    const Scores hub = compute(measures::hits, g, Settings{{"hub", 1}}, {});
    EXPECT_TRUE(authority.converged && hub.converged) << seed;
    for (Node u = 0; u < n; ++u) {
      ASSERT_NEAR(authority.values[u], std::abs(svd.matrixV()(u, 0)), 1e-8) << seed;
      ASSERT_NEAR(hub.values[u], std::abs(svd.matrixU()(u, 0)), 1e-8) << seed;
    }
  }
  EXPECT_GT(compared, 50u);
}

TEST(Hits, SaysWhenThePassesDoNotSuffice) {
  const Scores s =
      compute(measures::hits, test::random_graph(60, 8, true), Settings{{"iterations", 1}}, {});
  EXPECT_FALSE(s.converged);
  EXPECT_GT(s.residual, 0);
}

}  // namespace
}  // namespace entente
