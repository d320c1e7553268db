#include "algorithms/shortest_paths.h"

#include <algorithm>
#include <functional>

namespace entente {
namespace {

constexpr std::uint32_t nowhere = static_cast<std::uint32_t>(-1);

}  // namespace

std::vector<Length> arc_lengths(const Csr& g) {
  std::vector<Length> lengths;
  lengths.reserve(g.arcs());
  for (const double w : g.weights()) lengths.push_back(length_of(Strength(w)));
  return lengths;
}

ShortestPaths::ShortestPaths(const Csr& graph, std::span<const char> member)
    : ShortestPaths(graph, member, {}) {}

ShortestPaths::ShortestPaths(const Csr& graph, std::span<const char> member,
                             std::span<const Length> lengths)
    : graph_(graph),
      member_(member),
      lengths_(lengths),
      distance_(graph.nodes(), unreached),
      place_(graph.nodes(), nowhere) {}

void ShortestPaths::search(Node source) {
  for (const Node u : order_) {
    distance_[u] = unreached;
    place_[u] = nowhere;
  }
  order_.clear();
  distance_[source] = 0;
  if (lengths_.empty()) {
    reach(source);
    search_hops();
  } else {
    heap_.assign(1, {0.0, source});
    search_lengths();
  }
}

void ShortestPaths::reach(Node u) {
  place_[u] = static_cast<std::uint32_t>(order_.size());
  order_.push_back(u);
}

// One level after the other, from the nodes that the last one reached or, where those have more
// ties than are left to be looked at from the other side, from the nodes not yet reached: one tie to
// the last level is enough (Beamer, Asanovic & Patterson 2012, doi:10.1109/SC.2012.50).
void ShortestPaths::search_hops() {
  std::size_t left = graph_.arcs();  // of nodes not yet reached
  for (std::size_t first = 0; first < order_.size();) {
    const std::size_t last = order_.size();
    std::size_t ties = 0;
    for (std::size_t i = first; i < last; ++i) ties += graph_.degree(order_[i]);
    left -= std::min(left, ties);
    if (!graph_.directed() && ties > left / 14 && last - first > graph_.nodes() / 512)
      climb(first, last);
    else
      descend(first, last);
    first = last;
  }
}

void ShortestPaths::descend(std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const Node u = order_[i];
    for (const Node v : graph_.neighbors(u)) {
      if (place_[v] != nowhere || (!member_.empty() && !member_[v])) continue;
      distance_[v] = distance_[u] + 1;
      reach(v);
    }
  }
}

void ShortestPaths::climb(std::size_t first, std::size_t last) {
  const double next = distance_[order_[first]] + 1;
  on_level_.assign(graph_.nodes() / 64 + 1, 0);
  for (std::size_t i = first; i < last; ++i)
    on_level_[order_[i] >> 6] |= std::uint64_t{1} << (order_[i] & 63);
  for (std::size_t i = 0; i < graph_.nodes(); ++i) {
    const auto v = static_cast<Node>(i);
    if (place_[v] != nowhere || (!member_.empty() && !member_[v])) continue;
    for (const Node u : graph_.neighbors(v)) {
      if (!(on_level_[u >> 6] >> (u & 63) & 1)) continue;
      distance_[v] = next;
      reach(v);
      break;
    }
  }
}

// Dijkstra's method; a node may wait in the heap several times, and counts when it first leaves it.
void ShortestPaths::search_lengths() {
  const auto later = std::greater<std::pair<double, Node>>{};
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    const Node u = heap_.back().second;
    heap_.pop_back();
    if (place_[u] != nowhere) continue;
    reach(u);
    const auto near = graph_.neighbors(u);
    const auto first = static_cast<std::size_t>(graph_.offsets()[u]);
    for (std::size_t i = 0; i < near.size(); ++i) {
      const Node v = near[i];
      const double d = distance_[u] + lengths_[first + i].value();
      if (d >= distance_[v]) continue;  // so for all that have left the heap
      if (!member_.empty() && !member_[v]) continue;
      distance_[v] = d;
      heap_.push_back({d, v});
      std::push_heap(heap_.begin(), heap_.end(), later);
    }
  }
}

bool ShortestPaths::is_shortest(Node u, Node v, std::size_t arc) const {
  // Only forward in the order, so that the shortest paths form no circle even where a length is too
  // small to move a distance.
  if (place_[v] == nowhere || place_[u] >= place_[v]) return false;
  if (lengths_.empty()) return distance_[u] + 1 == distance_[v];
  return distance_[u] + lengths_[arc].value() <= distance_[v] * (1 + same_length);
}

}  // namespace entente
