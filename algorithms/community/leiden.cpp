// Leiden: like Louvain, but what is merged into one node is not a whole community
// but its well connected parts, so that a later level can still take a community
// apart; and the whole is repeated from its own result until nothing is gained.
// We depart from the paper in the refinement, which takes the merge of greatest
// gain instead of drawing one at random: chance enters through the order of the
// nodes and through several starts.

#include <numeric>

#include "algorithms/best_partition.h"

namespace entente {
namespace {

constexpr int most_rounds = 10;
constexpr double least_progress = 1e-4;  // gain of a round that is worth another

// One round from `community`, down all levels, and what it gained. A round but the first goes no further than single
// nodes if moving those gains too little: what is merged would be what the last round merged.
std::vector<std::uint32_t> improve(const BlockGraph& nodes, double resolution,
                                   std::vector<std::uint32_t> community, bool first,
                                   double& gain, Random& random, const Run& run) {
  std::vector<std::uint32_t> block(nodes.size());  // of each node on the present level
  std::iota(block.begin(), block.end(), 0u);
  BlockGraph merged;
  gain = 0;
  for (const BlockGraph* level = &nodes;;) {
    const std::vector<Node> visits = shuffled_by_degree(*level, random);
    gain += move_blocks(*level, resolution, community, visits, run).gain;
    if (!first && level == &nodes && gain < least_progress) return community;
    const std::uint32_t communities = renumber(community);
    if (communities == level->size()) break;
    const auto [part, parts] = refine(*level, resolution, community, random, run);
    if (parts == level->size()) break;
    std::vector<std::uint32_t> above(parts);
    for (std::size_t b = 0; b < part.size(); ++b) above[part[b]] = community[b];
    for (std::uint32_t& b : block) b = part[b];
    merged = merge_blocks(*level, part, parts, run);
    level = &merged;
    community = std::move(above);
  }
  for (std::uint32_t& b : block) b = community[b];
  return block;
}

}  // namespace

std::vector<std::uint32_t> leiden_search(const Csr& g, const BlockGraph& nodes, double resolution,
                                         Random& random, const Run& run) {
  std::vector<std::uint32_t> group = each_alone(nodes);
  double gain = least_progress;
  for (int round = 0; round < most_rounds && gain >= least_progress; ++round) {
    if (round > 0) group = connected_groups(g, group);
    group = improve(nodes, resolution, std::move(group), round == 0, gain, random, run);
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
