#pragma once

// The few shortest ways from one actor to another.

#include <cstddef>
#include <span>
#include <vector>

#include "core/run.h"
#include "core/weight.h"
#include "graph/csr.h"

namespace entente {

struct Path {
  std::vector<Node> nodes;  // from source to target, each once
  double length = 0;        // sum over its arcs
};

// Up to `count` shortest paths without repeated nodes, shortest first; ties
// are broken by node numbers, the same way everywhere. `lengths` has one positive entry
// per arc, parallel to Csr::targets(). Empty if the target cannot be reached or
// is the source. Yen 1971, doi:10.1287/mnsc.17.11.712.
// O(count * nodes on a path * arcs log nodes). Throws Error{cancelled}.
std::vector<Path> shortest_paths(const Csr& graph, std::span<const Length> lengths, Node source,
                                 Node target, std::size_t count, const Run& run);

}  // namespace entente
