#include "algorithms/backbone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace entente {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;

Csr graph_of(std::size_t nodes, std::vector<Edge> edges, bool directed = false) {
  return make_csr(nodes, edges, directed);
}

const std::vector<Edge> five = {{0, 1, 10}, {0, 2, 1}, {1, 2, 3}, {2, 3, 8}, {3, 4, 2}};

// Worked out with the equations of the paper (numpy, double precision), the matrix counting both
// directions: 0-1, 0-2, 1-2, 2-3, 3-4.
TEST(Backbone, NoiseCorrectedTestIsThatOfThePaper) {
  const std::vector<double> p = noise_corrected_p(graph_of(5, five));
  ASSERT_EQ(p.size(), 5u);
  EXPECT_NEAR(std::log10(p[0]), std::log10(2.044592015065855e-51), 1e-6);
  EXPECT_NEAR(p[1], 0.8495937291072964, 1e-12);
  EXPECT_NEAR(p[2], 0.5987189353885431, 1e-12);
  EXPECT_NEAR(std::log10(p[3]), std::log10(3.114283289886047e-83), 1e-6);
}

TEST(Backbone, ExpectsTheProductOfTheEnds) {
  const std::vector<double> e = expected_strengths(graph_of(5, five));
  EXPECT_DOUBLE_EQ(e[0], 11.0 * 13 / 48);
  const std::vector<double> arcs =
      expected_strengths(graph_of(3, {{0, 1, 2}, {0, 2, 1}, {1, 2, 5}}, true));
  EXPECT_THAT(arcs, ElementsAre(DoubleNear(3.0 * 2 / 8, 1e-12), DoubleNear(3.0 * 6 / 8, 1e-12),
                                DoubleNear(5.0 * 6 / 8, 1e-12)));
}

TEST(Backbone, DisparityIsTheLessOfBothEnds) {
  const std::vector<double> p = disparity_p(graph_of(5, five));
  EXPECT_DOUBLE_EQ(p[0], 1 - 10.0 / 11);            // two ties at 0, two at 1
  EXPECT_DOUBLE_EQ(p[3], std::pow(1 - 8.0 / 12, 2));  // three at 2, two at 3: 0.111 before 0.2
  const std::vector<double> star = disparity_p(graph_of(3, {{0, 1, 1}, {0, 2, 1}}));
  EXPECT_THAT(star, Each(0.5));
}

TEST(Backbone, ArcsAreJudgedWhereTheyLeaveAndWhereTheyEnter) {
  const Csr g = graph_of(4, {{0, 1, 9}, {0, 2, 1}, {3, 2, 1}}, true);
  EXPECT_THAT(disparity_p(g), ElementsAre(DoubleNear(0.1, 1e-12), DoubleNear(0.5, 1e-12),
                                          DoubleNear(0.5, 1e-12)));
}

// Table 1 of the paper's worked example of fifteen p-values: four are discoveries at 0.05.
TEST(Backbone, FalseDiscoveriesAreControlledAsInThePaper) {
  const std::vector<double> p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  const std::vector<double> q = benjamini_hochberg(p);
  EXPECT_EQ(std::count_if(q.begin(), q.end(), [](double x) { return x <= 0.05; }), 4);
  EXPECT_DOUBLE_EQ(q[0], 0.0015);
  EXPECT_DOUBLE_EQ(q[3], 0.0095 * 15 / 4);
  EXPECT_DOUBLE_EQ(q[4], q[5] < 0.0603 ? q[5] : 0.0603);
  EXPECT_TRUE(benjamini_hochberg({}).empty());
}

TEST(Backbone, ForestJoinsAllByTheStrongest) {
  EXPECT_THAT(spanning_forest(graph_of(5, five)), ElementsAre(true, false, true, true, true));
  EXPECT_THAT(spanning_forest(graph_of(4, {{0, 1, 1}, {2, 3, 1}})), ElementsAre(true, true));
  EXPECT_TRUE(spanning_forest(graph_of(3, {})).empty());
}

TEST(Backbone, KeepsATreeAndTheTieThatDominatesANode) {
  const Csr triangle = make_csr(3, std::vector<Edge>{{0, 1, 5}, {0, 2, 1}, {1, 2, 2}}, false);
  EXPECT_THAT(backbone(triangle, 0.0), ElementsAre(true, false, true));
  // Node 0 has ten ties; the one to 1 is outside the tree (0-2 and 1-2 weigh more)
  // and takes 27 of 59: (1 - 27/59)^9 = 0.0041.
  std::vector<Edge> edges{{0, 1, 27}, {0, 2, 28}, {1, 2, 28}};
  for (Node leaf = 3; leaf < 11; ++leaf) edges.push_back({0, leaf, 0.5});
  const Csr hub = make_csr(11, edges, false);
  EXPECT_TRUE(backbone(hub, 0.005)[0]);
  EXPECT_FALSE(backbone(hub, 0.004)[0]);
}

TEST(Backbone, HoldsForTheLightestAndTheHeaviest) {
  for (const double w : {2 * lightest_weight, 1e-9, 1.0, 1e9, heaviest_weight / 8}) {
    const Csr g = graph_of(4, {{0, 1, w}, {1, 2, w}, {2, 3, w}, {0, 3, w / 2}});
    for (const double p : noise_corrected_p(g)) EXPECT_TRUE(p >= 0 && p <= 1) << w;
    for (const double p : disparity_p(g)) EXPECT_TRUE(p >= 0 && p <= 1) << w;
    for (const double e : expected_strengths(g)) EXPECT_TRUE(std::isfinite(e)) << w;
  }
  EXPECT_THAT(noise_corrected_p(graph_of(2, {{0, 1, 5}})), Each(testing::Le(1.0)));
}

}  // namespace
}  // namespace entente
