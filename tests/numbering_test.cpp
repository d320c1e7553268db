#include "graph/numbering.h"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Numbering, ClassesRiseWithTheDegree) {
  ASSERT_EQ(degree_class(0), 0);
  for (ArcIndex degree = 1; degree < 100'000; ++degree) {
    const int step = degree_class(degree) - degree_class(degree - 1);
    ASSERT_TRUE(step == 0 || step == 1) << degree;
    ASSERT_GT(degree_class(degree + degree / 2), degree_class(degree - 1)) << degree;
  }
  EXPECT_EQ(degree_class(7), 7);
  EXPECT_EQ(degree_class(9), degree_class(8));
  EXPECT_GT(degree_class(ArcIndex{1} << 63), degree_class((ArcIndex{1} << 63) - 1));
}

TEST(Numbering, FallsByClassAndKeepsTheOrderInAClass) {
  const std::vector<ArcIndex> degrees{0, 9, 3, 1000, 8, 3, 0, 9};
  EXPECT_EQ(numbers_by_degree(degrees), (std::vector<Node>{6, 1, 4, 0, 2, 5, 7, 3}));
  EXPECT_FALSE(falls_by_class(degrees));
  EXPECT_TRUE(falls_by_class(std::vector<ArcIndex>{1000, 8, 9, 8, 3, 3, 0}));
  EXPECT_TRUE(numbers_by_degree({}).empty());
  EXPECT_TRUE(falls_by_class({}));
}

// Node u of n is met the more often the smaller its number by `shuffled`.
std::vector<Edge> skewed_edges(Node n, std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Node> shuffled(n);
  for (Node u = 0; u < n; ++u) shuffled[u] = u;
  std::shuffle(shuffled.begin(), shuffled.end(), random);
  const auto draw = [&] {
    const auto r = static_cast<double>(random()) / 4294967296.0;
    return shuffled[static_cast<std::size_t>(r * r * r * n)];
  };
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < count; ++i)
    edges.push_back({draw(), draw(), 0.1 * static_cast<double>(1 + random() % 1000)});
  return edges;
}

struct Built {
  Csr graph;
  std::vector<Node> number;
};

Built build(Node n, const std::vector<Edge>& edges, bool directed) {
  CsrBuilder builder(directed);
  builder.count(edges);
  std::vector<Node> number = builder.lay_out_by_degree(n);
  builder.add(edges);
  return {builder.finish(), std::move(number)};
}

void expect_same(const Csr& a, const Csr& b) {
  EXPECT_EQ(a.directed(), b.directed());
  EXPECT_TRUE(std::ranges::equal(a.offsets(), b.offsets()));
  EXPECT_TRUE(std::ranges::equal(a.targets(), b.targets()));
  EXPECT_TRUE(std::ranges::equal(a.weights(), b.weights()));  // to the last bit
}

// Rows are grouped, or sorted where that does not do: of edges in order, in no order, with parallel
// ones and without.
TEST(Numbering, OfALargeGraphIsThatOfItsNodesElsewhere) {
  const Node n = numbered_from + 100;
  for (unsigned seed = 0; seed < 8; ++seed) {
    const bool directed = seed % 2 == 1, in_order = seed % 4 < 2, parallel = seed < 4;
    std::vector<Edge> edges = skewed_edges(n - 5, 150'000, seed);
    const auto ends = [](const Edge& e) { return std::pair(e.source, e.target); };
    if (in_order && !directed)
      for (Edge& e : edges)
        if (e.source > e.target) std::swap(e.source, e.target);
    if (in_order) std::ranges::sort(edges, {}, ends);
    if (!parallel) {
      std::map<std::pair<Node, Node>, bool> met;
      std::erase_if(edges, [&](const Edge& e) {
        return !met.emplace(std::minmax(e.source, e.target), true).second;
      });
    }
    const Built built = build(n, edges, directed);
    ASSERT_EQ(built.number.size(), n);
    std::vector<Node> all = built.number;
    std::ranges::sort(all);
    for (Node u = 0; u < n; ++u) ASSERT_EQ(all[u], u);
    for (Edge& e : edges) e = {built.number[e.source], built.number[e.target], e.weight};
    expect_same(built.graph, make_csr(n, edges, directed));
    std::vector<ArcIndex> degrees;
    for (Node u = 0; u < n; ++u) degrees.push_back(built.graph.degree(u));
    if (!parallel) {
      EXPECT_TRUE(falls_by_class(degrees));
    }
    EXPECT_GT(degrees.front(), 100u);
    EXPECT_EQ(degrees.back(), 0u);
  }
}

TEST(Numbering, LeavesSmallGraphsAndThoseThatAreNumberedSo) {
  const std::vector<Edge> few{{0, 1, 2}, {2, 1, 3}};
  const Built small = build(4, few, false);
  EXPECT_TRUE(small.number.empty());
  expect_same(small.graph, make_csr(4, few, false));
  std::vector<Edge> star;
  for (Node u = 1; u < numbered_from; ++u) star.push_back({0, u, 1});
  EXPECT_TRUE(build(numbered_from, star, false).number.empty());
  EXPECT_TRUE(build(0, {}, false).number.empty());
}

}  // namespace
}  // namespace entente
