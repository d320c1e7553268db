#include "graph/graph_difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "graph/edge_list.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Snapshot graph_of(std::vector<std::string> labels, std::vector<Edge> edges, bool directed = false) {
  const std::size_t n = labels.size();
  return plain_snapshot(std::move(labels), make_csr(n, edges, directed));
}

TEST(GraphDifference, OfAGraphAndItselfIsNone) {
  const Snapshot g = graph_of({"a", "b", "c"}, {{0, 1, 2}, {1, 2, 0.5}});
  const GraphDifference found = difference(g, g);
  EXPECT_TRUE(found.none());
  EXPECT_THAT(found.after_of, ElementsAre(0, 1, 2));
}

TEST(GraphDifference, NamesWhatCameAndWhatWent) {
  const Snapshot before = graph_of({"a", "b", "c"}, {{0, 1, 2}, {1, 2, 0.5}, {0, 2, 1}});
  const Snapshot after = graph_of({"b", "c", "d"}, {{0, 1, 0.75}, {0, 2, 3}});
  const GraphDifference found = difference(before, after);
  EXPECT_THAT(found.after_of, ElementsAre(no_node, 0, 1));
  EXPECT_THAT(found.lost, ElementsAre(0));
  EXPECT_THAT(found.gained, ElementsAre(2));
  ASSERT_EQ(found.ties_lost.size(), 2u);
  EXPECT_EQ(found.ties_lost[0].before, 2);
  EXPECT_EQ(found.ties_lost[1].target, 2u);
  ASSERT_EQ(found.ties_gained.size(), 1u);
  EXPECT_EQ(found.ties_gained[0].after, 3);
  ASSERT_EQ(found.ties_changed.size(), 1u);
  EXPECT_EQ(found.ties_changed[0].before, 0.5);
  EXPECT_EQ(found.ties_changed[0].after, 0.75);
}

// Large edge lists are numbered by degree, so that ids may come in any order.
TEST(GraphDifference, FindsIdsInAnyOrder) {
  const Snapshot before = graph_of({"c", "a", "b"}, {{0, 1, 2}, {1, 2, 0.5}, {0, 2, 1}});
  const Snapshot after = graph_of({"e", "b", "d", "c"}, {{1, 3, 1}, {0, 1, 3}, {1, 2, 3}});
  const GraphDifference found = difference(before, after);
  EXPECT_THAT(found.after_of, ElementsAre(3, no_node, 1));
  EXPECT_THAT(found.lost, ElementsAre(1));
  EXPECT_THAT(found.gained, ElementsAre(0, 2));
  EXPECT_EQ(found.ties_lost.size(), 2u);
  EXPECT_TRUE(found.ties_changed.empty());
  ASSERT_EQ(found.ties_gained.size(), 2u);
  EXPECT_EQ(found.ties_gained[0].source, 0u);
  EXPECT_EQ(found.ties_gained[1].target, 2u);
}

TEST(GraphDifference, KnowsAnActorByALongerName) {
  Snapshot before = graph_of({"Lee", "Utopia"}, {{0, 1, 1}});
  Snapshot after = graph_of({"Ann Lee", "Utopia"}, {{0, 1, 1}});
  after.nodes[0].aliases = {"Lee"};
  EXPECT_TRUE(difference(before, after).none());
  EXPECT_TRUE(difference(after, before).none());
  after.nodes[0].type = ActorType::person;  // another kind: not the same
  EXPECT_THAT(difference(before, after).lost, ElementsAre(0));
}

TEST(GraphDifference, TakesNoneOfTwoWhoHaveTheName) {
  Snapshot before = graph_of({"Lee", "Utopia"}, {{0, 1, 1}});
  Snapshot after = graph_of({"Ann Lee", "Bo Lee", "Utopia"}, {{0, 2, 1}, {1, 2, 1}});
  after.nodes[0].aliases = after.nodes[1].aliases = {"Lee"};
  EXPECT_THAT(difference(before, after).lost, ElementsAre(0));
  EXPECT_THAT(difference(before, after).gained, ElementsAre(0, 1));
}

TEST(GraphDifference, OfDirectedGraphsKeepsDirections) {
  const Snapshot before = graph_of({"a", "b"}, {{0, 1, 1}}, true);
  const Snapshot after = graph_of({"a", "b"}, {{1, 0, 1}}, true);
  const GraphDifference found = difference(before, after);
  EXPECT_EQ(found.ties_lost.size(), 1u);
  EXPECT_EQ(found.ties_gained.size(), 1u);
  EXPECT_THROW(difference(before, graph_of({"a", "b"}, {{0, 1, 1}})), Error);
}

TEST(GraphDifference, OfEmptyGraphsIsNone) {
  const Snapshot empty = graph_of({}, {});
  EXPECT_TRUE(difference(empty, empty).none());
  EXPECT_THAT(difference(empty, graph_of({"a"}, {})).gained, ElementsAre(0));
  EXPECT_THAT(difference(graph_of({"a"}, {}), empty).gained, IsEmpty());
}

}  // namespace
}  // namespace entente
