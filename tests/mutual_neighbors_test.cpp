#include "algorithms/mutual_neighbors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/drawn_graphs.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// networkx 2.8.8: sorted(common_neighbors(karate_club_graph(), 0, 33)) is [8, 13, 19, 31].
TEST(MutualNeighbors, OfTheTwoHeadsOfTheKarateClubAreAsInNetworkx) {
  EXPECT_THAT(mutual_neighbors(test::karate(true), 0, 33), ElementsAre(8, 13, 19, 31));
}

TEST(MutualNeighbors, OfAPathAndAStarAreTheOneBetween) {
  EXPECT_THAT(mutual_neighbors(test::path(5), 1, 3), ElementsAre(2));
  EXPECT_THAT(mutual_neighbors(test::path(5), 0, 3), IsEmpty());
  EXPECT_THAT(mutual_neighbors(test::star(9), 3, 7), ElementsAre(0));
}

TEST(MutualNeighbors, CountArcsEitherWay) {
  const std::vector<Edge> edges{{0, 2}, {2, 1}, {3, 0}, {3, 1}, {0, 4}, {1, 0}};
  EXPECT_THAT(mutual_neighbors(make_csr(5, edges, true), 0, 1), ElementsAre(2, 3));
}

// Naive twin: every node is asked.
TEST(MutualNeighbors, AgreeWithAskingEveryNode) {
  EXPECT_TRUE(rc::check([] {
    const test::Drawn d = *test::drawn_graph(*rc::gen::arbitrary<bool>());
    if (d.nodes < 2) return;
    const auto tied = [&](Node u, Node v) {
      return std::ranges::any_of(d.edges, [&](const Edge& e) {
        return (e.source == u && e.target == v) || (e.source == v && e.target == u);
      });
    };
    std::vector<Node> expected;
    for (Node v = 2; v < d.nodes; ++v)
      if (tied(0, v) && tied(1, v)) expected.push_back(v);
    RC_ASSERT(mutual_neighbors(d.graph(), 0, 1) == expected);
    RC_ASSERT(mutual_neighbors(d.graph(), 1, 0) == expected);
  }));
}

}  // namespace
}  // namespace entente
