#pragma once

// Stress: how badly the distances of a drawing match those of the graph.

#include <vector>

#include "core/run.h"
#include "graph/csr.h"
#include "render/layout_cost.h"

namespace entente {

// One point per node of a connected undirected graph, in the unit of its lengths (1 / weight), in
// no particular place. Makes small the sum over pairs of ((distance - length of the shortest
// path) / that length)^2: exactly up to 600 nodes, above by the sparse model of Ortmann, Klimenta
// & Brandes 2017 (doi:10.7155/jgaa.00440), where 150 pivots stand for the nodes around them. No
// two points are the same. Same bits on any number of threads. O(pivots * (nodes + arcs) * log
// nodes + rounds * (pivots * nodes + arcs)) time, 8 bytes a node and pivot. Throws
// Error{cancelled}.
std::vector<Point> stress_layout(const Csr& graph, const Run& run);

}  // namespace entente
