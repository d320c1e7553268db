#include <cmath>

#include <gtest/gtest.h>

#include "algorithms/brokerage.h"
#include "core/error.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using Groups = std::vector<std::uint32_t>;

void expect_roles(const BrokerageRoles& found, const BrokerageRoles& expected,
                  const std::string& what) {
  EXPECT_EQ(found.coordinator, expected.coordinator) << what;
  EXPECT_EQ(found.consultant, expected.consultant) << what;
  EXPECT_EQ(found.gatekeeper, expected.gatekeeper) << what;
  EXPECT_EQ(found.representative, expected.representative) << what;
  EXPECT_EQ(found.liaison, expected.liaison) << what;
}

// The example in the reference pages of the R package cograph 2.1.0, whose counts its own tests
// hold equal to those of sna::brokerage(): A -> B C, B -> C D, C -> D, D -> A with A B | C D.
TEST(Brokerage, OfAPublishedExampleIsAsInSna) {
  const std::vector<Edge> edges{{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {3, 0}};
  const auto roles = brokerage(make_csr(4, edges, true), Groups{0, 0, 1, 1}, {});
  expect_roles(roles[0], {0, 1, 1, 0, 0}, "A");
  expect_roles(roles[1], {0, 0, 0, 1, 0}, "B");
  expect_roles(roles[2], {0, 0, 1, 0, 0}, "C");
  expect_roles(roles[3], {0, 1, 0, 1, 0}, "D");
}

// Without directions the hub of a star with leaves of its own group (2), of one other (3) and of a
// third (1): ordered pairs of leaves, none tied.
TEST(Brokerage, OfAStarIsKnownExactly) {
  const auto roles = brokerage(test::star(7), Groups{0, 0, 0, 1, 1, 1, 2}, {});
  expect_roles(roles[0], {2, 6, 8, 8, 6}, "hub");
  EXPECT_EQ(roles[0].total(), 30);
  expect_roles(roles[1], {}, "leaf");
}

// Naive twin: every ordered triple.
TEST(Brokerage, AgreesWithAWalkOverAllTriples) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const auto n = static_cast<Node>(seed % 22);
    const Csr g = test::random_graph(n, seed, seed % 2 == 0);
    Random random(seed, 9);
    Groups group;
    for (Node u = 0; u < n; ++u) group.push_back(static_cast<std::uint32_t>(random.below(4)));
    std::vector<std::vector<char>> tie(n, std::vector<char>(n, 0));
    for (Node u = 0; u < n; ++u)
      for (const Node v : g.neighbors(u)) tie[u][v] = 1;
    const auto ours = brokerage(g, group, entente::Run{.threads = 3});
    for (Node b = 0; b < n; ++b) {
      BrokerageRoles r;
      for (Node a = 0; a < n; ++a)
        for (Node c = 0; c < n; ++c) {
          if (a == b || b == c || a == c || !tie[a][b] || !tie[b][c] || tie[a][c]) continue;
          const auto x = group[a], y = group[b], z = group[c];
          ++(x == y && y == z ? r.coordinator
             : x == z         ? r.consultant
             : y == z         ? r.gatekeeper
             : x == y         ? r.representative
                              : r.liaison);
        }
      expect_roles(ours[b], r, "seed " + std::to_string(seed));
    }
  }
}

TEST(Brokerage, StandsEveryGraphAndStopsWhenAsked) {
  for (const auto& [name, graph] : test::zoo()) {
    const auto roles = brokerage(graph, Groups(graph.nodes(), 0), {});
    ASSERT_EQ(roles.size(), graph.nodes()) << name;
    for (const BrokerageRoles& r : roles) EXPECT_EQ(r.total(), r.coordinator) << name;
  }
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(brokerage(test::ring(9), Groups(9, 0), entente::Run{.stop = source.get_token()}),
               Error);
}

// Ties of 3, 2 and 1 into three groups: 1 - (9 + 4 + 1) / 36.
TEST(Participation, IsKnownExactly) {
  const std::vector<Edge> edges{{0, 1, 3}, {0, 2, 1}, {0, 3, 1}, {0, 4, 1}};
  const std::vector<double> p = participation(make_csr(6, edges, false), Groups{0, 0, 1, 1, 2, 0});
  EXPECT_NEAR(p[0], 22.0 / 36, 1e-15);
  EXPECT_EQ(p[1], 0);
  EXPECT_EQ(p[5], 0);
}

TEST(Participation, OfOneGroupIsZeroAndOfSinglesDependsOnStrengths) {
  for (const auto& [name, graph] : test::zoo()) {
    for (const double v : participation(graph, Groups(graph.nodes(), 0))) EXPECT_EQ(v, 0) << name;
    Groups single(graph.nodes());
    for (std::size_t u = 0; u < single.size(); ++u) single[u] = static_cast<std::uint32_t>(u);
    for (const double v : participation(graph, single))
      EXPECT_TRUE(v >= 0 && v < 1) << name << " " << v;
  }
  EXPECT_NEAR(participation(test::star(9), Groups{0, 1, 2, 3, 4, 5, 6, 7, 8})[0], 7.0 / 8, 1e-15);
}

}  // namespace
}  // namespace entente
