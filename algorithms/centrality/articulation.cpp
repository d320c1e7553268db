// Cut points by one depth-first walk without recursion: a node is one if some
// child's subtree has no edge that leads above the node (Hopcroft & Tarjan 1973).
// The walk keeps its own stack, so a path of a million nodes is no deeper than a
// star. Tested by centrality_test.cpp against taking nodes out one by one.

#include <algorithm>
#include <vector>

#include "algorithms/measure.h"

namespace entente {
namespace {

constexpr std::uint32_t unseen = static_cast<std::uint32_t>(-1);

// The components that each node's removal adds to the graph.
std::vector<double> pieces_added(const Csr& g, const Run& run) {
  const std::size_t n = g.nodes();
  std::vector<double> added(n, 0);
  std::vector<std::uint32_t> time(n, unseen), lowest(n), next(n, 0);
  std::vector<Node> parent(n), stack;
  std::uint32_t clock = 0;
  for (std::size_t root = 0; root < n; ++root) {
    if (time[root] != unseen) continue;
    run.checkpoint();
    stack.assign(1, static_cast<Node>(root));
    parent[root] = static_cast<Node>(root);
    time[root] = lowest[root] = clock++;
    while (!stack.empty()) {
      const Node u = stack.back();
      if (next[u] < g.degree(u)) {
        const Node v = g.neighbors(u)[next[u]++];
        if (time[v] == unseen) {
          parent[v] = u;
          time[v] = lowest[v] = clock++;
          stack.push_back(v);
        } else if (v != parent[u]) {
          lowest[u] = std::min(lowest[u], time[v]);
        }
        continue;
      }
      stack.pop_back();
      if (stack.empty()) break;
      const Node above = parent[u];
      lowest[above] = std::min(lowest[above], lowest[u]);
      if (lowest[u] >= time[above]) ++added[above];
    }
    // The root has no side above it: its first subtree takes the place of its component.
    if (added[root] > 0) --added[root];
  }
  return added;
}

Scores compute_articulation(const Csr& g, Params, const Run& run) {
  run.checkpoint();
  Scores scores;
  scores.values = g.directed() ? pieces_added(undirected(g), run) : pieces_added(g, run);
  return scores;
}

}  // namespace

// Into how many more pieces the graph falls if the node is taken out; 0 for all but cut points. The
// direction of arcs does not count. O(nodes + arcs).
const Measure measures::articulation{"articulation",
                                     "into how many more parts the network falls without an actor",
                                     "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
                                     {},
                                     compute_articulation};

}  // namespace entente
