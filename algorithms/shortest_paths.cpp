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

void ShortestPaths::search_hops() {
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const Node u = order_[i];
    for (const Node v : graph_.neighbors(u)) {
      if (place_[v] != nowhere || (!member_.empty() && !member_[v])) continue;
      distance_[v] = distance_[u] + 1;
      reach(v);
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
      if (place_[v] != nowhere || (!member_.empty() && !member_[v])) continue;
      const double d = distance_[u] + lengths_[first + i].value();
      if (d >= distance_[v]) continue;
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
