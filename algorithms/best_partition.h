#pragma once

// What the searches for communities share around the search itself: several starts, of which the
// best counts, and communities that hang together.

#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/local_moves.h"

namespace entente {

// Every group cut into its connected components, which never lowers modularity.
std::vector<std::uint32_t> connected_groups(const Csr& graph, std::span<const std::uint32_t> group);

// How good a partition is, the higher the better.
using Quality = double (*)(const Csr&, std::span<const std::uint32_t> group, double resolution,
                           const Run&);

// One start: the groups it ends with, from the nodes as blocks.
using Search = std::vector<std::uint32_t> (*)(const Csr&, const BlockGraph&, double resolution,
                                              Random&, const Run&);

// Leiden's search, for whatever null weights the blocks have: modularity or the constant Potts
// model (algorithms/community/leiden.cpp).
std::vector<std::uint32_t> leiden_search(const Csr& graph, const BlockGraph& nodes,
                                         double resolution, Random& random, const Run& run);

// The best of several starts, each with its own random numbers, and of two partitions that need no
// search: the components, and every node by itself. Connected groups, numbered as Partition
// promises, the same for any number of threads. `blocks` gives the nodes as blocks to search with.
Partition best_partition(const Csr& graph, const CommunityOptions& options, const Run& run,
                         Search search, Quality quality = modularity,
                         BlockGraph (*blocks)(const Csr&, const Run&) = blocks_of);

}  // namespace entente
