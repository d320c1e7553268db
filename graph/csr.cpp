#include "graph/csr.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "core/error.h"
#include "core/number.h"

namespace entente {
namespace {

void check(const Edge& edge, std::size_t nodes) {
  if (edge.source >= nodes || edge.target >= nodes)
    throw Error(ErrorKind::input, "edge " + std::to_string(edge.source) + " - " +
                                      std::to_string(edge.target) + ": endpoint outside the graph");
  if (!(edge.weight >= lightest_weight && edge.weight <= heaviest_weight))
    throw Error(ErrorKind::input,
                "edge " + std::to_string(edge.source) + " - " + std::to_string(edge.target) +
                    ": weight " + shortest(edge.weight) + " is not between " +
                    shortest(lightest_weight) + " and " + shortest(heaviest_weight));
}

}  // namespace

Csr make_csr(std::size_t nodes, std::span<const Edge> edges, bool directed) {
  Csr g;
  g.directed_ = directed;
  g.offsets_.assign(nodes + 1, 0);
  for (const Edge& e : edges) {
    check(e, nodes);
    if (e.source == e.target) continue;
    ++g.offsets_[e.source + 1];
    if (!directed) ++g.offsets_[e.target + 1];
  }
  std::partial_sum(g.offsets_.begin(), g.offsets_.end(), g.offsets_.begin());

  struct Arc {
    Node target;
    double weight;
  };
  std::vector<Arc> arcs(static_cast<std::size_t>(g.offsets_.back()));
  std::vector<ArcIndex> next(g.offsets_.begin(), g.offsets_.end() - 1);
  for (const Edge& e : edges) {
    if (e.source == e.target) continue;
    arcs[static_cast<std::size_t>(next[e.source]++)] = {e.target, e.weight};
    if (!directed) arcs[static_cast<std::size_t>(next[e.target]++)] = {e.source, e.weight};
  }

  g.targets_.reserve(arcs.size());
  g.weights_.reserve(arcs.size());
  for (std::size_t u = 0; u < nodes; ++u) {
    const auto begin = arcs.begin() + static_cast<std::ptrdiff_t>(g.offsets_[u]);
    const auto end = arcs.begin() + static_cast<std::ptrdiff_t>(g.offsets_[u + 1]);
    // By weight within a target, so that the rows' order cannot reach the sum's bits.
    std::sort(begin, end, [](const Arc& a, const Arc& b) {
      return a.target != b.target ? a.target < b.target : a.weight < b.weight;
    });
    g.offsets_[u] = g.targets_.size();
    for (auto arc = begin; arc != end; ++arc) {
      if (arc != begin && arc->target == g.targets_.back()) {
        g.weights_.back() += arc->weight;
        if (g.weights_.back() > heaviest_weight)
          throw Error(ErrorKind::input,
                      "edge " + std::to_string(u) + " - " + std::to_string(arc->target) +
                          ": the sum of its weights is above " + shortest(heaviest_weight));
      } else {
        g.targets_.push_back(arc->target);
        g.weights_.push_back(arc->weight);
      }
    }
  }
  g.offsets_[nodes] = g.targets_.size();
  return g;
}

Csr reversed(const Csr& g) {
  Csr r;
  r.directed_ = g.directed();
  const std::size_t n = g.nodes();
  r.offsets_.assign(n + 1, 0);
  for (const Node v : g.targets()) ++r.offsets_[v + 1];
  std::partial_sum(r.offsets_.begin(), r.offsets_.end(), r.offsets_.begin());
  r.targets_.resize(g.arcs());
  r.weights_.resize(g.arcs());
  std::vector<ArcIndex> next(r.offsets_.begin(), r.offsets_.end() - 1);
  // Sources are met in ascending order, so every list comes out sorted.
  for (std::size_t u = 0; u < n; ++u) {
    const auto near = g.neighbors(static_cast<Node>(u));
    const auto weight = g.weights(static_cast<Node>(u));
    for (std::size_t i = 0; i < near.size(); ++i) {
      const auto at = static_cast<std::size_t>(next[near[i]]++);
      r.targets_[at] = static_cast<Node>(u);
      r.weights_[at] = weight[i];
    }
  }
  return r;
}

Csr undirected(const Csr& g) {
  if (!g.directed()) return g;
  std::vector<Edge> edges;
  edges.reserve(g.arcs());
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    const auto near = g.neighbors(static_cast<Node>(u));
    const auto weight = g.weights(static_cast<Node>(u));
    for (std::size_t i = 0; i < near.size(); ++i)
      edges.push_back({static_cast<Node>(u), near[i], weight[i]});
  }
  return make_csr(g.nodes(), edges, false);
}

Csr subgraph(const Csr& g, std::span<const Node> nodes) {
  constexpr Node outside = static_cast<Node>(-1);
  std::vector<Node> index(g.nodes(), outside);
  for (std::size_t i = 0; i < nodes.size(); ++i) index[nodes[i]] = static_cast<Node>(i);
  Csr s;
  s.directed_ = g.directed();
  s.offsets_.reserve(nodes.size() + 1);
  for (const Node u : nodes) {
    const auto near = g.neighbors(u);
    const auto weight = g.weights(u);
    for (std::size_t i = 0; i < near.size(); ++i) {
      if (index[near[i]] == outside) continue;
      s.targets_.push_back(index[near[i]]);
      s.weights_.push_back(weight[i]);
    }
    s.offsets_.push_back(s.targets_.size());
  }
  return s;
}

}  // namespace entente
