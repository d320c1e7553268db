#include "graph/fold.h"

#include <cmath>
#include <random>

#include <gmock/gmock.h>

#include "graph/fixed_log.h"
#include "graph/snapshot.h"
#include "tests/store_case.h"

namespace entente {
namespace {

constexpr std::uint64_t one = std::uint64_t{1} << 32;

TEST(FixedLog, AgreesWithTheCLibraryToTwoUnits) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 2000; ++i) {
    const std::uint64_t x = random() >> (1 + random() % 63);
    const double expected = std::log1p(static_cast<double>(x) / 4294967296.0);
    EXPECT_NEAR(static_cast<double>(log_of_one_plus(x)) / 4294967296.0, expected, 2.0 / 4294967296)
        << x;
  }
}

TEST(FixedLog, OfOneIsTheLogarithmOfTwo) {
  EXPECT_EQ(log_of_one_plus(0), 0u);
  EXPECT_EQ(log_of_one_plus(one), 2977044472u);  // ln 2 = 0.693147180559945..., times 2^32
}

// Proximity 1 in one document and 3 in another: ln 2 + ln 4 = ln 8.
TEST(Fold, SumsDampedProximityOverDocuments) {
  const Store store = test::store_of(
      {test::ann_and_bob("a", "2022-01-03", one), test::ann_and_bob("b", "2022-02-03", 3 * one)});
  const Snapshot s = snapshot(store);
  ASSERT_EQ(s.edges.size(), 1u);
  EXPECT_NEAR(s.edges[0].strength, std::log(8.0), 1e-9);
  EXPECT_EQ(s.edges[0].documents, 2u);
  EXPECT_EQ(s.edges[0].sentences, 2u);
  EXPECT_EQ(to_string(*s.edges[0].dates), "2022-01-03/2022-02-03");
  EXPECT_EQ(s.graph.edges(), 1u);
}

// Two actors and one edge G: s = G each, S = 2 G, expected G / 2, surprise G ln 2.
TEST(Fold, ComparesAnEdgeWithWhatTheActorsOwnStrengthsPredict) {
  const Store store = test::store_of({test::ann_and_bob("a", "2022-01-03", one)});
  const EdgeInfo edge = snapshot(store).edges.at(0);
  EXPECT_NEAR(edge.surprise, std::log(2.0) * std::log(2.0), 1e-9);
}

TEST(Fold, KeepsDocumentsWithinTheQueriedDates) {
  const Store store = test::store_of(
      {test::ann_and_bob("a", "2022-01-03", one), test::ann_and_bob("b", "2022-02-03", 3 * one)});
  SnapshotQuery query;
  query.since = parse_iso_date("2022-02-01")->first;
  const Snapshot s = snapshot(store, query);
  EXPECT_EQ(s.documents, 1u);
  EXPECT_NEAR(s.edges.at(0).strength, std::log(4.0), 1e-9);
}

TEST(Fold, CountsTellingsInTheMeetingsLayer) {
  const Store store = test::store_of(
      {test::ann_and_bob("a", "2022-01-03", one), test::ann_and_bob("b", "2022-02-03", one)});
  SnapshotQuery query;
  query.layer = Layer::meetings;
  const Snapshot s = snapshot(store, query);
  ASSERT_EQ(s.edges.size(), 1u);
  EXPECT_EQ(s.edges[0].strength, 2);
  EXPECT_FALSE(s.graph.directed());
  ASSERT_EQ(s.typed.size(), 1u);
  EXPECT_EQ(s.typed[0].when, "on Friday");
}

TEST(Fold, LeavesDeniedAndNegatedTiesOutOfTheGraphButNotOutOfThePicture) {
  Record denied = test::ann_and_bob("a", "2022-01-03", one);
  denied.annotation.ties[0].status = Status::denied;
  Record negated = test::ann_and_bob("b", "2022-01-04", one);
  negated.annotation.ties[0].polarity = Polarity::negated;
  SnapshotQuery query;
  query.layer = Layer::meetings;
  const Snapshot s = snapshot(test::store_of({denied, negated}), query);
  EXPECT_EQ(s.edges.size(), 0u);
  EXPECT_EQ(s.typed.size(), 1u);
}

TEST(Fold, PointsHostileActsFromSubjectToObject) {
  Record r = test::ann_and_bob("a", "2022-01-03", one);
  r.annotation.ties[0].kind = TieKind::accuse;
  r.annotation.ties[0].who = {{0, Role::object}, {1, Role::subject}};
  SnapshotQuery query;
  query.layer = Layer::hostile;
  const Snapshot s = snapshot(test::store_of({r}), query);
  EXPECT_TRUE(s.graph.directed());
  ASSERT_EQ(s.edges.size(), 1u);
  EXPECT_EQ(s.nodes[s.edges[0].source].id, "bob-ray");
  EXPECT_EQ(s.nodes[s.edges[0].target].id, "ann-lee");
}

TEST(Fold, DescribesNodesByTheirRecords) {
  const Snapshot s = snapshot(test::store_of({test::ann_and_bob("a", "2022-01-03", one)}));
  ASSERT_EQ(s.nodes.size(), 2u);
  EXPECT_EQ(s.nodes[0].id, "ann-lee");
  EXPECT_EQ(s.nodes[0].role, "Mayor of Elm");
  EXPECT_EQ(s.nodes[0].mentions, 1u);
  EXPECT_EQ(s.nodes[0].sentences, 1u);
}

TEST(Fold, DropsActorsOfOtherTypesAndWeakEdges) {
  const Store store = test::store_of({test::ann_and_bob("a", "2022-01-03", one)});
  SnapshotQuery states;
  states.types = {ActorType::state};
  EXPECT_EQ(snapshot(store, states).nodes.size(), 0u);
  SnapshotQuery strong;
  strong.min_weight = 0.7;
  EXPECT_EQ(snapshot(store, strong).edges.size(), 0u);
  EXPECT_EQ(snapshot(store, strong).nodes.size(), 2u);
}

}  // namespace
}  // namespace entente
