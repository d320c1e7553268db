#pragma once

// The arcs of a large undirected graph for products with its matrix, pass after pass. Of an edge to
// one of the places that most arcs lead to, one arc is kept, in the row of the other end, and adds
// to the sums of both: half as much memory is read, and what is read and written out of order is
// near. (Symmetric storage: Saad 2003, Iterative Methods for Sparse Linear Systems, section 3.4.)

#include <span>
#include <vector>

#include "core/large_memory.h"
#include "core/run.h"
#include "graph/csr.h"

namespace entente {

// Lists are by place, the places that most arcs lead to first. 8 bytes an edge if every weight is
// exact in four bytes, else 12; those among the later places are kept twice.
class HalvedArcs {
 public:
  // `place` of each node; none: its number. The graph has no direction. O(nodes + arcs). Throws
  // Error{cancelled}.
  HalvedArcs(const Csr& graph, std::span<const Node> place, const Run& run);

  // For every place, sums factor * weight * x[target] over its arcs; the same bits on any number of
  // threads. `x` ends where no place has arcs any more, or later. Value: float or double. O(arcs).
  // Throws Error{cancelled}.
  template <class Value>
  void add_up(std::span<const Value> x, double factor, const Run& run);

  // What the last add_up() found.
  double sum(std::size_t place) const {
    if (place >= hot_) return sums_[place];
    double total = 0;
    for (std::size_t at = place; at < shares_.size(); at += hot_) total += shares_[at];
    return total;
  }

 private:
  bool is_kept(Node from, Node to) const { return to < hot_ ? to < from : from >= hot_; }
  void count_arcs(const Csr& graph, std::span<const Node> place, const Run& run);
  template <class Weight>
  void copy_arcs(const Csr& graph, std::span<const Node> place, Weight* weights, const Run& run);
  void cut_into_parts();
  template <class Weight, class Value>
  void add_part(std::size_t part, const Weight* weights, const Value* x, double factor);

  std::size_t hot_;  // the first places; their sums come from everywhere
  bool light_ = true;
  std::vector<ArcIndex> offsets_;  // of rows,
  std::vector<ArcIndex> middle_;   // and where, in a row, those to hot places end
  UnsetLargeVector<Node> targets_;
  UnsetLargeVector<float> light_weights_;
  UnsetLargeVector<double> weights_;
  std::vector<std::size_t> parts_;  // where they begin, and the end of the last
  LargeVector<double> shares_;      // by part: of the hot places' sums
  UnsetLargeVector<double> sums_;   // of the other places
};

}  // namespace entente
