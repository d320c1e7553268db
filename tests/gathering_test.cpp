#include "algorithms/gathering.h"

#include <gtest/gtest.h>

#include "core/random.h"
#include "tests/zoo.h"

namespace entente {
namespace {

// The last few ties of a node go to the first of four sums.
double sum_in_four(const Csr& g, Node u, const std::vector<double>& x) {
  const auto near = g.neighbors(u);
  double sum[4] = {};
  const std::size_t whole = near.size() / 4 * 4;
  for (std::size_t i = 0; i < near.size(); ++i)
    sum[i < whole ? i % 4 : 0] += g.weights(u)[i] * x[near[i]];
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

// Above some 200,000 nodes arcs lie by how often their targets are asked for, with weights of four
// bytes where those are exact, which must not show.
TEST(Gathering, OfALargeGraphSumsToTheSameBits) {
  constexpr Node n = 210'000;
  for (const bool whole : {false, true})
    for (const bool directed : {false, true}) {
      Random random(1, 0);
      std::vector<Edge> edges;
      for (int i = 0; i < 250'000; ++i) {
        const auto u = static_cast<Node>(random.below(n));
        const auto v = static_cast<Node>(random.below(1 + random.below(n)));
        edges.push_back({u, v, 1 + (whole ? static_cast<double>(random.below(9)) : random.unit())});
      }
      const Csr g = make_csr(n, edges, directed);
      const Gathering arcs(g, {});
      std::vector<double> x(n), placed(n), product(n);
      for (double& v : x) v = random.unit();
      arcs.put(x, placed);
      ASSERT_NE(placed, x);
      multiply(arcs, 1, x, product, {});
      for (Node u = 0; u < n; ++u) {
        const double expected = sum_in_four(g, u, x);
        ASSERT_EQ(arcs.sum(arcs.place(u), std::span<const double>(placed)), expected) << u;
        ASSERT_EQ(product[u], expected) << u;
      }
      std::vector<double> back(n);
      arcs.take(placed, back);
      ASSERT_EQ(back, x);
    }
}

TEST(Gathering, BlocksCoverEveryPlaceOnce) {
  for (const Csr& g : {make_csr(0, {}, false), test::path(3), test::path(10'000)}) {
    const Gathering arcs(g, {});
    std::size_t next = 0;
    arcs.over_places({}, [&](std::size_t begin, std::size_t end) {
      EXPECT_EQ(begin, next);
      next = end;
      return 0.0;
    });
    EXPECT_EQ(next, g.nodes());
  }
}

}  // namespace
}  // namespace entente
