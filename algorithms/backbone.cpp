#include "algorithms/backbone.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace entente {
namespace {

// Strength and number of ties of each node, as the one who has the tie and as the one it goes to;
// the same without directions.
struct Ends {
  std::vector<double> out, in;
  std::vector<std::size_t> ties_out, ties_in;
  double whole = 0;
};

Ends ends_of(const Csr& graph) {
  Ends e;
  e.out.assign(graph.nodes(), 0);
  e.in.assign(graph.nodes(), 0);
  e.ties_out.assign(graph.nodes(), 0);
  e.ties_in.assign(graph.nodes(), 0);
  for (Node u = 0; u < graph.nodes(); ++u)
    for (std::size_t i = 0; i < graph.degree(u); ++i) {
      const Node v = graph.neighbors(u)[i];
      const double w = graph.weights(u)[i];
      e.out[u] += w;
      e.in[v] += w;
      e.whole += w;
      ++e.ties_out[u];
      ++e.ties_in[v];
    }
  return e;
}

// Calls take(u, v, weight) for each edge.
template <class Take>
void for_each_edge(const Csr& graph, Take take) {
  for (Node u = 0; u < graph.nodes(); ++u)
    for (std::size_t i = 0; i < graph.degree(u); ++i)
      if (const Node v = graph.neighbors(u)[i]; graph.directed() || v > u)
        take(u, v, graph.weights(u)[i]);
}

// The chance that one of k ties takes at least `share` of a node's strength if
// the strength were cut at random.
double chance(double share, std::size_t k) {
  return k < 2 ? 1.0 : std::pow(1 - share, static_cast<double>(k - 1));
}

// The upper tail of the lift's distribution for a tie of strength w between ends of strength
// a and b, of `whole`; the names of the paper's equations are kept where it has any. Shares of
// the whole are used throughout, so that no product leaves the range of a double.
double chance_of_lift(double w, double a, double b, double whole) {
  const double share_a = a / whole, share_b = b / whole;
  const double mean = share_a * share_b;
  const double variance = mean * (1 - share_a) * (1 - share_b) / (whole - 1);
  if (!(variance > 0) || !(mean < 1)) return 1;
  const double alpha = mean * mean / variance * (1 - mean) - mean;
  const double beta = mean / variance * (1 - mean * mean) - (1 - mean);
  const double p = (alpha + w) / (alpha + beta + whole);
  const double kappa = 1 / (mean * whole);
  const double lift = (kappa * w - 1) / (kappa * w + 1);
  // Derivative of the lift by the strength, the ends' strengths moving with it.
  const double d = kappa / whole - kappa * (1 / a + 1 / b);
  const double slope = 2 * (kappa + w * d) / ((kappa * w + 1) * (kappa * w + 1));
  const double deviation = std::sqrt(p * (1 - p) * whole) * std::abs(slope);
  if (!std::isfinite(deviation)) return 1;
  if (!(deviation > 0)) return lift > 0 ? 0 : 1;
  return 0.5 * std::erfc(lift / deviation / std::numbers::sqrt2);
}

Node root_of(std::vector<Node>& parent, Node u) {
  while (parent[u] != u) u = parent[u] = parent[parent[u]];
  return u;
}

}  // namespace

std::vector<double> disparity_p(const Csr& graph) {
  const Ends ends = ends_of(graph);
  std::vector<double> out;
  for_each_edge(graph, [&](Node u, Node v, double w) {
    out.push_back(std::min(chance(w / ends.out[u], ends.ties_out[u]),
                           chance(w / ends.in[v], ends.ties_in[v])));
  });
  return out;
}

std::vector<double> expected_strengths(const Csr& graph) {
  const Ends ends = ends_of(graph);
  std::vector<double> out;
  for_each_edge(graph, [&](Node u, Node v, double) {
    out.push_back(ends.out[u] / ends.whole * ends.in[v]);
  });
  return out;
}

std::vector<double> noise_corrected_p(const Csr& graph) {
  const Ends ends = ends_of(graph);
  std::vector<double> out;
  for_each_edge(graph, [&](Node u, Node v, double w) {
    out.push_back(ends.whole > 1 ? chance_of_lift(w, ends.out[u], ends.in[v], ends.whole) : 1);
  });
  return out;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });
  std::vector<double> q(p.size());
  double least = 1;
  for (std::size_t i = p.size(); i-- > 0;) {
    const double rate = p[order[i]] * static_cast<double>(p.size()) / static_cast<double>(i + 1);
    q[order[i]] = least = std::min(least, rate);
  }
  return q;
}

std::vector<bool> spanning_forest(const Csr& graph) {
  std::vector<Edge> edges;
  for_each_edge(graph, [&](Node u, Node v, double w) { edges.push_back({u, v, w}); });
  std::vector<std::size_t> by_weight(edges.size());
  std::iota(by_weight.begin(), by_weight.end(), std::size_t{0});
  std::stable_sort(by_weight.begin(), by_weight.end(),
                   [&](std::size_t a, std::size_t b) { return edges[a].weight > edges[b].weight; });
  std::vector<Node> parent(graph.nodes());
  std::iota(parent.begin(), parent.end(), Node{0});
  std::vector<bool> kept(edges.size(), false);
  for (const std::size_t e : by_weight) {
    const Node a = root_of(parent, edges[e].source), b = root_of(parent, edges[e].target);
    if (a == b) continue;
    parent[a] = b;
    kept[e] = true;
  }
  return kept;
}

std::vector<bool> backbone(const Csr& graph, double alpha) {
  std::vector<bool> kept = spanning_forest(graph);
  const std::vector<double> p = disparity_p(graph);
  for (std::size_t e = 0; e < kept.size(); ++e) kept[e] = kept[e] || p[e] < alpha;
  return kept;
}

}  // namespace entente
