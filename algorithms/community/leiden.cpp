// Leiden: like Louvain, but what is merged into one node is not a whole community
// but its well connected parts, so that a later level can still take a community
// apart; and the whole is repeated from its own result until nothing is gained.
// We depart from the paper in the refinement, which takes the merge of greatest
// gain instead of drawing one at random: chance enters through the order of the
// nodes and through several starts.

#include <numeric>

#include "algorithms/local_moves.h"

namespace entente {
namespace {

constexpr int most_rounds = 10;
constexpr double least_progress = 1e-4;  // gain of a round that is worth another

// One round from `group`, down all levels.
std::vector<std::uint32_t> improve(const BlockGraph& nodes, double resolution,
                                   std::vector<std::uint32_t> community, Random& random,
                                   const Run& run) {
  std::vector<std::uint32_t> block(nodes.size());  // of each node on the present level
  std::iota(block.begin(), block.end(), 0u);
  BlockGraph merged;
  for (const BlockGraph* level = &nodes;;) {
    move_blocks(*level, resolution, community, random, run);
    const std::uint32_t communities = renumber(community);
    if (communities == level->size()) break;
    const auto [part, parts] = refine(*level, resolution, community, random, run);
    if (parts == level->size()) break;
    std::vector<std::uint32_t> above(parts);
    for (std::size_t b = 0; b < part.size(); ++b) above[part[b]] = community[b];
    for (std::uint32_t& b : block) b = part[b];
    merged = merge_blocks(*level, part, parts);
    level = &merged;
    community = std::move(above);
  }
  for (std::uint32_t& b : block) b = community[b];
  return block;
}

// What the moves maximise: the weight inside less the null weight, as a share of all weight.
double gain_of(const BlockGraph& nodes, const std::vector<std::uint32_t>& group,
               double resolution) {
  std::vector<double> strength(nodes.size(), 0), inside(nodes.size(), 0);
  for (std::size_t u = 0; u < nodes.size(); ++u) {
    strength[group[u]] += nodes.strength[u];
    for (ArcIndex a = nodes.offsets[u]; a < nodes.offsets[u + 1]; ++a)
      if (group[nodes.targets[a]] == group[u]) inside[group[u]] += nodes.weights[a];
  }
  double gain = 0;
  for (std::size_t c = 0; c < nodes.size(); ++c) {
    const double share = strength[c] / nodes.total;
    gain += inside[c] / nodes.total - resolution * share * share;
  }
  return gain;
}

}  // namespace

std::vector<std::uint32_t> leiden_search(const Csr& g, const BlockGraph& nodes, double resolution,
                                         Random& random, const Run& run) {
  std::vector<std::uint32_t> group(g.nodes());
  std::iota(group.begin(), group.end(), 0u);
  double quality = gain_of(nodes, group, resolution);
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<std::uint32_t> next =
        connected_groups(g, improve(nodes, resolution, group, random, run));
    const double reached = gain_of(nodes, next, resolution);
    if (reached > quality) group = std::move(next);
    if (reached < quality + least_progress) break;
    quality = reached;
  }
  return group;
}

namespace {

Partition detect_leiden(const Csr& g, const CommunityOptions& options, const Run& run) {
  return best_partition(g, options, run, leiden_search);
}

}  // namespace

const CommunityMethod community_methods::leiden{
    "leiden", "modularity by moving, refining and merging; connected communities",
    "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z", detect_leiden};

}  // namespace entente
