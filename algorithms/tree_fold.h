#pragma once

// Trees hanging on a graph, folded into the nodes they hang on. Betweenness in a
// tree is counting, so only what is left needs shortest paths.

#include <cstddef>
#include <span>
#include <vector>

#include "graph/csr.h"

namespace entente {

struct TreeFold {
  std::vector<double> weight;   // one per node: nodes folded into it, itself included
  std::vector<double> through;  // one per node: pairs {s, t} that only pass it because of a tree
  std::vector<Node> core;       // nodes left over, ascending: each component's 2-core, or one node
};

// Removes nodes with one tie until there are none. `through[v]` counts the unordered pairs of nodes
// whose path must pass v and that are not both on v's far side in the core, for folded nodes all
// their pairs: the exact betweenness of a node of a tree. `component_size` gives each node the
// number of nodes of its component. Undirected graphs only. O(nodes + arcs), no recursion.
TreeFold fold_trees(const Csr& graph, std::span<const double> component_size);

}  // namespace entente
