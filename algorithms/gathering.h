#pragma once

// Sums along a graph's arcs, pass after pass: the work of everything that multiplies by its matrix.

#include <algorithm>
#include <span>
#include <vector>

#include "algorithms/node_blocks.h"
#include "core/large_memory.h"
#include "core/run.h"
#include "graph/csr.h"

namespace entente {

// In a large graph everyone has a place: those that most arcs lead to come first
// (graph/numbering.h). It then keeps a copy of the arcs by place, with weights of four bytes if all
// are exact in that. In a small graph, or one that is numbered so already, a node's place is its
// number. The graph must outlive it. O(nodes + arcs) to make; 8 or 12 bytes an arc of a large
// graph.
class Gathering {
 public:
  Gathering(const Csr& graph, const Run& run);
  std::size_t nodes() const { return offsets_.size() - 1; }
  std::size_t place(std::size_t node) const { return place_.empty() ? node : place_[node]; }

  // Values by node as values by place, and back.
  template <class From, class To>
  void put(const From& by_node, To& by_place) const {
    for (std::size_t u = 0; u < nodes(); ++u) by_place[place(u)] = by_node[u];
  }
  template <class From, class To>
  void take(const From& by_place, To& by_node) const {
    for (std::size_t u = 0; u < nodes(); ++u) by_node[u] = by_place[place(u)];
  }

  // Sum over the arcs of the node at a place of factor * weight * x[place of the target], in four
  // interleaved sums: a fixed order that lets the processor overlap the additions. `Value` is float
  // or double; products and sums are of doubles, and the same to the bit wherever nodes lie.
  template <class Value>
  double sum(std::size_t place, std::span<const Value> x, double factor = 1) const;

  // sum_over_blocks() for blocks of neighbouring places that have about as many arcs.
  template <class Body>
  double over_places(const Run& run, Body body) const {
    return sum_over_blocks(std::span<const std::size_t>(blocks_), targets_.size(), run, body);
  }

 private:
  void lay_out(const Csr& graph, std::span<const ArcIndex> asked, const Run& run);
  void copy_weights(const Csr& graph, const std::vector<Node>& node_at, const Run& run);
  void cut_into_blocks();

  std::vector<Node> place_;  // empty: everyone's own number
  // Rows by place: the graph's own, or the copy.
  std::span<const ArcIndex> offsets_;
  std::span<const Node> targets_;
  std::span<const double> weights_;
  std::vector<ArcIndex> own_offsets_;
  UnsetLargeVector<Node> own_targets_;
  UnsetLargeVector<float> light_;  // empty: weights_ are read
  UnsetLargeVector<double> own_weights_;
  std::vector<std::size_t> blocks_;  // where they begin, and the end of the last
};

// y = factor * A x: every node gathers along its arcs. O(arcs).
void multiply(const Gathering& arcs, double factor, const std::vector<double>& x,
              std::vector<double>& y, const Run& run);

}  // namespace entente
