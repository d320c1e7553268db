#include "algorithms/bootstrap.h"

#include <numeric>

#include <gmock/gmock.h>

#include "algorithms/measure.h"
#include "graph/shares.h"
#include "tests/store_case.h"

namespace entente {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

// Node u of a chain of stars: document d joins node `at[d]` to the last node, with one unit.
SampledGraph pairs(std::size_t nodes, const std::vector<Node>& at) {
  SampledGraph g;
  g.nodes = nodes;
  const auto last = static_cast<Node>(nodes - 1);
  for (Node u = 0; u < last; ++u) g.edges.push_back({u, last, 1});
  g.documents = static_cast<std::uint32_t>(at.size());
  for (Node u = 0; u < last; ++u)
    for (std::uint32_t d = 0; d < g.documents; ++d)
      if (at[d] == u) {
        g.edge.push_back(u);
        g.document.push_back(d);
        g.share.push_back(1);
      }
  return g;
}

const Run plain_run;  // inside a test, Run is a member of the test

Scores strength(const Csr& g, const Run& run) {
  return compute(measures::strength, g, {}, run);
}

std::vector<Node> all(std::size_t n) {
  std::vector<Node> nodes(n);
  std::iota(nodes.begin(), nodes.end(), Node{0});
  return nodes;
}

TEST(Bootstrap, DrawsAsManyDocumentsAsThereAre) {
  const auto times = draw_documents(50, plain_run, 3);
  EXPECT_EQ(std::accumulate(times.begin(), times.end(), 0u), 50u);
  EXPECT_NE(times, draw_documents(50, plain_run, 4));
  EXPECT_EQ(times, draw_documents(50, plain_run, 3));
}

TEST(Bootstrap, WeighsEdgesByTheDocumentsDrawn) {
  const SampledGraph g = pairs(3, {0, 0, 1});
  const Csr csr = weighed(g, std::vector<std::uint32_t>{2, 1, 0});
  EXPECT_EQ(csr.edges(), 1u);  // the edge of the document that was not drawn is gone
  EXPECT_THAT(csr.weights(0), ElementsAre(3.0));
}

// 60 documents name node 0, 30 node 1, 29 node 2: the first is sure, the others are one group.
TEST(Bootstrap, TellsSureRanksFromTies) {
  std::vector<Node> at(60, 0);
  at.insert(at.end(), 30, 1);
  at.insert(at.end(), 29, 2);
  const SampledGraph g = pairs(4, at);
  const RankIntervals r = bootstrap_ranks(g, all(4), strength, 200, 2, plain_run);
  EXPECT_THAT(r.group, ElementsAre(2, 3, 3, 1));
  EXPECT_EQ(r.low[0], 2u);
  EXPECT_EQ(r.high[0], 2u);
  EXPECT_EQ(r.low[1], 2u);   // 3 / (4 / 3)
  EXPECT_EQ(r.high[1], 4u);
  EXPECT_EQ(r.in_top[0], 1);
  EXPECT_EQ(r.in_top[2], 0);
}

// By hand from a table of Student's t: 6.314 at one degree of freedom, 2.132 at four, 1.645 at
// none too few; times the square root of n / (n - 1); and what the normal distribution has within.
TEST(Bootstrap, WidensWhatRestsOnFewDocuments) {
  EXPECT_EQ(sampled_level(0), 1);
  EXPECT_EQ(sampled_level(1), 1);
  EXPECT_NEAR(sampled_level(2), 1, 1e-9);
  EXPECT_NEAR(sampled_level(5), 0.9829, 1e-4);
  EXPECT_NEAR(sampled_level(1000000), 0.9, 1e-4);
}

// One document names node 0, which is first of ten in the samples that have it.
TEST(Bootstrap, KnowsNothingOfWhoIsNamedOnce) {
  SampledGraph g = pairs(11, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  g.share[0] = 100;
  const RankIntervals r = bootstrap_ranks(g, all(10), strength, 200, 1, plain_run);
  EXPECT_EQ(r.low[0], 1u);
  EXPECT_GE(r.high[0], 5u);
  EXPECT_NEAR(r.in_top[0], 0.65, 0.1);  // 1 - (9 / 10)^10
}

TEST(Bootstrap, CountsSamplesThatDoNotConverge) {
  const auto never = [](const Csr& g, const entente::Run& run) {
    Scores scores = strength(g, run);
    scores.converged = false;
    return scores;
  };
  EXPECT_EQ(bootstrap_ranks(pairs(3, {0, 1}), all(3), never, 20, 1, plain_run).unconverged, 20u);
}

TEST(Bootstrap, TakesAGraphOfNobody) {
  const RankIntervals r = bootstrap_ranks({}, {}, strength, 20, 1, plain_run);
  EXPECT_TRUE(r.low.empty());
}

TEST(Bootstrap, IsTheSameOnAnyNumberOfThreads) {
  std::vector<Node> at;
  for (Node d = 0; d < 200; ++d) at.push_back(d * d % 17);
  const SampledGraph g = pairs(18, at);
  auto one = plain_run, three = plain_run;
  one.threads = 1;
  three.threads = 3;
  const auto a = bootstrap_ranks(g, all(18), strength, 50, 5, one);
  const auto b = bootstrap_ranks(g, all(18), strength, 50, 5, three);
  EXPECT_EQ(a.low, b.low);
  EXPECT_EQ(a.high, b.high);
  EXPECT_EQ(a.in_top, b.in_top);
  EXPECT_EQ(a.group, b.group);
}

TEST(DocumentShares, AddUpToTheStrengthsOfTheSnapshot) {
  constexpr std::uint64_t one = std::uint64_t{1} << 32;
  const Store store = test::store_of(
      {test::ann_and_bob("a", "2022-01-03", one), test::ann_and_bob("b", "2022-02-03", 3 * one)});
  for (const Layer layer : {Layer::co_mention, Layer::meetings}) {
    SnapshotQuery query;
    query.layer = layer;
    const Snapshot s = snapshot(store, query);
    const DocumentShares shares = document_shares(store, query, s);
    EXPECT_EQ(shares.documents, 2u);
    EXPECT_THAT(shares.edge, Each(0u));
    const auto sum = std::accumulate(shares.share.begin(), shares.share.end(), std::uint64_t{0});
    EXPECT_EQ(static_cast<double>(sum) / shares.unit, s.edges.at(0).strength);
  }
}

}  // namespace
}  // namespace entente
