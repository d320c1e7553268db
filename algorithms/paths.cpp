// Yen's method: every further path leaves an earlier one at some node, the spur,
// and goes the shortest way on from there without the arcs that would repeat a
// known path and without the nodes already behind it. Held by paths_test.cpp
// against the enumeration of all paths.

#include "algorithms/paths.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <set>
#include <utility>

namespace entente {
namespace {

constexpr double unreached = std::numeric_limits<double>::infinity();

// What a search may not use: nodes behind the spur, and arcs that leave it.
struct Banned {
  std::vector<char> nodes;            // one per node
  std::vector<Node> targets_of_spur;  // sorted
};

// Dijkstra's method. Of two ways of equal length the one over the lower node is
// kept, so that the answer does not depend on the order of the queue.
Path shortest_from(const Csr& graph, std::span<const Length> lengths, Node source, Node target,
                   const Banned& banned) {
  std::vector<double> distance(graph.nodes(), unreached);
  std::vector<Node> before(graph.nodes(), source);
  using Entry = std::pair<double, Node>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  distance[source] = 0;
  queue.push({0, source});
  while (!queue.empty()) {
    const auto [reached, u] = queue.top();
    queue.pop();
    if (reached > distance[u]) continue;
    if (u == target) break;
    const auto neighbors = graph.neighbors(u);
    for (std::size_t i = 0; i < neighbors.size(); ++i) {
      const Node v = neighbors[i];
      if (banned.nodes[v]) continue;
      if (u == source &&
          std::binary_search(banned.targets_of_spur.begin(), banned.targets_of_spur.end(), v))
        continue;
      const double through =
          reached + lengths[static_cast<std::size_t>(graph.offsets()[u]) + i].value();
      if (through < distance[v] || (through == distance[v] && u < before[v])) {
        if (through < distance[v]) queue.push({through, v});
        distance[v] = through;
        before[v] = u;
      }
    }
  }
  if (distance[target] == unreached) return {};
  Path path{{target}, distance[target]};
  while (path.nodes.back() != source) path.nodes.push_back(before[path.nodes.back()]);
  std::reverse(path.nodes.begin(), path.nodes.end());
  return path;
}

double length_between(const Csr& graph, std::span<const Length> lengths, Node u, Node v) {
  const auto neighbors = graph.neighbors(u);
  const auto it = std::lower_bound(neighbors.begin(), neighbors.end(), v);
  return lengths[static_cast<std::size_t>(graph.offsets()[u]) +
                 static_cast<std::size_t>(it - neighbors.begin())]
      .value();
}

struct ShorterFirst {
  bool operator()(const Path& a, const Path& b) const {
    return a.length != b.length ? a.length < b.length : a.nodes < b.nodes;
  }
};

// The best path that shares the first `spur` arcs with `base` and then differs
// from all of `known`; no nodes if there is none.
Path detour(const Csr& graph, std::span<const Length> lengths, const Path& base, std::size_t spur,
            const std::vector<Path>& known) {
  Banned banned{std::vector<char>(graph.nodes(), 0), {}};
  double behind = 0;
  for (std::size_t i = 0; i < spur; ++i) {
    banned.nodes[base.nodes[i]] = 1;
    behind += length_between(graph, lengths, base.nodes[i], base.nodes[i + 1]);
  }
  const auto root = std::span(base.nodes).first(spur + 1);
  for (const Path& path : known)
    if (path.nodes.size() > spur + 1 && std::equal(root.begin(), root.end(), path.nodes.begin()))
      banned.targets_of_spur.push_back(path.nodes[spur + 1]);
  std::sort(banned.targets_of_spur.begin(), banned.targets_of_spur.end());
  Path rest = shortest_from(graph, lengths, base.nodes[spur], base.nodes.back(), banned);
  if (rest.nodes.empty()) return {};
  Path out{{root.begin(), root.end() - 1}, behind + rest.length};
  out.nodes.insert(out.nodes.end(), rest.nodes.begin(), rest.nodes.end());
  return out;
}

}  // namespace

std::vector<Path> shortest_paths(const Csr& graph, std::span<const Length> lengths, Node source,
                                 Node target, std::size_t count, const Run& run) {
  std::vector<Path> found;
  if (source == target || count == 0) return found;
  Path first =
      shortest_from(graph, lengths, source, target, {std::vector<char>(graph.nodes(), 0), {}});
  if (first.nodes.empty()) return found;
  found.push_back(std::move(first));
  std::set<Path, ShorterFirst> candidates;
  while (found.size() < count) {
    const Path base = found.back();
    for (std::size_t spur = 0; spur + 1 < base.nodes.size(); ++spur) {
      run.checkpoint();
      Path path = detour(graph, lengths, base, spur, found);
      if (!path.nodes.empty()) candidates.insert(std::move(path));
    }
    if (candidates.empty()) break;
    found.push_back(*candidates.begin());
    candidates.erase(candidates.begin());
  }
  return found;
}

}  // namespace entente
