#include "algorithms/local_moves.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "graph/numbering.h"

namespace entente {
namespace {

constexpr Node many = 40'000;
static_assert(many > numbered_from);

// Node u is tied to one lower node, the lowest hundred to many.
Csr hubs() {
  std::vector<Edge> edges;
  for (Node u = 1; u < many; ++u) edges.push_back({u, u % 100 < u ? u % 100 : 0});
  return make_csr(many, edges, false);
}

std::uint8_t rank(const Csr& g, Node u) { return degree_class(g.neighbors(u).size()); }

TEST(Visits, NameEveryBlockOnceThoseOfMostTiesFirst) {
  const Csr g = hubs();
  const BlockGraph blocks = blocks_of(g);
  Random random(1, 0);
  std::vector<Node> order = shuffled_by_degree(blocks, random);
  EXPECT_TRUE(
      std::ranges::is_sorted(order, std::ranges::greater{}, [&](Node u) { return rank(g, u); }));
  std::ranges::sort(order);
  ASSERT_EQ(order.size(), many);
  for (Node u = 0; u < many; ++u) ASSERT_EQ(order[u], u);
}

TEST(Visits, AreDrawnByTheSeed) {
  for (const Node n : {Node{500}, many}) {
    std::vector<Edge> ring;
    for (Node u = 0; u < n; ++u) ring.push_back({u, (u + 1) % n});
    const Csr g = make_csr(n, ring, false);
    const BlockGraph blocks = blocks_of(g);
    Random one(1, 0), again(1, 0), other(2, 0);
    const std::vector<Node> order = shuffled_by_degree(blocks, one);
    EXPECT_EQ(order, shuffled_by_degree(blocks, again)) << n;
    EXPECT_NE(order, shuffled_by_degree(blocks, other)) << n;
    EXPECT_FALSE(std::ranges::is_sorted(order)) << n;
  }
}

TEST(MoveBlocks, LooksAtThoseItIsGivenAndAtWhomTheyStir) {
  const std::vector<Edge> edges{{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}};  // two triangles
  const Csr g = make_csr(6, edges, false);
  std::vector<std::uint32_t> community{0, 1, 2, 3, 4, 5};
  const std::vector<Node> visits{0};
  EXPECT_EQ(move_blocks(blocks_of(g), 1, community, visits, {}).count, 2u);
  EXPECT_EQ(community[0], community[1]);
  EXPECT_EQ(community[0], community[2]);
  EXPECT_EQ((std::vector<std::uint32_t>(community.begin() + 3, community.end())),
            (std::vector<std::uint32_t>{3, 4, 5}));
}

// Where strengths count for nothing, what a neighbour's move changes is all there is: whoever was
// not looked at again must still be where most of the weight of its ties is.
TEST(MoveBlocks, LeavesOutOnlyLooksThatWouldMoveNothing) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed, 0);
    constexpr Node nodes = 40;
    std::vector<Edge> edges;
    for (int i = 0; i < 120; ++i)
      edges.push_back({static_cast<Node>(random.below(nodes)),
                       static_cast<Node>(random.below(nodes)),
                       1.0 + static_cast<double>(random.below(5))});
    const Csr g = make_csr(nodes, edges, false);
    const BlockGraph blocks = blocks_of(g);
    std::vector<std::uint32_t> community = each_alone(blocks);
    move_blocks(blocks, 0, community, shuffled(blocks, random), {});
    for (Node u = 0; u < nodes; ++u) {
      std::vector<double> beside(nodes, 0);
      for (std::size_t i = 0; i < g.neighbors(u).size(); ++i)
        beside[community[g.neighbors(u)[i]]] += g.weights(u)[i];
      EXPECT_EQ(beside[community[u]], std::ranges::max(beside)) << "seed " << seed << " node " << u;
    }
  }
}

constexpr std::uint32_t groups = 40;
std::uint32_t planted(Node u) { return u % groups; }

// Of a node's ties six lead to its own group and one anywhere.
Csr planted_groups() {
  Random random(3, 0);
  std::vector<Edge> edges;
  for (Node u = 0; u < many; ++u) {
    for (int i = 0; i < 6; ++i)
      edges.push_back({u, static_cast<Node>(random.below(many / groups)) * groups + planted(u)});
    edges.push_back({u, static_cast<Node>(random.below(many))});
  }
  return make_csr(many, edges, false);
}

TEST(Leiden, FindsThePlantedGroupsOfALargeGraph) {
  const Csr g = planted_groups();
  std::vector<std::uint32_t> group(many);
  for (Node u = 0; u < many; ++u) group[u] = planted(u);
  const Partition found = community_methods::leiden.detect(g, {.runs = 1}, {});
  EXPECT_GT(found.quality, modularity(g, group) - 1e-4);
}

// Large enough for several threads to gather ties ahead, and some in vain: neighbours move first.
TEST(MoveBlocks, MovesTheSameOnAnyNumberOfThreads) {
  const Csr g = planted_groups();
  const BlockGraph blocks = blocks_of(g);
  Random random(1, 0);
  const std::vector<Node> visits = shuffled_by_degree(blocks, random);
  std::vector<std::uint32_t> one = each_alone(blocks);
  const Moves moves = move_blocks(blocks, 1, one, visits, {.threads = 1});
  EXPECT_GT(moves.count, many / 2);
  for (const int threads : {2, 3, 8}) {
    std::vector<std::uint32_t> several = each_alone(blocks);
    const Moves same = move_blocks(blocks, 1, several, visits, {.threads = threads});
    EXPECT_EQ(several, one) << threads;
    EXPECT_EQ(same.count, moves.count) << threads;
    EXPECT_EQ(same.gain, moves.gain) << threads;
  }
}

}  // namespace
}  // namespace entente
