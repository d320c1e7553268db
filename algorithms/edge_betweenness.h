#pragma once

// How many shortest paths run over each tie.

#include <vector>

#include "core/run.h"
#include "graph/csr.h"

namespace entente {

// One value per arc, parallel to Csr::targets(): the number of pairs of nodes whose shortest paths
// run over it, each pair shared among its paths; both arcs of an undirected edge have the edge's
// value, unordered pairs counting once. `weighted`: a tie is 1 / strength long, else every tie is
// one hop. O(nodes * arcs), with a logarithm for lengths; O(arcs) memory per thread. Same bits on
// any number of threads. Brandes 2008, doi:10.1016/j.socnet.2007.11.001; Girvan & Newman 2002,
// doi:10.1073/pnas.122653799. Throws Error{cancelled}.
std::vector<double> edge_betweenness(const Csr& graph, bool weighted, const Run& run);

}  // namespace entente
