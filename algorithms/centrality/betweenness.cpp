// Betweenness by Brandes' method: one search from every source, then the shares
// of the shortest paths are added up from the furthest node back. Paths are
// counted in double: their number grows without bound and overflows integers
// already on a 36 x 36 grid, while shares need only ratios.
//
// In hops, eight sources are searched together (hop_dependencies.h). We depart
// from the paper in one thing: trees that hang on the graph are folded
// first (tree_fold.h), so a source stands for all that hangs on it, and forests
// need no search at all. Tested by betweenness_test.cpp against a naive twin that
// walks every path, closed forms and networkx.

#include <algorithm>
#include <memory>
#include <numeric>
#include <vector>

#include "algorithms/components.h"
#include "algorithms/hop_dependencies.h"
#include "algorithms/measure.h"
#include "algorithms/shortest_paths.h"
#include "algorithms/tree_fold.h"
#include "core/parallel.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"weighted", 0, 0, 1, "yes: a tie is 1 / strength long; no: every tie is one hop", true},
    {"normalized", 0, 0, 1, "yes: divide by the pairs of other actors, (n-1)(n-2)/2 undirected",
     true}};

// What one thread needs to search from many sources.
struct Searcher {
  Searcher(const Csr& g, std::span<const char> member, std::span<const Length> lengths)
      : paths(g, member, lengths), count(g.nodes()), share(g.nodes()) {}

  ShortestPaths paths;
  std::vector<double> count;                     // shortest paths from the source
  std::vector<double> share;                     // (weight + dependency) / count
  std::vector<std::pair<Node, Node>> last_arcs;  // arcs that end a shortest path, by their source
};

// Adds to `total` each node's dependency of all paths from `source`, times the nodes that `source`
// stands for.
void add_source(const Csr& g, Node source, std::span<const double> weight, Searcher& s,
                std::vector<double>& total) {
  s.paths.search(source);
  const auto order = s.paths.order();
  for (const Node u : order) s.count[u] = 0;
  s.count[source] = 1;
  s.last_arcs.clear();
  for (const Node u : order) {
    const auto near = g.neighbors(u);
    const auto first = static_cast<std::size_t>(g.offsets()[u]);
    for (std::size_t i = 0; i < near.size(); ++i)
      if (s.paths.is_shortest(u, near[i], first + i)) {
        s.count[near[i]] += s.count[u];
        s.last_arcs.emplace_back(u, near[i]);
      }
  }
  std::size_t arc = s.last_arcs.size();
  for (std::size_t at = order.size(); at-- > 1;) {
    const Node u = order[at];
    double sum = 0;
    for (; arc > 0 && s.last_arcs[arc - 1].first == u; --arc)
      sum += s.share[s.last_arcs[arc - 1].second];
    const double dependency = sum * s.count[u];
    s.share[u] = (weight[u] + dependency) / s.count[u];
    total[u] += weight[source] * dependency;
  }
}

// Sum over the ordered pairs of core nodes, each standing for `weight` nodes. Sources are taken in
// fixed groups whose sums are joined in order, so the bits do not depend on the threads.
std::vector<double> sum_over_sources(const Csr& g, std::span<const Node> sources,
                                     std::span<const double> weight, std::span<const char> member,
                                     std::span<const Length> lengths, const Run& run) {
  if (lengths.empty()) return hop_dependencies(g, sources, weight, member, run);
  struct Part {
    std::vector<double> total;
    std::shared_ptr<Searcher> searcher;
  };
  const std::size_t n = g.nodes();
  const std::size_t grain = std::max<std::size_t>(32, sources.size() / 64 + 1);
  return deterministic_reduce(
             sources.size(), grain, Part{}, run,
             [&](Part& part, std::size_t i) {
               if (!part.searcher) {
                 part.searcher = std::make_shared<Searcher>(g, member, lengths);
                 part.total.resize(n);
               }
               add_source(g, sources[i], weight, *part.searcher, part.total);
             },
             [n](Part& all, const Part& part) {
               all.total.resize(n);
               for (std::size_t u = 0; u < n; ++u) all.total[u] += part.total[u];
             })
      .total;
}

std::vector<double> undirected_betweenness(const Csr& g, std::span<const Length> lengths,
                                           const Run& run) {
  const std::size_t n = g.nodes();
  const Components components = connected_components(g);
  std::vector<double> size(n);
  for (std::size_t u = 0; u < n; ++u) size[u] = components.size[components.of[u]];
  TreeFold fold = fold_trees(g, size);
  std::vector<char> member(n, 0);
  std::vector<Node> sources;
  for (const Node u : fold.core) {
    member[u] = 1;
    // A component that folded into one node has no pairs left.
    if (fold.weight[u] < size[u]) sources.push_back(u);
  }
  const std::vector<double> both = sum_over_sources(g, sources, fold.weight, member, lengths, run);
  for (const Node u : sources) fold.through[u] += both[u] / 2;
  return std::move(fold.through);
}

Scores compute_betweenness(const Csr& g, Params values, const Run& run) {
  const std::size_t n = g.nodes();
  const std::vector<Length> lengths = values[0] != 0 ? arc_lengths(g) : std::vector<Length>{};
  Scores scores;
  if (g.directed()) {
    std::vector<Node> sources(n);
    std::iota(sources.begin(), sources.end(), Node{0});
    scores.values = sum_over_sources(g, sources, std::vector<double>(n, 1), {}, lengths, run);
    scores.values.resize(n);
  } else {
    scores.values = undirected_betweenness(g, lengths, run);
  }
  if (values[1] != 0) {
    const double others = n > 2 ? static_cast<double>(n - 1) * static_cast<double>(n - 2) : 1;
    for (double& v : scores.values) v /= g.directed() ? others : others / 2;
  }
  return scores;
}

}  // namespace

// The number of pairs of other nodes whose shortest paths pass through a node, each pair shared
// among its shortest paths; ordered pairs in a directed graph. O(nodes * arcs), with a logarithm
// for lengths; O(nodes + arcs) for forests.
const Measure measures::betweenness{"betweenness",
                                    "how often an actor lies between two others: brokers",
                                    "Freeman 1977, doi:10.2307/3033543; Brandes 2001, "
                                    "doi:10.1080/0022250X.2001.9990249",
                                    params, compute_betweenness};

}  // namespace entente
