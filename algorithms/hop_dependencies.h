#pragma once

// Brandes' dependencies in hops, from eight sources at a time.

#include <memory>
#include <span>
#include <vector>

#include "core/run.h"
#include "graph/csr.h"

namespace entente {

// The sum over sources s of weight[s] * (dependency of s's shortest paths on each node), a target t
// counting weight[t]: one value a node, 0 outside `member`. An undirected graph counts every pair
// from both ends. `sources`, each once, and `weight` as in tree_fold.h; `member` holds 1 for the
// nodes that may be walked on, empty for all. O(sources * arcs) time. Same bits on any number of
// threads.
std::vector<double> hop_dependencies(const Csr& graph, std::span<const Node> sources,
                                     std::span<const double> weight, std::span<const char> member,
                                     const Run& run);

}  // namespace entente
