// Label propagation: every node takes the label that weighs most among its
// neighbours, one node after the other in an order drawn by the seed, until none
// changes; only nodes beside a change are looked at again. Plain counts collapse
// into one label on dense networks. The remedy of Barber & Clark is to weigh a
// label against the strength it has already, which is the move of modularity
// without any merging. Fast, rough, and several starts help.

#include "algorithms/best_partition.h"

namespace entente {
namespace {

std::vector<std::uint32_t> propagate(const Csr&, const BlockGraph& nodes, double resolution,
                                     Random& random, const Run& run) {
  std::vector<std::uint32_t> label = each_alone(nodes);
  move_blocks(nodes, resolution, label, shuffled(nodes, random), run);
  return label;
}

Partition detect_label_propagation(const Csr& g, const CommunityOptions& options,
                                   const Run& run) {
  return best_partition(g, options, run, propagate);
}

}  // namespace

// O(arcs) a pass, a few passes in practice.
const CommunityMethod community_methods::label_propagation{
    "label_propagation", "the label most common among one's neighbours; rough and fast",
    "Raghavan, Albert & Kumara 2007, doi:10.1103/PhysRevE.76.036106; Barber & Clark 2009, "
    "doi:10.1103/PhysRevE.80.026129",
    detect_label_propagation};

}  // namespace entente
