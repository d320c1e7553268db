#pragma once

// Shortest paths from one node: in hops, or in lengths. The working memory is
// kept in an object so that a loop over many sources allocates once.

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "core/weight.h"
#include "graph/csr.h"

namespace entente {

// One length per arc of the graph, 1 / strength, parallel to Csr::targets(). O(arcs).
std::vector<Length> arc_lengths(const Csr& graph);

// Two path lengths that differ by less than this share of themselves are the same length: sums of
// the same ties in another order must tie.
inline constexpr double same_length = 1e-12;

class ShortestPaths {
 public:
  // Unreached nodes have this distance.
  static constexpr double unreached = std::numeric_limits<double>::infinity();

  // By hops. The graph must outlive the object. `member`, if not empty, holds 1 for the nodes that
  // may be walked on.
  ShortestPaths(const Csr& graph, std::span<const char> member);
  // By lengths, one per arc.
  ShortestPaths(const Csr& graph, std::span<const char> member, std::span<const Length> lengths);

  // Finds the distances from `source` and the order in which nodes are reached, nearest first,
  // beginning with `source`. O(nodes reached + their arcs), times a logarithm for lengths.
  void search(Node source);

  std::span<const Node> order() const { return order_; }  // nodes reached; valid till search()
  double distance(Node u) const { return distance_[u]; }  // hops or length
  bool is_before(Node u, Node v) const { return place_[u] < place_[v]; }
  // Whether arc number `arc` from u to v ends a shortest path to v.
  bool is_shortest(Node u, Node v, std::size_t arc) const;

 private:
  void search_hops();
  // From the nodes at these places of order_ to the level behind them: from there, or to there.
  void descend(std::size_t first, std::size_t last);
  void climb(std::size_t first, std::size_t last);
  void search_lengths();
  void reach(Node u);

  const Csr& graph_;
  std::span<const char> member_;
  std::span<const Length> lengths_;
  std::vector<double> distance_;
  std::vector<std::uint32_t> place_;  // in order_, for nodes reached
  std::vector<Node> order_;
  std::vector<std::pair<double, Node>> heap_;
  std::vector<std::uint64_t> on_level_;  // a bit for each node
};

}  // namespace entente
