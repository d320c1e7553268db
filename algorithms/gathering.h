#pragma once

// Sums along a graph's arcs, pass after pass: the work of everything that multiplies by its matrix.

#include <memory>
#include <span>
#include <vector>

#include "algorithms/halved_arcs.h"
#include "algorithms/node_blocks.h"
#include "core/run.h"
#include "graph/csr.h"

namespace entente {

// In a large undirected graph everyone has a place: those that most arcs lead to come first
// (graph/numbering.h), and a copy of the arcs is kept by place (halved_arcs.h). Elsewhere a node's
// place is its number. The graph must outlive it. O(nodes + arcs) to make. One pass at a time.
class Gathering {
 public:
  Gathering(const Csr& graph, const Run& run);
  std::size_t nodes() const { return graph_.nodes(); }
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

  // Calls body(place, sum over its arcs of factor * weight * x[place of the target]) for every
  // place and returns the sum of what the calls return, in a fixed order: the same bits on any
  // number of threads. `Value` is float or double; products and sums are of doubles. `x` ends where
  // no place has arcs any more, or later. O(nodes + arcs). Throws Error{cancelled}.
  template <class Value, class Body>
  double over_sums(std::span<const Value> x, double factor, const Run& run, Body body) const {
    if (halved_) halved_->add_up(x, factor, run);
    return sum_over_blocks(std::span<const std::size_t>(blocks_), graph_.arcs(), run,
                           [&](std::size_t begin, std::size_t end) {
                             double total = 0;
                             for (std::size_t p = begin; p < end; ++p)
                               total += body(p, halved_ ? halved_->sum(p) : sum(p, x, factor));
                             return total;
                           });
  }

 private:
  // In four interleaved sums: an order that lets the processor overlap the additions.
  template <class Value>
  double sum(std::size_t node, std::span<const Value> x, double factor) const;
  void cut_into_blocks();

  const Csr& graph_;
  std::vector<Node> place_;             // empty: everyone's own number
  std::unique_ptr<HalvedArcs> halved_;  // none: arcs are read where they are
  std::vector<std::size_t> blocks_;     // where they begin, and the end of the last
};

// y = factor * A x: every node gathers along its arcs. O(arcs).
void multiply(const Gathering& arcs, double factor, const std::vector<double>& x,
              std::vector<double>& y, const Run& run);

}  // namespace entente
