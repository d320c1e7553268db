// As centrality/betweenness.cpp, but what flows over the last arc of a shortest
// path is kept at the arc. Tested by edge_betweenness_test.cpp.

#include "algorithms/edge_betweenness.h"

#include <algorithm>
#include <memory>

#include "algorithms/shortest_paths.h"
#include "core/parallel.h"

namespace entente {
namespace {

struct LastArc {
  Node from, to;
  std::size_t arc;
};

// What one thread needs to search from many sources.
struct Searcher {
  Searcher(const Csr& g, std::span<const Length> lengths)
      : paths(g, {}, lengths), count(g.nodes()), share(g.nodes()) {}

  ShortestPaths paths;
  std::vector<double> count;  // shortest paths from the source
  std::vector<double> share;  // (1 + dependency) / count
  std::vector<LastArc> last;  // arcs that end a shortest path, by their source
};

void add_source(const Csr& g, Node source, Searcher& s, std::vector<double>& total) {
  s.paths.search(source);
  const auto order = s.paths.order();
  for (const Node u : order) s.count[u] = 0;
  s.count[source] = 1;
  s.last.clear();
  for (const Node u : order) {
    const auto near = g.neighbors(u);
    const auto first = static_cast<std::size_t>(g.offsets()[u]);
    for (std::size_t i = 0; i < near.size(); ++i)
      if (s.paths.is_shortest(u, near[i], first + i)) {
        s.count[near[i]] += s.count[u];
        s.last.push_back({u, near[i], first + i});
      }
  }
  std::size_t arc = s.last.size();
  for (std::size_t at = order.size(); at-- > 0;) {
    const Node u = order[at];
    double dependency = 0;
    for (; arc > 0 && s.last[arc - 1].from == u; --arc) {
      const double flow = s.share[s.last[arc - 1].to] * s.count[u];
      total[s.last[arc - 1].arc] += flow;
      dependency += flow;
    }
    s.share[u] = (1 + dependency) / s.count[u];
  }
}

}  // namespace

std::vector<double> edge_betweenness(const Csr& g, bool weighted, const Run& run) {
  struct Part {
    std::vector<double> total;
    std::shared_ptr<Searcher> searcher;
  };
  const std::vector<Length> lengths = weighted ? arc_lengths(g) : std::vector<Length>{};
  const std::size_t grain = std::max<std::size_t>(32, g.nodes() / 64 + 1);
  std::vector<double> total =
      deterministic_reduce(
          g.nodes(), grain, Part{}, run,
          [&](Part& part, std::size_t source) {
            if (!part.searcher) {
              part.searcher = std::make_shared<Searcher>(g, lengths);
              part.total.resize(g.arcs());
            }
            add_source(g, static_cast<Node>(source), *part.searcher, part.total);
          },
          [&](Part& all, const Part& part) {
            all.total.resize(g.arcs());
            for (std::size_t a = 0; a < g.arcs(); ++a) all.total[a] += part.total[a];
          })
          .total;
  total.resize(g.arcs());
  if (g.directed()) return total;
  for (std::size_t i = 0; i < g.nodes(); ++i) {
    const auto u = static_cast<Node>(i);
    const auto near = g.neighbors(u);
    for (std::size_t k = 0; k < near.size() && near[k] < u; ++k) {
      const auto back = g.neighbors(near[k]);
      const auto place = std::ranges::lower_bound(back, u) - back.begin();
      double& one = total[static_cast<std::size_t>(g.offsets()[u]) + k];
      double& other = total[static_cast<std::size_t>(g.offsets()[near[k]]) +
                            static_cast<std::size_t>(place)];
      one = other = (one + other) / 2;
    }
  }
  return total;
}

}  // namespace entente
