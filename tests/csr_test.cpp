#include "graph/csr.h"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "core/error.h"

namespace entente {
namespace {

// Weights whose sum depends on the order of adding.
std::vector<Edge> draw_edges(std::size_t count, Node nodes, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < count; ++i) {
    const auto u = static_cast<Node>(random() % nodes);
    const auto v = static_cast<Node>(random() % nodes);
    edges.push_back({u, v, 0.1 * static_cast<double>(1 + random() % 1000)});
  }
  return edges;
}

std::vector<std::map<Node, double>> naive_rows(std::size_t nodes, const std::vector<Edge>& edges,
                                               bool directed) {
  std::map<std::pair<Node, Node>, std::vector<double>> weights;
  for (const Edge& e : edges) {
    if (e.source == e.target) continue;
    weights[{e.source, e.target}].push_back(e.weight);
    if (!directed) weights[{e.target, e.source}].push_back(e.weight);
  }
  std::vector<std::map<Node, double>> rows(nodes);
  for (auto& [arc, parallel] : weights) {
    std::sort(parallel.begin(), parallel.end());
    for (const double w : parallel) rows[arc.first][arc.second] += w;
  }
  return rows;
}

void expect_rows(const Csr& g, const std::vector<std::map<Node, double>>& rows) {
  ASSERT_EQ(g.nodes(), rows.size());
  std::size_t arcs = 0;
  for (std::size_t u = 0; u < rows.size(); ++u) {
    const auto near = g.neighbors(static_cast<Node>(u));
    const auto weight = g.weights(static_cast<Node>(u));
    ASSERT_EQ(near.size(), rows[u].size()) << u;
    std::size_t i = 0;
    for (const auto& [v, w] : rows[u]) {
      EXPECT_EQ(near[i], v);
      EXPECT_EQ(weight[i++], w) << u << " - " << v;  // to the last bit
    }
    arcs += i;
  }
  EXPECT_EQ(g.arcs(), arcs);
}

TEST(Csr, SumsParallelEdgesLightestFirst) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const bool directed = seed % 2 == 0;
    // Few nodes: nearly all edges are parallel. Many: hardly any, and some rows stay empty.
    const Node nodes = seed % 4 < 2 ? 12 : 4000;
    const std::vector<Edge> edges = draw_edges(500, nodes, seed);
    expect_rows(make_csr(nodes, edges, directed), naive_rows(nodes, edges, directed));
  }
}

// Sorted by the end that is named first, the lower or the higher one.
TEST(Csr, IsTheSameFromSortedEdges) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const bool lower_first = seed % 4 < 2;
    std::vector<Edge> edges = draw_edges(800, 40, seed);
    for (Edge& e : edges)
      if ((e.source > e.target) == lower_first) std::swap(e.source, e.target);
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
      return std::pair(a.source, a.target) < std::pair(b.source, b.target);
    });
    if (seed % 2 == 0)  // no parallel ones, so that no row needs sorting
      edges.erase(std::unique(edges.begin(), edges.end(),
                              [](const Edge& a, const Edge& b) {
                                return a.source == b.source && a.target == b.target;
                              }),
                  edges.end());
    expect_rows(make_csr(40, edges, false), naive_rows(40, edges, false));
  }
}

TEST(Csr, IsBuiltInTwoPassesOverPieces) {
  const std::vector<Edge> edges = draw_edges(1000, 300, 7);
  CsrBuilder builder(false);
  const std::span<const Edge> all(edges);
  for (std::size_t i = 0; i < 1000; i += 8) builder.count(all.subspan(i, 8));
  builder.lay_out(302);
  for (std::size_t i = 0; i < 1000; i += 125) builder.add(all.subspan(i, 125));
  expect_rows(builder.finish(), naive_rows(302, edges, false));
  // Of many rows, arcs wait for one another; few of each row's at a time.
  for (const bool directed : {false, true}) {
    const std::vector<Edge> many = draw_edges(60'000, 30'000, 8);
    expect_rows(make_csr(30'000, many, directed), naive_rows(30'000, many, directed));
  }
  CsrBuilder empty(true);
  empty.lay_out();
  EXPECT_EQ(empty.finish().nodes(), 0);
}

std::string fault_of(const std::vector<Edge>& edges) {
  try {
    make_csr(3, edges, false);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Csr, RefusesWhatNoGraphHolds) {
  EXPECT_EQ(fault_of({{0, 3}}), "edge 0 - 3: endpoint outside the graph");
  EXPECT_EQ(fault_of({{0, 1, 0}}), "edge 0 - 1: weight 0 is not between 1e-300 and 1e+300");
  EXPECT_EQ(fault_of({{0, 1, -1}, {0, 9}}),
            "edge 0 - 1: weight -1 is not between 1e-300 and 1e+300");
  EXPECT_EQ(fault_of({{1, 1, 1e301}}),
            "edge 1 - 1: weight 1e+301 is not between 1e-300 and 1e+300");
  EXPECT_EQ(fault_of({{0, 1, 1e300}, {1, 2, 1e300}}), "");
  EXPECT_EQ(fault_of({{1, 2, 1e300}, {2, 1, 9e299}}),
            "edge 1 - 2: the sum of its weights is above 1e+300");
}

}  // namespace
}  // namespace entente
