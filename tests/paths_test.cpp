#include "algorithms/paths.h"

#include <algorithm>
#include <set>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/shortest_paths.h"
#include "core/random.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Every path without repeated nodes, found by trying all ways.
void walk(const Csr& graph, std::span<const Length> lengths, Node target, Path& path,
          std::vector<Path>& all) {
  const Node u = path.nodes.back();
  if (u == target) {
    all.push_back(path);
    return;
  }
  for (std::size_t i = 0; i < graph.degree(u); ++i) {
    const Node v = graph.neighbors(u)[i];
    if (std::find(path.nodes.begin(), path.nodes.end(), v) != path.nodes.end()) continue;
    const double before = path.length;
    path.nodes.push_back(v);
    path.length += lengths[static_cast<std::size_t>(graph.offsets()[u]) + i].value();
    walk(graph, lengths, target, path, all);
    path.nodes.pop_back();
    path.length = before;
  }
}

std::vector<double> all_lengths(const Csr& graph, Node source, Node target) {
  const auto lengths = arc_lengths(graph);
  std::vector<Path> all;
  Path path{{source}, 0};
  walk(graph, lengths, target, path, all);
  std::vector<double> out;
  for (const Path& p : all) out.push_back(p.length);
  std::sort(out.begin(), out.end());
  return out;
}

// A square 0-1-2-3 with unequal sides: 0-1-2 costs 1 + 1, 0-3-2 costs 2 + 2.
Csr square() {
  const std::vector<Edge> edges = {{0, 1, 1}, {1, 2, 1}, {2, 3, 0.5}, {3, 0, 0.5}};
  return make_csr(5, edges, false);
}

TEST(Paths, OfASquareAreItsTwoSides) {
  const Csr g = square();
  const auto paths = shortest_paths(g, arc_lengths(g), 0, 2, 3, {});
  ASSERT_THAT(paths, SizeIs(2));
  EXPECT_THAT(paths[0].nodes, ElementsAre(0, 1, 2));
  EXPECT_EQ(paths[0].length, 2);
  EXPECT_THAT(paths[1].nodes, ElementsAre(0, 3, 2));
  EXPECT_EQ(paths[1].length, 4);
}

TEST(Paths, AreNoneToAnIsolatedNodeOrToOneself) {
  const Csr g = square();
  EXPECT_THAT(shortest_paths(g, arc_lengths(g), 0, 4, 3, {}), IsEmpty());
  EXPECT_THAT(shortest_paths(g, arc_lengths(g), 1, 1, 3, {}), IsEmpty());
}

TEST(Paths, FollowTheDirectionOfArcs) {
  const std::vector<Edge> edges = {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}};
  const Csr g = make_csr(3, edges, true);
  EXPECT_THAT(shortest_paths(g, arc_lengths(g), 0, 2, 5, {}), SizeIs(1));
}

TEST(Paths, TieInFavourOfLowerNodes) {
  const std::vector<Edge> edges = {{0, 2, 1}, {2, 3, 1}, {0, 1, 1}, {1, 3, 1}};
  const Csr g = make_csr(4, edges, false);
  const auto paths = shortest_paths(g, arc_lengths(g), 0, 3, 2, {});
  ASSERT_THAT(paths, SizeIs(2));
  EXPECT_THAT(paths[0].nodes, ElementsAre(0, 1, 3));
  EXPECT_THAT(paths[1].nodes, ElementsAre(0, 2, 3));
}

TEST(Paths, AgreeWithTheEnumerationOfAllPathsOnRandomGraphs) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Random random(seed, 0);
    const std::size_t nodes = 2 + static_cast<std::size_t>(random.below(6));
    std::vector<Edge> edges;
    for (Node u = 0; u < nodes; ++u)
      for (Node v = 0; v < nodes; ++v)
        if (u != v && random.below(3) == 0)
          edges.push_back(Edge{u, v, 1.0 / static_cast<double>(1 + random.below(8))});
    const Csr g = make_csr(nodes, edges, seed % 2 == 0);
    const auto expected = all_lengths(g, 0, 1);
    const auto paths = shortest_paths(g, arc_lengths(g), 0, 1, 6, {});
    ASSERT_EQ(paths.size(), std::min<std::size_t>(6, expected.size())) << "seed " << seed;
    std::set<std::vector<Node>> different;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      EXPECT_NEAR(paths[i].length, expected[i], 1e-9) << "seed " << seed << ", path " << i;
      different.insert(paths[i].nodes);
    }
    EXPECT_EQ(different.size(), paths.size()) << "seed " << seed << ": one path twice";
  }
}

TEST(Paths, StopWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  entente::Run run;
  run.stop = stop.get_token();
  const Csr g = square();
  EXPECT_THROW(shortest_paths(g, arc_lengths(g), 0, 2, 3, run), Error);
}

}  // namespace
}  // namespace entente
