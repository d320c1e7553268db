#pragma once

// An immutable weighted graph in compressed sparse row form: the only shape the
// algorithms see. CsrBuilder sorts, merges parallel edges and checks every
// weight, so that no algorithm has to.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/large_memory.h"

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
  friend class CsrBuilder;
  friend Csr reversed(const Csr&);
  friend Csr subgraph(const Csr&, std::span<const Node>);
  std::vector<ArcIndex> offsets_{0};
  UnsetLargeVector<Node> targets_;
  UnsetLargeVector<double> weights_;
  bool directed_ = false;
};

// The weights a graph may have. Beyond them the sum over a node's ties could overflow, or a length
// 1 / strength could.
inline constexpr double lightest_weight = 1e-300;
inline constexpr double heaviest_weight = 1e300;

// Fills a graph from edges that can be gone through twice, wherever they are, with no list of them
// in memory: count() each edge, lay_out(), add() each of the same edges in the same order,
// finish(). Sums parallel edges (lightest first, so that row order never shows) and drops
// self-loops. Undirected edges may be given in either direction. Rows that come in ascending order,
// as those of a sorted file do, are not sorted again. O(nodes + arcs log degree) time; memory is
// the graph's and at most 32 MB, or 1 KB for every 4,096 nodes.
class CsrBuilder {
 public:
  explicit CsrBuilder(bool directed) { graph_.directed_ = directed; }

  // Throws Error{input} unless the weight is a number within lightest_weight .. heaviest_weight.
  void count(std::span<const Edge> edges);
  // At least as many nodes as the edges name. The edges are counted.
  void lay_out(std::size_t nodes = 0);
  // In place of lay_out(): a large graph's nodes get numbers by falling degree, of the arcs that
  // leave them (graph/numbering.h). Edges are still added by the numbers that they came with.
  // Returns each node's new number; nothing if all keep theirs, as in a small graph.
  std::vector<Node> lay_out_by_degree(std::size_t nodes = 0);
  void add(std::span<const Edge> edges);
  // Throws Error{input} if a sum of parallel edges is above heaviest_weight; it tells their ends
  // by `name`, if there is one, which is given the numbers of the graph that is made.
  Csr finish(const std::function<std::string(Node)>& name = {});

 private:
  [[noreturn]] static void refuse_weight(const Edge& edge);
  // An arc on its way to its row.
  struct Arrival {
    Node row, target;
    double weight;
  };
  void set_nodes(std::size_t nodes);
  void choose_way();
  void begin_rows();
  void put(std::span<const Arrival> arrivals);

  bool is_ascending(std::size_t begin, std::size_t end) const;
  void group_row(std::size_t begin, std::size_t end);
  void sort_row(std::size_t begin, std::size_t end);
  bool order_row(std::size_t begin, std::size_t end);
  std::size_t merge_row(std::size_t begin, std::size_t end, std::size_t to);

  struct Arc {
    Node target;
    double weight;
  };
  Csr graph_;
  // Of an undirected graph: how many edges name each node first, and from begin_rows() on where the
  // next of their arcs goes. Empty if both arcs of an edge are treated alike.
  std::vector<ArcIndex> forward_;
  bool forward_first_ = false;  // these arcs stand before the row's others
  // Edges that name the same node first as the one before, and those that name the lower one first.
  ArcIndex followers_ = 0, upward_ = 0;
  Node last_source_ = static_cast<Node>(-1);

  std::vector<Arc> row_;  // one that is being sorted
  // One that is being grouped.
  std::vector<Node> row_targets_;
  std::vector<double> row_weights_;
  std::vector<std::uint8_t> row_classes_;
  // Of a graph that is numbered by degree; else empty.
  std::vector<Node> number_;         // by the numbers that edges come with
  std::vector<std::uint8_t> class_;  // of the degree, by the new numbers

  // In a large graph the arcs of neighbouring rows wait for one another, so that the memory of
  // those rows is visited once for many.
  UnsetLargeVector<Arrival> waiting_;  // most_waiting_ places for each group of rows
  std::vector<std::size_t> count_waiting_;
  std::size_t most_waiting_ = 0;
};

// The same from a list. Throws Error{input} also if an endpoint is >= nodes.
Csr make_csr(std::size_t nodes, std::span<const Edge> edges, bool directed);

// Every arc turned round: the in-neighbours of a directed graph. O(nodes + arcs).
Csr reversed(const Csr& graph);

// The same ties without direction: an edge weighs the sum of the arcs either way. A copy if the
// graph is undirected already. O(nodes + arcs).
Csr undirected(const Csr& graph);

// The graph among `nodes`, ascending and without repeats: node i of the result is nodes[i].
// O(nodes of the graph + arcs of `nodes`).
Csr subgraph(const Csr& graph, std::span<const Node> nodes);

}  // namespace entente
