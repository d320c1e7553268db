#include "algorithms/best_partition.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "algorithms/components.h"
#include "core/large_memory.h"
#include "core/parallel.h"

namespace entente {

std::vector<std::uint32_t> connected_groups(const Csr& g, std::span<const std::uint32_t> group) {
  constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> result(g.nodes(), none);
  std::vector<std::size_t> left;  // nodes of each group not reached yet
  for (const std::uint32_t c : group) {
    if (c >= left.size()) left.resize(c + std::size_t{1}, 0);
    ++left[c];
  }
  std::vector<Node> queue;
  std::uint32_t groups = 0;
  for (std::size_t s = 0; s < g.nodes(); ++s) {
    if (result[s] != none) continue;
    result[s] = groups;
    queue.assign(1, static_cast<Node>(s));
    std::size_t& more = left[group[s]];
    --more;
    while (!queue.empty() && more > 0) {  // few of a dense group's ties are needed to find all
      const Node u = queue.back();
      queue.pop_back();
      if (!queue.empty()) send_for(g.neighbors(queue.back()).data());
      for (const Node v : g.neighbors(u)) {
        if (result[v] != none || group[v] != group[u]) continue;
        result[v] = groups;
        queue.push_back(v);
        --more;
      }
    }
    ++groups;
  }
  return result;
}

namespace {

// No less than the quality of the components as communities, or than 0, which every node by
// itself does not exceed. Found without a look at the ties: all of them are inside.
double most_of_components(const BlockGraph& nodes, const Components& pieces, double resolution) {
  std::vector<double> strength(pieces.count(), 0);
  for (std::size_t u = 0; u < nodes.size(); ++u) strength[pieces.of[u]] += nodes.strength[u];
  double null = 0;
  for (const double s : strength) null += (s / nodes.total) * (s / nodes.total);
  // The constant Potts model leaves out the pair that a node makes with itself.
  const double itself = nodes.size() > 1 ? 1 / static_cast<double>(nodes.size() - 1) : 1;
  return std::max(0.0, 1 - resolution * (null - itself)) + 1e-9;
}

}  // namespace

Partition best_partition(const Csr& g, const CommunityOptions& options, const Run& run,
                         Search search, Quality quality, BlockGraph (*blocks)(const Csr&, const Run&)) {
  if (g.directed())
    return best_partition(undirected(g), options, run, search, quality, blocks);
  auto judged = [&](std::vector<std::uint32_t> group, const Run& by) {
    const double reached = quality(g, group, options.resolution, by);
    return Partition{std::move(group), reached};
  };
  Partition best;
  const Components pieces = connected_components(g);
  if (g.arcs() > 0) {
    const BlockGraph nodes = blocks(g, run);
    const auto runs = static_cast<std::size_t>(std::max(1, options.runs));
    Run inner = run;  // threads go to the starts; to the work of one where there is only one
    inner.progress = {};
    if (runs > 1) inner.threads = 1;
    best = deterministic_reduce(
        runs, 1, best, run,
        [&](Partition& p, std::size_t i) {
          Random random(run.seed, i);
          p = judged(canonical_groups(
              connected_groups(g, search(g, nodes, options.resolution, random, inner))), inner);
        },
        [](Partition& all, const Partition& p) {
          if (all.group.empty() || p.quality > all.quality) all = p;
        });
    if (best.quality > most_of_components(nodes, pieces, options.resolution)) return best;
  }
  // Two partitions that need no search; they win where the resolution is extreme.
  Partition plain = judged(pieces.of, run);
  std::vector<std::uint32_t> alone(g.nodes());
  std::iota(alone.begin(), alone.end(), 0u);
  if (Partition singles = judged(std::move(alone), run); singles.quality > plain.quality)
    plain = std::move(singles);
  if (best.group.empty() || plain.quality >= best.quality) best = std::move(plain);
  return best;
}

}  // namespace entente
