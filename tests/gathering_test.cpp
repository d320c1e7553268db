#include "algorithms/gathering.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "core/random.h"
#include "tests/zoo.h"

namespace entente {
namespace {

std::vector<double> product_of(const Gathering& arcs, const std::vector<double>& x, double factor,
                               int threads) {
  std::vector<double> y(x.size());
  multiply(arcs, factor, x, y, {.threads = threads});
  return y;
}

// With hubs, and nodes without an edge.
std::vector<Edge> many_edges(Node n, bool whole_weights) {
  Random random(1, 0);
  std::vector<Edge> edges;
  for (int i = 0; i < 250'000; ++i) {
    const auto u = static_cast<Node>(random.below(n - 10));
    const auto v = static_cast<Node>(random.below(1 + random.below(n)));
    const double w = 1 + (whole_weights ? static_cast<double>(random.below(9)) : random.unit());
    edges.push_back({u, v, w});
  }
  // Parallel edges would be one, and whoever has them no more where their number says.
  const auto ends = [](const Edge& e) { return std::minmax({e.source, e.target}); };
  std::ranges::sort(edges, {}, ends);
  const auto parallel = [&](const Edge& a, const Edge& b) { return ends(a) == ends(b); };
  edges.erase(std::unique(edges.begin(), edges.end(), parallel), edges.end());
  return edges;
}

// Numbered by degree or not.
Csr large_graph(Node n, const std::vector<Edge>& edges, bool numbered, bool directed) {
  CsrBuilder builder(directed);
  builder.count(edges);
  if (numbered)
    builder.lay_out_by_degree(n);
  else
    builder.lay_out(n);
  builder.add(edges);
  return builder.finish();
}

// Above some 200,000 nodes an edge is one arc, with a weight of four bytes where all are exact.
TEST(Gathering, OfALargeGraphIsTheProductOnAnyNumberOfThreads) {
  constexpr Node n = 210'000;
  for (const bool whole : {false, true}) {
    const std::vector<Edge> edges = many_edges(n, whole);
    for (const bool numbered : {false, true})
      for (const bool directed : {false, true}) {
        const Csr g = large_graph(n, edges, numbered, directed);
        const Gathering arcs(g, {});
        Random random(2, 0);
        std::vector<double> x(n), placed(n), back(n);
        for (double& v : x) v = random.unit() - 0.25;
        const std::vector<double> product = product_of(arcs, x, 0.5, 1);
        for (Node u = 0; u < n; ++u) {
          double expected = 0, size = 0;
          for (std::size_t i = 0; i < g.degree(u); ++i) {
            const double term = 0.5 * g.weights(u)[i] * x[g.neighbors(u)[i]];
            expected += term;
            size += std::abs(term);
          }
          ASSERT_NEAR(product[u], expected, 1e-14 * size) << u;
        }
        for (const int threads : {2, 3, 8}) ASSERT_EQ(product_of(arcs, x, 0.5, threads), product);
        arcs.put(x, placed);
        EXPECT_EQ(placed != x, !directed && !numbered);
        arcs.take(placed, back);
        ASSERT_EQ(back, x);
      }
  }
}

TEST(Gathering, CallsForEveryPlaceOnceAndAddsUp) {
  for (const Csr& g : {make_csr(0, {}, false), test::path(3), test::path(10'000)}) {
    const Gathering arcs(g, {});
    const std::vector<double> ones(g.nodes(), 1);
    std::vector<int> calls(g.nodes(), 0);
    const double ties = arcs.over_sums(std::span<const double>(ones), 2, {.threads = 1},
                                       [&](std::size_t p, double sum) {
                                         ++calls[p];
                                         return sum / 2;
                                       });
    EXPECT_EQ(ties, static_cast<double>(g.arcs()));
    EXPECT_EQ(std::count(calls.begin(), calls.end(), 1), g.nodes());
  }
}

}  // namespace
}  // namespace entente
