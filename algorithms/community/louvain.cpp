// Louvain: move single nodes between communities while modularity gains, merge
// each community into one node, repeat. Communities come out connected: where a
// move has cut one in two, the parts are made communities of their own at the
// end, which cannot lower modularity.

#include <numeric>

#include "algorithms/best_partition.h"

namespace entente {
namespace {

std::vector<std::uint32_t> louvain_once(const Csr& g, const BlockGraph& nodes, double resolution,
                                        Random& random, const Run& run) {
  std::vector<std::uint32_t> group(g.nodes());
  std::iota(group.begin(), group.end(), 0u);
  BlockGraph merged;
  for (const BlockGraph* level = &nodes;;) {
    std::vector<std::uint32_t> community = each_alone(*level);
    const std::vector<Node> visits = shuffled(*level, random);
    if (move_blocks(*level, resolution, community, visits, run).count == 0) return group;
    const std::uint32_t count = renumber(community);
    for (std::uint32_t& c : group) c = community[c];
    if (count == level->size()) return group;
    merged = merge_blocks(*level, community, count, run);
    level = &merged;
  }
}

Partition detect_louvain(const Csr& g, const CommunityOptions& options, const Run& run) {
  return best_partition(g, options, run, louvain_once);
}

}  // namespace

const CommunityMethod community_methods::louvain{
    "louvain", "modularity by moving and merging; the best of several starts",
    "Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008", detect_louvain};

}  // namespace entente
