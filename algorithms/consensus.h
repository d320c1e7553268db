#pragma once

// One partition that many starts agree on, and how sure each node's place is.

#include <vector>

#include "algorithms/partition.h"

namespace entente {

struct Consensus {
  Partition partition;            // quality: modularity; connected groups
  std::vector<double> stability;  // one per node in (0, 1]
  int rounds = 0;                 // until all starts agreed, at most 20
};

// `options.runs` starts of the method, each with its own seed. Tied nodes keep a tie that weighs
// the share of starts which put them together, if it is a half or more (else a node keeps its
// surest), and the method is started again on those, until all agree. A node's stability is the
// mean over the first starts of how alike its group there and here are: nodes in both / in either.
// O(runs * (method + n log n)) a round. Same bits on any number of threads. Lancichinetti &
// Fortunato 2012, doi:10.1038/srep00336; on ties alone as Tandon et al. 2019,
// doi:10.1103/PhysRevE.99.042301. Throws Error{cancelled}.
Consensus consensus_communities(const CommunityMethod& method, const Csr& graph,
                                const CommunityOptions& options, const Run& run);

}  // namespace entente
