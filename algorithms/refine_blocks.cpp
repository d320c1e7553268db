// Splitting communities into connected parts and merging those: what lies between two levels of a
// search (local_moves.h).

#include <algorithm>
#include <memory>
#include <numeric>

#include "algorithms/block_ties.h"
#include "algorithms/local_moves.h"
#include "core/parallel.h"

namespace entente {
namespace {

// The blocks of one community, those at places [first, second) of `order`: see refine().
void refine_one(const BlockGraph& g, double resolution, std::span<const std::uint32_t> community,
                std::pair<std::size_t, std::size_t> places, std::span<const Node> order,
                std::vector<std::uint32_t>& part, std::vector<std::uint32_t>& size) {
  const std::size_t many = places.second - places.first;
  if (many < 2) return;
  const auto zero = static_cast<std::uint32_t>(places.first);
  Gathered near(many);
  std::vector<double> strength(many);
  for (std::uint32_t i = 0; i < many; ++i) strength[i] = g.strength[order[zero + i]];
  std::vector<std::uint32_t> inside;  // places in a block's ties
  for (std::size_t k = places.first; k < places.second; ++k) {
    const Node u = order[k];
    if (k + 1 < places.second) prefetch(g, order[k + 1]);
    if (size[part[u]] != 1) continue;  // others grew onto it; moving it could cut them off
    const auto to = neighbors(g, u);
    const auto weight = weights(g, u);
    if (inside.size() < to.size()) inside.resize(to.size());
    std::size_t found = 0;
    for (std::size_t i = 0; i < to.size(); ++i) {
      inside[found] = static_cast<std::uint32_t>(i);
      found += community[to[i]] == community[u];
    }
    for (std::size_t i = 0; i < found; ++i) near.add(part[to[inside[i]]] - zero, weight[inside[i]]);
    const double factor = resolution * (g.strength[u] / g.total);
    double best = least_gain * g.total;
    std::uint32_t target = part[u];
    near.drain([&](std::uint32_t p, double beside) {
      const double gain = beside - factor * strength[p];
      if (gain > best) {
        best = gain;
        target = zero + p;
      }
    });
    if (target == part[u]) continue;
    size[part[u]] = 0;
    strength[part[u] - zero] = 0;
    part[u] = target;
    ++size[target];
    strength[target - zero] += g.strength[u];
  }
}

}  // namespace

std::pair<std::vector<std::uint32_t>, std::uint32_t> refine(
    const BlockGraph& g, double resolution, std::span<const std::uint32_t> community,
    Random& random, const Run& run) {
  const std::size_t n = g.size();
  // Community by community, so that what is counted lies close together; within each by chance.
  const std::size_t communities = n == 0 ? 0 : std::ranges::max(community) + std::size_t{1};
  std::vector<std::size_t> first(communities + 1, 0);
  for (const std::uint32_t c : community) ++first[c + std::size_t{1}];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Node> order(n);
  for (const Node u : shuffled(g, random)) order[first[community[u]]++] = u;

  // The parts of a community are numbered by their places in the order, so that each community is
  // a matter of its own: any thread may take it.
  std::vector<std::uint32_t> part(n), size(n, 1);
  for (std::uint32_t i = 0; i < n; ++i) part[order[i]] = i;
  first.insert(first.begin(), 0);
  first.pop_back();
  const std::size_t grain = std::max<std::size_t>(1, communities / 256);
  parallel_for(communities, grain, run, [&](std::size_t c) {
    refine_one(g, resolution, community, {first[c], first[c + 1]}, order, part, size);
  });
  const std::uint32_t parts = renumber(part);
  return {std::move(part), parts};
}

BlockGraph merge_blocks(const BlockGraph& g, std::span<const std::uint32_t> part,
                        std::uint32_t parts, const Run& run) {
  std::vector<std::uint32_t> first(parts + std::size_t{1}, 0);
  for (const std::uint32_t p : part) ++first[p + std::size_t{1}];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Node> members(part.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (std::size_t u = 0; u < part.size(); ++u) members[next[part[u]]++] = static_cast<Node>(u);

  BlockGraph merged;
  merged.total = g.total;
  merged.strength.resize(parts);
  struct Rows {
    BlockGraph::Arcs arcs;
    std::shared_ptr<Gathered> near;
  };
  const std::size_t grain = std::max<std::size_t>(64, parts / 16 + 1);
  Rows all = deterministic_reduce(
      parts, grain, Rows{}, run,
      [&](Rows& rows, std::size_t p) {
        if (!rows.near) rows.near = std::make_shared<Gathered>(parts);
        for (std::uint32_t i = first[p]; i < first[p + 1]; ++i) {
          const Node u = members[i];
          if (i + 1 < members.size()) prefetch(g, members[i + 1]);
          merged.strength[p] += g.strength[u];
          const auto to = neighbors(g, u);
          const auto weight = weights(g, u);
          rows.near->add_others(
              to, weight, [&](Node v) { return part[v]; }, static_cast<std::uint32_t>(p));
        }
        rows.near->drain([&](std::uint32_t q, double weight) {
          rows.arcs.targets.push_back(q);
          rows.arcs.weights.push_back(weight);
        });
        rows.arcs.offsets.push_back(rows.arcs.targets.size());
      },
      [](Rows& sum, const Rows& rows) {
        const ArcIndex before = sum.arcs.targets.size();
        for (std::size_t i = 1; i < rows.arcs.offsets.size(); ++i)
          sum.arcs.offsets.push_back(before + rows.arcs.offsets[i]);
        sum.arcs.targets.insert(sum.arcs.targets.end(), rows.arcs.targets.begin(),
                                rows.arcs.targets.end());
        sum.arcs.weights.insert(sum.arcs.weights.end(), rows.arcs.weights.begin(),
                                rows.arcs.weights.end());
      });
  merged.own = std::make_unique<BlockGraph::Arcs>(std::move(all.arcs));
  merged.offsets = merged.own->offsets;
  merged.targets = merged.own->targets;
  merged.weights = merged.own->weights;
  return merged;
}

}  // namespace entente
