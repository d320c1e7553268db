#include <cmath>
#include <span>

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

// The example in the reference pages of the R package cograph: A -> B C, B -> C D, C -> D, D -> A
// with A B | C D. The counts are those of brokerage() of the R package sna 2.7-1 (Butts 2008,
// doi:10.18637/jss.v024.i06), whose columns w_I, w_O, b_OI, b_IO and b_O are the five roles in the
// order of BrokerageRoles.
TEST(Brokerage, OfAPublishedExampleIsAsInSna) {
  const std::vector<Edge> edges{{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {3, 0}};
  const auto roles = brokerage(make_csr(4, edges, true), Groups{0, 0, 1, 1}, {});
  expect_roles(roles[0], {0, 1, 1, 0, 0}, "A");
  expect_roles(roles[1], {0, 0, 0, 1, 0}, "B");
  expect_roles(roles[2], {0, 0, 1, 0, 0}, "C");
  expect_roles(roles[3], {0, 1, 0, 1, 0}, "D");
}

// The karate club, in its partition of greatest modularity (Brandes et al. 2008).
constexpr std::uint32_t club_groups[] = {2, 2, 2, 2, 4, 4, 4, 2, 1, 1, 4, 2, 2, 2, 1, 1, 4,
                                         2, 1, 2, 1, 2, 1, 3, 3, 3, 1, 3, 3, 1, 1, 3, 1, 1};

struct ClubBroker {
  Node member;
  BrokerageRoles roles;
};

// Everybody who is not listed brokers nothing.
void expect_club(const Csr& club, std::span<const ClubBroker> expected) {
  std::vector<BrokerageRoles> all(34);
  for (const ClubBroker& b : expected) all[b.member] = b.roles;
  const auto found = brokerage(club, club_groups, {});
  for (Node u = 0; u < 34; ++u) expect_roles(found[u], all[u], "member " + std::to_string(u));
}

// sna 2.7-1: brokerage(m + t(m), groups)$raw.nli, m the ties of Zachary 1977.
TEST(Brokerage, OfTheKarateClubIsAsInSna) {
  const ClubBroker expected[] = {
      {0, {64, 4, 59, 59, 18}},  {1, {32, 0, 8, 8, 0}}, {2, {2, 6, 24, 24, 12}},
      {3, {10, 0, 0, 0, 0}},     {4, {2, 0, 0, 0, 0}},  {5, {4, 0, 1, 1, 0}},
      {6, {4, 0, 1, 1, 0}},      {8, {0, 0, 5, 5, 0}},  {9, {0, 0, 1, 1, 0}},
      {10, {2, 0, 0, 0, 0}},     {13, {0, 0, 4, 4, 0}}, {19, {0, 0, 2, 2, 0}},
      {23, {2, 0, 5, 5, 0}},     {24, {4, 0, 0, 0, 0}}, {25, {4, 0, 0, 0, 0}},
      {27, {2, 0, 3, 3, 2}},     {28, {0, 0, 1, 1, 2}}, {29, {2, 0, 1, 1, 0}},
      {30, {0, 0, 3, 3, 0}},     {31, {4, 0, 8, 8, 4}}, {32, {54, 2, 23, 23, 4}},
      {33, {90, 10, 63, 63, 16}}};
  expect_club(test::karate(false), expected);
}

// sna 2.7-1: brokerage(m, groups)$raw.nli, each tie an arc from the lower number to the higher.
TEST(Brokerage, OfTheKarateClubWithDirectionsIsAsInSna) {
  const ClubBroker expected[] = {
      {1, {0, 0, 0, 1, 0}},  {2, {0, 0, 0, 9, 0}},  {3, {2, 0, 0, 0, 0}},  {5, {0, 0, 1, 0, 0}},
      {6, {1, 0, 1, 0, 0}},  {8, {0, 0, 5, 0, 0}},  {9, {0, 0, 1, 0, 0}},  {13, {0, 0, 0, 4, 0}},
      {19, {0, 0, 0, 2, 0}}, {25, {1, 0, 0, 0, 0}}, {27, {0, 0, 0, 1, 1}}, {28, {0, 0, 1, 0, 1}},
      {29, {1, 0, 0, 0, 0}}, {30, {0, 0, 2, 0, 0}}, {31, {0, 0, 0, 5, 2}}, {32, {0, 0, 1, 0, 0}}};
  expect_club(make_csr(34, test::edges_of(test::karate(false)), true), expected);
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
