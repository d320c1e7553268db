#pragma once

// A Csr as a Boost graph: include this and hand a Csr to any Boost.Graph
// algorithm that reads a VertexListGraph, IncidenceGraph, AdjacencyGraph or
// EdgeListGraph. An undirected graph is shown as two arcs an edge (a directed
// graph that is its own reverse), so an algorithm that counts edges counts each
// twice. Edge descriptors know their arc, which indexes Csr::weights().

#include <cstddef>
#include <iterator>
#include <utility>

#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/csr.h"

namespace entente {

struct CsrArc {
  Node source = 0;
  Node target = 0;
  ArcIndex index = 0;
  friend bool operator==(const CsrArc& a, const CsrArc& b) { return a.index == b.index; }
  friend bool operator!=(const CsrArc& a, const CsrArc& b) { return !(a == b); }
};

// Walks the nodes 0 .. n-1.
class NodeIterator {
 public:
  using iterator_category = std::random_access_iterator_tag;
  using value_type = Node;
  using difference_type = std::ptrdiff_t;
  using pointer = const Node*;
  using reference = Node;
  NodeIterator() = default;
  explicit NodeIterator(std::size_t at) : at_(at) {}
  Node operator*() const { return static_cast<Node>(at_); }
  NodeIterator& operator++() { return ++at_, *this; }
  NodeIterator operator++(int) { return NodeIterator(at_++); }
  NodeIterator& operator--() { return --at_, *this; }
  NodeIterator operator--(int) { return NodeIterator(at_--); }
  NodeIterator& operator+=(difference_type d) {
    at_ = static_cast<std::size_t>(static_cast<difference_type>(at_) + d);
    return *this;
  }
  friend NodeIterator operator+(NodeIterator a, difference_type d) { return a += d; }
  friend difference_type operator-(NodeIterator a, NodeIterator b) {
    return static_cast<difference_type>(a.at_) - static_cast<difference_type>(b.at_);
  }
  friend bool operator==(NodeIterator a, NodeIterator b) { return a.at_ == b.at_; }
  friend bool operator!=(NodeIterator a, NodeIterator b) { return a.at_ != b.at_; }

 private:
  std::size_t at_ = 0;
};

// Walks arcs in index order, of one node or of the whole graph. Valid as long as the graph.
class ArcIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = CsrArc;
  using difference_type = std::ptrdiff_t;
  using pointer = const CsrArc*;
  using reference = CsrArc;
  ArcIterator() = default;
  ArcIterator(const Csr& g, std::size_t source, ArcIndex arc)
      : graph_(&g), source_(source), arc_(arc) {
    skip_empty();
  }
  CsrArc operator*() const {
    return {static_cast<Node>(source_), graph_->targets()[static_cast<std::size_t>(arc_)], arc_};
  }
  ArcIterator& operator++() {
    ++arc_;
    skip_empty();
    return *this;
  }
  ArcIterator operator++(int) {
    ArcIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const ArcIterator& a, const ArcIterator& b) { return a.arc_ == b.arc_; }
  friend bool operator!=(const ArcIterator& a, const ArcIterator& b) { return !(a == b); }

 private:
  void skip_empty() {
    while (source_ < graph_->nodes() && graph_->offsets()[source_ + 1] <= arc_) ++source_;
  }
  const Csr* graph_ = nullptr;
  std::size_t source_ = 0;
  ArcIndex arc_ = 0;
};

}  // namespace entente

#include "graph/csr_boost_functions.h"
