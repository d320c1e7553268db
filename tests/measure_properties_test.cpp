// What holds for every measure on whatever graph RapidCheck draws: any number of
// threads gives the same bits, scores move with the nodes when these are renamed,
// and two graphs side by side keep their scores.

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "algorithms/backbone.h"
#include "algorithms/brokerage.h"
#include "algorithms/edge_betweenness.h"
#include "algorithms/measure.h"
#include "algorithms/random_walk.h"
#include "tests/drawn_graphs.h"
#include "tests/zoo.h"

namespace entente {
namespace {

using test::Drawn;
using Values = std::vector<double>;
using Settings = std::vector<std::pair<std::string, double>>;

using Normalizer = std::function<void(const Drawn&, const Csr&, Values&)>;

// Something worked out for each node of a graph, one value a node.
struct Computation {
  std::string name;
  std::function<Values(const Drawn&, const Csr&, const Run&)> values;
  // Brings the values into units that do not depend on the rest of the graph, so that those of two
  // graphs side by side are the values of each; absent: they are so already.
  Normalizer normalize = nullptr;
};

void PrintTo(const Computation& c, std::ostream* out) { *out << c.name; }

void scale(Values& values, double factor) {
  for (double& v : values) v *= factor;
}

// What a walk gives everybody before the ties count: 1 - damping and what comes back from nodes
// without ties, a share each.
void divide_by_jump(const Csr& g, Values& values, double jumps_to) {
  double stuck = 0;
  for (Node u = 0; u < g.nodes(); ++u) stuck += g.degree(u) == 0 ? values[u] : 0;
  scale(values, jumps_to / (0.15 + 0.85 * stuck));
}

void by_others(const Drawn&, const Csr& g, Values& values) {
  if (g.nodes() > 1) scale(values, static_cast<double>(g.nodes() - 1));
}

void by_pairs(const Drawn&, const Csr& g, Values& values) {
  if (g.nodes() > 2)
    scale(values, static_cast<double>(g.nodes() - 1) * static_cast<double>(g.nodes() - 2));
}

// How the values of a measure become independent of the rest of the graph. A measure that is not
// here is held to adding up as it is.
Normalizer normalizer(const std::string& name) {
  if (name == "pagerank")
    return [](const Drawn&, const Csr& g, Values& v) {
      divide_by_jump(g, v, static_cast<double>(g.nodes()));
    };
  if (name == "harmonic" || name == "harmonic_weighted" || name == "closeness" ||
      name == "closeness_weighted")
    return by_others;
  if (name == "betweenness_normalized") return by_pairs;
  if (name == "sampled_betweenness" || name == "sampled_betweenness_weighted")
    return [](const Drawn&, const Csr& g, Values& v) {
      scale(v, static_cast<double>(g.nodes()) * (static_cast<double>(g.nodes()) - 1));
    };
  if (name == "clustering_weighted")  // strengths count as shares of the greatest
    return [](const Drawn&, const Csr& g, Values& v) {
      const Csr flat = undirected(g);
      double greatest = 0;
      for (const double w : flat.weights()) greatest = std::max(greatest, w);
      scale(v, greatest);
    };
  if (name == "eigenvector" || name.starts_with("hits"))  // the mean square of tied nodes is 1
    return [](const Drawn&, const Csr& g, Values& v) {
      double tied = 0;
      for (Node u = 0; u < g.nodes(); ++u) tied += g.degree(u) > 0;
      scale(v, std::sqrt(tied));
    };
  return nullptr;
}

// A step of the ways that lead to a node counts the same 1 / 1024 in every drawn graph, instead of
// a share of what the whole graph allows.
Values katz(const Csr& g, const Run& run) {
  double greatest = 0;
  for (const double s : compute(measures::strength, undirected(g), {}, run).values)
    greatest = std::max(greatest, s);
  return compute(measures::katz, g, Settings{{"attenuation", std::min(0.9, greatest / 1024)}}, run)
      .values;
}

void add_measures(std::vector<Computation>& all) {
  for (const Measure* m : all_measures()) {
    const std::string name(m->name);
    if (name == "katz") {
      all.push_back({name, [](const Drawn& d, const Csr& g, const Run& run) {
                       return d.directed ? compute(measures::katz, g, {}, run).values
                                         : katz(g, run);
                     }});
      continue;
    }
    all.push_back(
        {name,
         [m](const Drawn&, const Csr& g, const Run& run) { return compute(*m, g, {}, run).values; },
         normalizer(name)});
    for (const Param& p : m->params) {
      if (!p.is_switch) continue;
      const std::string other = name + "_" + (p.fallback != 0 ? "not_" : "") + std::string(p.name);
      const Settings settings{{std::string(p.name), 1 - p.fallback}};
      all.push_back({other,
                     [m, settings](const Drawn&, const Csr& g, const Run& run) {
                       return compute(*m, g, settings, run).values;
                     },
                     normalizer(other)});
    }
  }
}

// What its ties carry, added up for each node; one value an arc.
Values sum_of_arcs(const Csr& g, const Values& by_arc) {
  Values values(g.nodes(), 0);
  std::size_t arc = 0;
  for (Node u = 0; u < g.nodes(); ++u)
    for (const Node v : g.neighbors(u)) {
      values[u] += by_arc[arc];
      values[v] += by_arc[arc++];
    }
  return values;
}

// The same with one value an edge, as edges_of() lists them.
Values sum_of_edges(const Csr& g, const Values& by_edge) {
  Values values(g.nodes(), 0);
  std::size_t edge = 0;
  for (const Edge& e : test::edges_of(g)) {
    values[e.source] += by_edge[edge];
    values[e.target] += by_edge[edge++];
  }
  return values;
}

// How much the walk of `nearness` begins at each node.
Values wanted(const Drawn& d) {
  Values share;
  for (const std::uint32_t group : d.group) share.push_back(1 + group);
  return share;
}

void add_others(std::vector<Computation>& all) {
  const std::pair<const char*, double BrokerageRoles::*> roles[] = {
      {"coordinator", &BrokerageRoles::coordinator},
      {"consultant", &BrokerageRoles::consultant},
      {"gatekeeper", &BrokerageRoles::gatekeeper},
      {"representative", &BrokerageRoles::representative},
      {"liaison", &BrokerageRoles::liaison}};
  for (const auto& [name, role] : roles)
    all.push_back({name, [role = role](const Drawn& d, const Csr& g, const Run& run) {
                     Values values;
                     for (const BrokerageRoles& r : brokerage(g, d.group, run))
                       values.push_back(r.*role);
                     return values;
                   }});
  all.push_back({"participation", [](const Drawn& d, const Csr& g, const Run&) {
                   return participation(g, d.group);
                 }});
  for (const bool weighted : {false, true})
    all.push_back({weighted ? "edge_betweenness_weighted" : "edge_betweenness",
                   [weighted](const Drawn&, const Csr& g, const Run& run) {
                     return sum_of_arcs(g, edge_betweenness(g, weighted, run));
                   }});
  all.push_back({"disparity", [](const Drawn&, const Csr& g, const Run&) {
                   return sum_of_edges(g, disparity_p(g));
                 }});
  all.push_back({"nearness",
                 [](const Drawn& d, const Csr& g, const Run& run) {
                   return g.nodes() == 0 ? Values()
                                         : personalized_pagerank(g, wanted(d), 0.85, run).values;
                 },
                 [](const Drawn& d, const Csr& g, Values& values) {
                   const Values share = wanted(d);
                   divide_by_jump(g, values, std::accumulate(share.begin(), share.end(), 0.0));
                 }});
}

std::vector<Computation> all_computations() {
  std::vector<Computation> all;
  add_measures(all);
  add_others(all);
  return all;
}

class EveryScore : public testing::TestWithParam<Computation> {
 protected:
  Values values(const Drawn& d, int threads = 1) const {
    return GetParam().values(d, d.graph(), entente::Run{.threads = threads});
  }
  Values normalized(const Drawn& d) const {
    Values v = values(d);
    if (GetParam().normalize) GetParam().normalize(d, d.graph(), v);
    return v;
  }
};

// Along arcs the part of greatest value has all of an eigenvector.
bool add_up_directed(const std::string& name) {
  return !name.starts_with("eigenvector") && !name.starts_with("hits") && name != "katz";
}

// Within rounding, and within what an iterative measure promises.
void require_near(const Values& found, const Values& expected) {
  RC_ASSERT(found.size() == expected.size());
  double largest = 1;
  for (const double v : expected) largest = std::max(largest, std::abs(v));
  for (std::size_t u = 0; u < found.size(); ++u)
    if (std::abs(found[u] - expected[u]) > 1e-8 * largest)
      RC_FAIL("node " + std::to_string(u) + ": " + std::to_string(found[u]) + ", not " +
              std::to_string(expected[u]));
}

TEST_P(EveryScore, HasTheSameBitsOnAnyNumberOfThreads) {
  EXPECT_TRUE(rc::check([this] {
    const Drawn d = *test::drawn_graph(*rc::gen::arbitrary<bool>());
    const Values one = values(d);
    for (const int threads : {2, 3, 8}) RC_ASSERT(values(d, threads) == one);
  }));
}

// Large enough that every kind of work is cut into blocks for several threads.
TEST_P(EveryScore, OfALargeGraphHasTheSameBitsOnAnyNumberOfThreads) {
  const std::string& name = GetParam().name;
  const bool walks_from_everybody = name.find("betweenness") != std::string::npos ||
                                    name.starts_with("closeness") || name.starts_with("harmonic");
  Drawn d{.nodes = walks_from_everybody ? 700u : 9000u, .edges = {}};
  d.edges = test::random_edges(d.nodes, 5);
  for (Node u = 0; u < d.nodes; ++u) {
    for (Node k = 1; k < 13 && u + 7 * k < d.nodes; ++k) d.edges.push_back({u, u + 7 * k, 2});
    d.group.push_back(u % 3);
  }
  ASSERT_TRUE(walks_from_everybody || d.graph().arcs() > 200'000);
  const Values one = values(d);
  for (const int threads : {3, 2, 8}) {
    EXPECT_EQ(values(d, threads), one) << threads << " threads";
    if (test::is_instrumented) break;  // one will do where each takes seconds
  }
}

TEST_P(EveryScore, MovesWithTheNodesWhenTheyAreRenamed) {
  EXPECT_TRUE(rc::check([this] {
    const Drawn d = *test::drawn_graph(*rc::gen::arbitrary<bool>());
    const std::vector<Node> to = *test::permutation(d.nodes);
    const Values before = values(d), after = values(test::renamed(d, to));
    Values back(after.size());
    for (Node u = 0; u < d.nodes; ++u) back[u] = after[to[u]];
    require_near(back, before);
  }));
}

TEST_P(EveryScore, OfTwoGraphsSideBySideIsThatOfEach) {
  EXPECT_TRUE(rc::check([this] {
    const bool directed = add_up_directed(GetParam().name) && *rc::gen::arbitrary<bool>();
    const Drawn one = *test::drawn_graph(directed), two = *test::drawn_graph(directed);
    Values expected = normalized(one);
    const Values rest = normalized(two);
    expected.insert(expected.end(), rest.begin(), rest.end());
    require_near(normalized(test::side_by_side(one, two)), expected);
  }));
}

INSTANTIATE_TEST_SUITE_P(All, EveryScore, testing::ValuesIn(all_computations()),
                         [](const auto& c) { return c.param.name; });

}  // namespace
}  // namespace entente
