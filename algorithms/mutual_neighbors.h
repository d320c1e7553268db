#pragma once

// Whom two actors are both tied to.

#include <vector>

#include "graph/csr.h"

namespace entente {

// The nodes tied to both `a` and `b`, in either direction, ascending; never the two themselves.
// Liben-Nowell & Kleinberg 2007, doi:10.1002/asi.20591. O(ties of both) without
// directions, O(arcs) with.
std::vector<Node> mutual_neighbors(const Csr& graph, Node a, Node b);

}  // namespace entente
