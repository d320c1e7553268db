#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "algorithms/components.h"
#include "algorithms/partition.h"
#include "core/error.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using Groups = std::vector<std::uint32_t>;

class EveryCommunityMethod : public testing::TestWithParam<const CommunityMethod*> {
 protected:
  Partition detect(const Csr& g, CommunityOptions options = {}) const {
    return GetParam()->detect(g, options, {});
  }
};

// The two that find the best known; others are rougher or seek something else.
class ModularitySearch : public EveryCommunityMethod {};

// Every group's own nodes reach one another inside it.
void expect_connected(const Csr& graph, const Groups& group, const std::string& name) {
  const Csr g = undirected(graph);
  std::vector<Edge> inside;
  for (const Edge& e : test::edges_of(g))
    if (group[e.source] == group[e.target]) inside.push_back(e);
  const std::set<std::uint32_t> groups(group.begin(), group.end());
  EXPECT_EQ(connected_components(make_csr(g.nodes(), inside, false)).count(), groups.size())
      << name;
}

TEST_P(EveryCommunityMethod, KeepsItsPromisesOnEveryGraph) {
  for (const auto& [name, graph] : test::zoo()) {
    const Partition p = detect(graph, {.runs = 3});
    ASSERT_EQ(p.group.size(), graph.nodes()) << name;
    EXPECT_EQ(p.group, canonical_groups(p.group)) << name;
    EXPECT_GE(p.quality, 0) << name;
    if (GetParam()->quality == "modularity") {
      EXPECT_DOUBLE_EQ(p.quality, modularity(graph, p.group)) << name;
    }
    expect_connected(graph, p.group, name);
  }
}

TEST_P(EveryCommunityMethod, FindsConnectedGroupsOfManyRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Csr g = test::random_graph(static_cast<Node>(seed % 61), seed, seed % 5 == 0);
    for (const double resolution : {0.3, 1.0, 2.0}) {
      const Partition p = detect(g, {.resolution = resolution, .runs = 1});
      expect_connected(g, p.group, "seed " + std::to_string(seed));
      ASSERT_TRUE(std::isfinite(p.quality)) << seed;
      if (GetParam()->quality != "modularity") continue;
      ASSERT_EQ(p.quality, modularity(g, p.group, resolution)) << seed;
      ASSERT_GE(p.quality, resolution <= 1 ? -1e-15 : -1.0) << seed;
    }
  }
}

TEST_P(EveryCommunityMethod, IsUnmovedByWeightsTimesAPowerOfTwo) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    std::vector<Edge> edges = test::random_edges(40, seed);
    const Groups before = detect(make_csr(40, edges, false), {.runs = 2}).group;
    for (Edge& e : edges) e.weight *= 0x1p70;
    EXPECT_EQ(detect(make_csr(40, edges, false), {.runs = 2}).group, before) << seed;
  }
}

TEST_P(EveryCommunityMethod, LeavesIsolatedNodesAlone) {
  const std::vector<Edge> edges{{0, 1}, {1, 2}, {0, 2}};
  EXPECT_EQ(detect(make_csr(5, edges, false)).group, (Groups{0, 0, 0, 1, 2}));
}

// The best known, proven by exhaustive search elsewhere: 0.4197896 (Brandes et al. 2008,
// doi:10.1109/TKDE.2007.190689, table 1: 0.4198).
TEST_P(ModularitySearch, ReachesTheOptimumOfTheKarateClub) {
  EXPECT_GE(detect(test::karate(false)).quality, 0.41978);
}

// The best of 200 runs of networkx 2.8.8 louvain_communities with its weights: 0.44490.
TEST_P(ModularitySearch, ReachesTheBestKnownOfTheWeightedKarateClub) {
  EXPECT_GE(detect(test::karate(true)).quality, 0.44490);
}

