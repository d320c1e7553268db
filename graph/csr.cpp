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
  if (!(edge.weight > 0) || !std::isfinite(edge.weight))
    throw Error(ErrorKind::input, "edge " + std::to_string(edge.source) + " - " +
                                      std::to_string(edge.target) + ": weight " +
                                      shortest(edge.weight) + " is not positive and finite");
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
        if (!std::isfinite(g.weights_.back()))
          throw Error(ErrorKind::input, "edge " + std::to_string(u) + " - " +
                                            std::to_string(arc->target) +
                                            ": the sum of its weights overflows");
      } else {
        g.targets_.push_back(arc->target);
        g.weights_.push_back(arc->weight);
      }
    }
  }
  g.offsets_[nodes] = g.targets_.size();
  return g;
}

}  // namespace entente
