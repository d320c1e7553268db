// What every measure must keep, whatever it measures; the table of measures is
// read, so a new one is tested without a line here.

#include <cmath>

#include <gtest/gtest.h>

#include "algorithms/measure.h"
#include "core/error.h"
#include "tests/zoo.h"

namespace entente {
namespace {

class EveryMeasure : public testing::TestWithParam<const Measure*> {
 protected:
  std::vector<double> scores(const Csr& g) const { return compute(*GetParam(), g, {}, {}).values; }
};

// Within rounding, and within what an iterative measure promises.
void expect_near(const std::vector<double>& a, const std::vector<double>& b,
                 const std::string& what) {
  ASSERT_EQ(a.size(), b.size()) << what;
  for (std::size_t u = 0; u < a.size(); ++u)
    ASSERT_NEAR(a[u], b[u], 1e-8 * std::max(1.0, std::abs(a[u]))) << what << ", node " << u;
}

TEST_P(EveryMeasure, GivesOneFiniteScoreANode) {
  for (const auto& [name, graph] : test::zoo()) {
    const std::vector<double> values = scores(graph);
    ASSERT_EQ(values.size(), graph.nodes()) << name;
    for (const double v : values) ASSERT_TRUE(std::isfinite(v) && v >= 0) << name << ": " << v;
  }
}

TEST_P(EveryMeasure, GivesEqualScoresToNodesThatCannotBeToldApart) {
  const std::vector<double> ring = scores(test::ring(16));
  expect_near(ring, std::vector<double>(16, ring[0]), "ring");
  const std::vector<double> clique = scores(test::clique(9));
  expect_near(clique, std::vector<double>(9, clique[0]), "clique");
  std::vector<double> star = scores(test::star(9));
  star[0] = star[1];
  expect_near(star, std::vector<double>(9, star[1]), "star leaves");
}

TEST_P(EveryMeasure, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  if (GetParam()->name == "degree") GTEST_SKIP() << "done before it could be asked";
  EXPECT_THROW(compute(*GetParam(), test::random_graph(600, 1), {},
                       entente::Run{.stop = source.get_token()}),
               Error);
}

TEST_P(EveryMeasure, NamesItsSourceAndDocumentsItsParameters) {
  EXPECT_FALSE(GetParam()->summary.empty());
  EXPECT_GT(GetParam()->source.size(), 10u);
  for (const Param& p : GetParam()->params) {
    EXPECT_FALSE(p.help.empty()) << p.name;
    EXPECT_LE(p.lowest, p.fallback) << p.name;
    EXPECT_LE(p.fallback, p.highest) << p.name;
  }
}

TEST_P(EveryMeasure, RefusesAnUnknownParameterAndAValueOutOfRange) {
  const std::vector<std::pair<std::string, double>> unknown{{"no-such", 1}};
  EXPECT_THROW(compute(*GetParam(), test::path(3), unknown, {}), Error);
  for (const Param& p : GetParam()->params) {
    const std::vector<std::pair<std::string, double>> high{{std::string(p.name), p.highest + 1}};
    EXPECT_THROW(compute(*GetParam(), test::path(3), high, {}), Error) << p.name;
  }
}

INSTANTIATE_TEST_SUITE_P(All, EveryMeasure,
                         testing::ValuesIn(all_measures().begin(), all_measures().end()),
                         [](const auto& method) { return std::string(method.param->name); });

TEST(FindMeasure, OffersTheNearestName) {
  try {
    find_measure("pagerang");
    FAIL() << "it was found";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_NE(std::string(error.what()).find("pagerank"), std::string::npos);
  }
}

}  // namespace
}  // namespace entente