// 30 cliques of 5: at resolution 1 joining neighbouring cliques in pairs is better (0.888) than
// each clique by itself (0.876), Fortunato & Barthelemy 2007, doi:10.1073/pnas.0605965104; at
// resolution 4 each is by itself.
TEST_P(ModularitySearch, ShowsTheResolutionLimitOfARingOfCliques) {
  const Csr g = test::ring_of_cliques(30, 5);
  const double pairs = 1 - 1.0 / 15 - 15.0 / 330;
  EXPECT_GT(detect(g).quality, 0.886);
  EXPECT_LE(detect(g).quality, pairs + 1e-12);
  const Groups fine = detect(g, {.resolution = 4}).group;
  EXPECT_EQ(std::set<std::uint32_t>(fine.begin(), fine.end()).size(), 30u);
}

TEST_P(EveryCommunityMethod, PutsACliqueInOneCommunity) {
  EXPECT_EQ(detect(test::clique(20)).group, Groups(20, 0));
}

TEST_P(EveryCommunityMethod, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(GetParam()->detect(test::ring(600), {}, entente::Run{.stop = source.get_token()}),
               Error);
}

TEST_P(EveryCommunityMethod, NamesItsSource) {
  EXPECT_FALSE(GetParam()->summary.empty());
  EXPECT_NE(GetParam()->source.find("doi:"), std::string_view::npos);
}

INSTANTIATE_TEST_SUITE_P(All, ModularitySearch,
                         testing::Values(&community_methods::leiden, &community_methods::louvain),
                         [](const auto& method) { return std::string(method.param->name); });

INSTANTIATE_TEST_SUITE_P(All, EveryCommunityMethod,
                         testing::ValuesIn(all_community_methods().begin(),
                                           all_community_methods().end()),
                         [](const auto& method) { return std::string(method.param->name); });

// Newman 2006, doi:10.1073/pnas.0601602103: the split of two triangles joined by one edge has
// Q = 6/7 - 1/2 = 5/14.
TEST(Modularity, OfTwoJoinedTrianglesIsKnownExactly) {
  const std::vector<Edge> edges{{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}};
  EXPECT_DOUBLE_EQ(modularity(make_csr(6, edges, false), Groups{0, 0, 0, 1, 1, 1}), 5.0 / 14);
}

TEST(Modularity, OfOneBlockIsOneMinusTheResolution) {
  EXPECT_DOUBLE_EQ(modularity(test::karate(true), Groups(34, 0), 0.25), 0.75);
}

TEST(Modularity, OfAGraphWithoutEdgesIsZero) {
  EXPECT_EQ(modularity(make_csr(3, {}, false), Groups{0, 1, 2}), 0);
}

TEST(CanonicalGroups, GoByFallingSizeThenByTheLowestNode) {
  EXPECT_EQ(canonical_groups(Groups{7, 3, 3, 5, 5, 5}), (Groups{2, 1, 1, 0, 0, 0}));
  EXPECT_EQ(canonical_groups(Groups{4, 2, 4, 2}), (Groups{0, 1, 0, 1}));
}

// scikit-learn 1.2 documentation of both scores, and by hand for the last.
TEST(PartitionComparison, OfEqualPartitionsIsOne) {
  EXPECT_DOUBLE_EQ(normalized_mutual_information(Groups{0, 0, 1, 1}, Groups{1, 1, 0, 0}), 1);
  EXPECT_DOUBLE_EQ(adjusted_rand_index(Groups{0, 0, 1, 1}, Groups{1, 1, 0, 0}), 1);
  EXPECT_DOUBLE_EQ(adjusted_rand_index(Groups{0, 0, 1, 2}, Groups{0, 0, 1, 1}), 4.0 / 7);
  EXPECT_DOUBLE_EQ(adjusted_rand_index(Groups{0, 0, 0, 0}, Groups{0, 1, 2, 3}), 0);
  EXPECT_NEAR(normalized_mutual_information(Groups{0, 0, 1, 1}, Groups{0, 1, 0, 1}), 0, 1e-15);
}

}  // namespace
}  // namespace entente
