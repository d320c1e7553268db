#include <numeric>

#include <gtest/gtest.h>

#include <Eigen/Dense>

#include "algorithms/random_walk.h"
#include "core/error.h"
#include "tests/zoo.h"

namespace entente {
namespace {

TEST(PersonalizedPageRank, OfAllAlikeIsPageRank) {
  for (const auto& [name, graph] : test::zoo()) {
    if (graph.nodes() == 0) continue;
    const Scores ours =
        personalized_pagerank(graph, std::vector<double>(graph.nodes(), 7), 0.85, {});
    const std::vector<double> plain = compute(measures::pagerank, graph, {}, {}).values;
    for (std::size_t u = 0; u < graph.nodes(); ++u)
      EXPECT_NEAR(ours.values[u], plain[u], 1e-9) << name;
  }
}

// On a pair x = (1 - d) + d y and y = d x: x = 1 / (1 + d).
TEST(PersonalizedPageRank, OfAPairIsKnownExactly) {
  const Scores s = personalized_pagerank(test::path(2), std::vector<double>{1, 0}, 0.85, {});
  EXPECT_NEAR(s.values[0], 1 / 1.85, 1e-11);
  EXPECT_NEAR(s.values[1], 0.85 / 1.85, 1e-11);
}

// networkx 2.8.8 pagerank(karate_club_graph(), personalization={0: 1}, tol=1e-14, max_iter=10000):
// members 1, 34.
TEST(PersonalizedPageRank, OfTheKarateClubIsAsInNetworkx) {
  std::vector<double> wanted(34, 0);
  wanted[0] = 1;
  const Scores s = personalized_pagerank(test::karate(true), wanted, 0.85, {});
  EXPECT_NEAR(s.values[0], 0.25868940841437715, 1e-9);
  EXPECT_NEAR(s.values[33], 0.04480422149050772, 1e-9);
}

// The linear system solved densely by Eigen is another way to the same numbers.
TEST(PersonalizedPageRank, SolvesItsEquationOnManyRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto n = static_cast<Node>(1 + seed % 40);
    const Csr g = test::random_graph(n, seed, seed % 3 == 0);
    const double d = 0.7;
    Eigen::VectorXd jump = Eigen::VectorXd::Zero(n);
    jump[static_cast<Eigen::Index>(seed % n)] = 0.25;
    jump[static_cast<Eigen::Index>((seed * 7) % n)] += 0.75;
    Eigen::MatrixXd a = Eigen::MatrixXd::Identity(n, n);
    for (Node u = 0; u < n; ++u) {
      const auto weight = g.weights(u);
      const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
      for (std::size_t i = 0; i < weight.size(); ++i)
        a(g.neighbors(u)[i], u) -= d * weight[i] / sum;
      if (weight.empty()) a.col(u) -= d * jump;
    }
    const Eigen::VectorXd expected = a.partialPivLu().solve((1 - d) * jump);
    const std::vector<double> wanted(jump.data(), jump.data() + n);
    const Scores ours = personalized_pagerank(g, wanted, d, {});
    EXPECT_TRUE(ours.converged);
    for (Node u = 0; u < n; ++u) ASSERT_NEAR(ours.values[u], expected[u], 1e-9) << seed;
  }
}

TEST(PersonalizedPageRank, RefusesAVectorThatNamesNobody) {
  try {
    personalized_pagerank(test::path(3), std::vector<double>(3, 0), 0.85, {});
    FAIL() << "it was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
  }
  EXPECT_THROW(personalized_pagerank(make_csr(0, {}, false), {}, 0.85, {}), Error);
}

TEST(PersonalizedPageRank, StaysAtAnIsolatedActor) {
  const std::vector<Edge> edges{{0, 1}};
  const Scores s =
      personalized_pagerank(make_csr(3, edges, false), std::vector<double>{0, 0, 1}, 0.85, {});
  EXPECT_EQ(s.values, (std::vector<double>{0, 0, 1}));
}

}  // namespace
}  // namespace entente
