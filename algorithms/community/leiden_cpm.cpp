// Leiden's search on the constant Potts model: ties inside a community count for
// it, and each pair of its actors counts against it, the same for every pair. It
// has no resolution limit: whether two groups are one does not depend on the
// rest of the network. Pairs are weighed by the mean strength over all pairs of
// the network, so that resolution 1 asks for communities denser than the whole,
// and weights in another unit change nothing.
//
// The moves of modularity weigh a pair by the product of both strengths over the
// total; the same strength for every node makes that the constant of the model.

#include <cmath>

#include "algorithms/best_partition.h"

namespace entente {
namespace {

BlockGraph equal_blocks(const Csr& g, const Run& run) {
  BlockGraph blocks = blocks_of(g, run);
  const auto n = static_cast<double>(g.nodes());
  blocks.strength.assign(g.nodes(), n > 1 ? blocks.total / std::sqrt(n * (n - 1)) : 0);
  return blocks;
}

double potts(const Csr& g, std::span<const std::uint32_t> group, double resolution, const Run&) {
  const auto n = static_cast<double>(g.nodes());
  std::vector<double> inside(g.nodes(), 0), size(g.nodes(), 0);
  double total = 0;
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    ++size[group[u]];
    const auto near = g.neighbors(static_cast<Node>(u));
    const auto weight = g.weights(static_cast<Node>(u));
    double own = 0;
    for (std::size_t i = 0; i < near.size(); ++i) {
      own += weight[i];
      if (group[near[i]] == group[u]) inside[group[u]] += weight[i];
    }
    total += own;
  }
  if (total == 0) return 0;
  double quality = 0;
  for (std::size_t c = 0; c < g.nodes(); ++c)
    quality += inside[c] / total - resolution * (size[c] / n) * ((size[c] - 1) / (n - 1));
  return quality;
}

Partition detect_leiden_cpm(const Csr& g, const CommunityOptions& options, const Run& run) {
  return best_partition(g, options, run, leiden_search, potts, equal_blocks);
}

}  // namespace

// Quality: the sum over communities of inside/total - r * pairs/all pairs. 0 for every node by
// itself, at most 1. O(arcs) a pass.
const CommunityMethod community_methods::leiden_cpm{
    "leiden_cpm", "denser inside than the network as a whole, whatever its size",
    "Traag, Van Dooren & Nesterov 2011, doi:10.1103/PhysRevE.84.016114", detect_leiden_cpm,
    "potts"};

}  // namespace entente
