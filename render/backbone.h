#pragma once

#include <vector>

#include "graph/csr.h"

namespace entente {

// The ties that matter most: a maximum spanning forest (so nothing falls apart)
// and every tie that is stronger than chance for one of its ends, by the
// disparity filter at level `alpha` (Serrano, Boguna & Vespignani 2009,
// doi:10.1073/pnas.0808904106). One flag per edge in the order in which a walk
// over the nodes meets (u, v) with u < v. Undirected graphs only.
// O(edges log edges).
std::vector<bool> backbone(const Csr& graph, double alpha);

}  // namespace entente
