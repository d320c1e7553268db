// Our layout against Graphviz's sfdp, both freed from overlaps: seconds, and the normalised stress
// of hop distances at the best scale, exact up to 5,000 nodes, from 300 sources above. sfdp's side
// runs up to 5,000 nodes only.

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "algorithms/components.h"
#include "algorithms/shortest_paths.h"
#include "core/random.h"
#include "render/layout/layout.h"
#include "render/process.h"

namespace entente {
namespace {

constexpr double disc = 12;  // points across

// Groups with sizes and degrees that fall by a power law, a share of ties between groups, as the
// LFR benchmark has them (Lancichinetti, Fortunato & Radicchi 2008).
Csr planted(Node nodes, double ties, double mixing) {
  Random random(3, nodes);
  std::vector<Node> begin{0};
  while (begin.back() < nodes) {
    const double size = 15 * std::pow(1 - 0.98 * random.unit(), -1.0);
    begin.push_back(std::min<Node>(nodes, begin.back() + static_cast<Node>(std::min(size, 300.0))));
  }
  std::vector<Edge> edges;
  const auto wanted = static_cast<std::size_t>(ties * nodes);
  // The square of a uniform number prefers low places: those are the hubs.
  const auto pick = [&](Node from, Node to) {
    const double x = random.unit();
    return static_cast<Node>(from + static_cast<Node>(x * x * (to - from)));
  };
  while (edges.size() < wanted) {
    const auto u = static_cast<Node>(random.below(nodes));
    const auto group =
        static_cast<std::size_t>(std::upper_bound(begin.begin(), begin.end(), u) - begin.begin());
    const bool out = random.unit() < mixing;
    const Node v = out ? pick(0, nodes) : pick(begin[group - 1], begin[group]);
    if (u != v) edges.push_back({u, v, 1});
  }
  const Csr all = make_csr(nodes, edges, false);
  const Components parts = connected_components(all);
  std::vector<Node> largest;
  for (Node u = 0; u < nodes; ++u)
    if (parts.of[u] == 0) largest.push_back(u);
  const Csr merged = subgraph(all, largest);
  edges.clear();
  for (Node u = 0; u < merged.nodes(); ++u)
    for (const Node v : merged.neighbors(u))
      if (u < v) edges.push_back({u, v, 1});
  return make_csr(merged.nodes(), edges, false);
}

Csr grid(Node side) {
  std::vector<Edge> edges;
  for (Node x = 0; x < side; ++x)
    for (Node y = 0; y < side; ++y) {
      if (x + 1 < side) edges.push_back({x * side + y, (x + 1) * side + y, 1});
      if (y + 1 < side) edges.push_back({x * side + y, x * side + y + 1, 1});
    }
  return make_csr(side * side, edges, false);
}

Csr tree(Node nodes) {
  Random random(4, nodes);
  std::vector<Edge> edges;
  for (Node u = 1; u < nodes; ++u) edges.push_back({static_cast<Node>(random.below(u)), u, 1});
  return make_csr(nodes, edges, false);
}

std::vector<Edge> edges_of(const Csr& graph) {
  std::vector<Edge> edges;
  for (Node u = 0; u < graph.nodes(); ++u)
    for (const Node v : graph.neighbors(u))
      if (u < v) edges.push_back({u, v, 1});
  return edges;
}

// Mean over pairs of ((scale * distance - hops) / hops)^2 at the scale that makes it least.
double stress_of(const Csr& graph, const std::vector<Point>& at) {
  const std::size_t n = graph.nodes(), step = std::max<std::size_t>(1, n > 5000 ? n / 300 : 1);
  ShortestPaths search(graph, {});
  double first = 0, second = 0, pairs = 0;  // sums of distance / hops, of its square
  for (std::size_t s = 0; s < n; s += step) {
    search.search(static_cast<Node>(s));
    for (const Node v : search.order()) {
      if (v == s) continue;
      const double share = std::hypot(at[s].x - at[v].x, at[s].y - at[v].y) / search.distance(v);
      first += share;
      second += share * share;
      ++pairs;
    }
  }
  return 1 - first * first / (second * pairs);
}

std::vector<Point> by_sfdp(const Csr& graph) {
  std::ostringstream dot;
  dot << "graph { node [shape=circle fixedsize=true label=\"\" width=" << disc / 72 << "];\n";
  for (const Edge& e : edges_of(graph)) dot << e.source << "--" << e.target << ";\n";
  dot << "}";
  const ProcessResult result = run_process({"/usr/bin/sfdp", "-Tplain"}, dot.str(), 300, {});
  std::vector<Point> at(graph.nodes());
  std::istringstream in(result.out);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string kind;
    std::size_t node;
    Point p;
    if (words >> kind && kind == "node" && words >> node >> p.x >> p.y) at.at(node) = p;
  }
  return at;
}

void layout(benchmark::State& state, Csr (*make)(), bool against_sfdp) {
  const Csr graph = make();
  const std::vector<Edge> edges = edges_of(graph);
  const std::vector<BoxSize> boxes(graph.nodes(), {disc, disc});
  std::vector<Point> at;
  for (auto _ : state) at = lay_out_boxes(boxes, edges, {}, Run{});
  state.counters["nodes"] = static_cast<double>(graph.nodes());
  state.counters["edges"] = static_cast<double>(edges.size());
  const double ours = stress_of(graph, at);
  state.counters["stress"] = ours;
  if (!against_sfdp) return;
  const double theirs = stress_of(graph, by_sfdp(graph));
  state.counters["sfdp"] = theirs;
  state.counters["ratio"] = ours / theirs;
  const double roomy = stress_of(graph, lay_out_boxes(boxes, edges, {.hub_room = map_hub_room}, Run{}));
  state.counters["ratio_with_hub_room"] = roomy / theirs;
}

#define ENTENTE_BENCH_LAYOUT(name, graph, against_sfdp) \
  BENCHMARK_CAPTURE(                                    \
      layout, name, [] { return graph; }, against_sfdp) \
      ->Unit(benchmark::kMillisecond)                   \
      ->UseRealTime()
ENTENTE_BENCH_LAYOUT(planted_300, planted(300, 2.7, 0.2), true);
ENTENTE_BENCH_LAYOUT(planted_500, planted(500, 2.7, 0.2), true);
ENTENTE_BENCH_LAYOUT(planted_1000_mixed, planted(1000, 4, 0.5), true);
ENTENTE_BENCH_LAYOUT(planted_5000, planted(5000, 2.82, 0.2), true);
ENTENTE_BENCH_LAYOUT(grid_900, grid(30), true);
ENTENTE_BENCH_LAYOUT(tree_400, tree(400), true);
ENTENTE_BENCH_LAYOUT(tree_2000, tree(2000), true);
ENTENTE_BENCH_LAYOUT(planted_50000, planted(50'000, 2.93, 0.2), false);

}  // namespace
}  // namespace entente
