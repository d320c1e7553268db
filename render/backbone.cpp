#include "render/backbone.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

Node root_of(std::vector<Node>& parent, Node u) {
  while (parent[u] != u) u = parent[u] = parent[parent[u]];
  return u;
}

// The chance that one of k ties takes at least `share` of a node's strength if
// the strength were cut at random.
double chance(double share, std::size_t k) {
  return k < 2 ? 1.0 : std::pow(1 - share, static_cast<double>(k - 1));
}

}  // namespace

std::vector<bool> backbone(const Csr& graph, double alpha) {
  std::vector<double> strength(graph.nodes(), 0);
  for (Node u = 0; u < graph.nodes(); ++u)
    for (const double w : graph.weights(u)) strength[u] += w;
  std::vector<Edge> edges;
  std::vector<bool> kept;
  for (Node u = 0; u < graph.nodes(); ++u)
    for (std::size_t i = 0; i < graph.degree(u); ++i) {
      const Node v = graph.neighbors(u)[i];
      const double w = graph.weights(u)[i];
      if (v <= u) continue;
      edges.push_back({u, v, w});
      kept.push_back(chance(w / strength[u], graph.degree(u)) < alpha ||
                     chance(w / strength[v], graph.degree(v)) < alpha);
    }
  std::vector<std::size_t> by_weight(edges.size());
  std::iota(by_weight.begin(), by_weight.end(), std::size_t{0});
  std::stable_sort(by_weight.begin(), by_weight.end(),
                   [&](std::size_t a, std::size_t b) { return edges[a].weight > edges[b].weight; });
  std::vector<Node> parent(graph.nodes());
  std::iota(parent.begin(), parent.end(), Node{0});
  for (const std::size_t e : by_weight) {
    const Node a = root_of(parent, edges[e].source), b = root_of(parent, edges[e].target);
    if (a == b) continue;
    parent[a] = b;
    kept[e] = true;
  }
  return kept;
}

}  // namespace entente
