#pragma once

// An immutable weighted graph in compressed sparse row form: the only shape the
// algorithms see. make_csr() sorts, merges parallel edges and checks every
// weight, so that no algorithm has to.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

using Node = std::uint32_t;      // dense index, 0 .. nodes() - 1
using ArcIndex = std::uint64_t;  // offsets may exceed 2^32 on large graphs
static_assert(sizeof(ArcIndex) == 8);

struct Edge {
  Node source = 0;
  Node target = 0;
  double weight = 1;  // strength of the tie: higher is closer; > 0 and finite
};

class Csr {
 public:
  std::size_t nodes() const { return offsets_.size() - 1; }
  std::size_t arcs() const { return targets_.size(); }  // an undirected edge is two arcs
  std::size_t edges() const { return directed_ ? arcs() : arcs() / 2; }
  bool directed() const { return directed_; }

  // Out-neighbours of `u`, ascending. Valid as long as *this.
  std::span<const Node> neighbors(Node u) const {
    return {targets_.data() + offsets_[u], degree(u)};
  }
  // Strengths, parallel to neighbors(u).
  std::span<const double> weights(Node u) const {
    return {weights_.data() + offsets_[u], degree(u)};
  }
  std::size_t degree(Node u) const {
    return static_cast<std::size_t>(offsets_[u + 1] - offsets_[u]);
  }

  std::span<const ArcIndex> offsets() const { return offsets_; }  // nodes() + 1
  std::span<const Node> targets() const { return targets_; }      // arcs()
  std::span<const double> weights() const { return weights_; }    // arcs()

 private:
  friend Csr make_csr(std::size_t, std::span<const Edge>, bool);
  friend Csr reversed(const Csr&);
  friend Csr subgraph(const Csr&, std::span<const Node>);
  std::vector<ArcIndex> offsets_{0};
  std::vector<Node> targets_;
  std::vector<double> weights_;
  bool directed_ = false;
};

// Sums parallel edges (lightest first, so that row order never shows) and drops self-loops.
// Undirected edges may be given in either direction. O(nodes + arcs log degree) time, no edge list
// is copied. Throws Error{input} if an endpoint is >= nodes or a weight (or a sum of parallel
// edges) is not a number within lightest_weight .. heaviest_weight.
Csr make_csr(std::size_t nodes, std::span<const Edge> edges, bool directed);

// The weights a graph may have. Beyond them the sum over a node's ties could overflow, or a length
// 1 / strength could.
inline constexpr double lightest_weight = 1e-300;
inline constexpr double heaviest_weight = 1e300;

// Every arc turned round: the in-neighbours of a directed graph. O(nodes + arcs).
Csr reversed(const Csr& graph);

// The same ties without direction: an edge weighs the sum of the arcs either way. A copy if the
// graph is undirected already. O(nodes + arcs).
Csr undirected(const Csr& graph);

// The graph among `nodes`, ascending and without repeats: node i of the result is nodes[i].
// O(nodes of the graph + arcs of `nodes`).
Csr subgraph(const Csr& graph, std::span<const Node> nodes);

}  // namespace entente
