// Core numbers: peel off the node of lowest remaining degree, again and again;
// a node's core number is the highest degree met so far when it goes. Nodes wait
// in an array sorted by remaining degree (Batagelj & Zaversnik 2003).

#include <algorithm>
#include <vector>

#include "algorithms/measure.h"

namespace entente {
namespace {

constexpr std::size_t ahead = 4;

std::vector<std::uint32_t> core_numbers(const Csr& g, const Run& run) {
  const std::size_t n = g.nodes();
  std::vector<std::uint32_t> degree(n), place(n);
  std::uint32_t highest = 0;
  for (std::size_t u = 0; u < n; ++u) {
    degree[u] = static_cast<std::uint32_t>(g.degree(static_cast<Node>(u)));
    highest = std::max(highest, degree[u]);
  }
  std::vector<std::uint32_t> first(highest + 2, 0);  // of each degree in `queue`
  for (const std::uint32_t d : degree) ++first[d + 1];
  for (std::size_t d = 0; d <= highest; ++d) first[d + 1] += first[d];
  std::vector<Node> queue(n);
  {
    std::vector<std::uint32_t> next = first;
    for (std::size_t u = 0; u < n; ++u) {
      place[u] = next[degree[u]]++;
      queue[place[u]] = static_cast<Node>(u);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (i % 65536 == 0) run.checkpoint();
    if (i + ahead < n) {  // rows lie anywhere: their first ties are asked for in time
      const Node soon = queue[i + ahead];
      __builtin_prefetch(g.neighbors(soon).data());
    }
    const Node v = queue[i];
    for (const Node u : g.neighbors(v)) {
      if (degree[u] <= degree[v]) continue;
      // Swap u with the first node of its degree, which then starts one place later.
      const std::uint32_t d = degree[u];
      const std::uint32_t front = first[d];
      const Node other = queue[front];
      if (other != u) {
        std::swap(queue[place[u]], queue[front]);
        std::swap(place[u], place[other]);
      }
      ++first[d];
      --degree[u];
    }
  }
  return degree;
}

Scores compute_kcore(const Csr& g, Params, const Run& run) {
  const auto cores = g.directed() ? core_numbers(undirected(g), run) : core_numbers(g, run);
  Scores scores;
  scores.values.assign(cores.begin(), cores.end());
  return scores;
}

}  // namespace

// The largest k such that the node is in a group where each has at least k ties inside the group.
// The direction of arcs does not count. O(nodes + arcs).
const Measure measures::kcore{
    "kcore",
    "how deep in the dense core of the network an actor sits",
    "Seidman 1983, doi:10.1016/0378-8733(83)90028-X; Batagelj & Zaversnik 2003, arXiv:cs/0310049",
    {},
    compute_kcore};

}  // namespace entente
