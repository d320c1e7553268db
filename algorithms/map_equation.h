#pragma once

// The map equation: how long the description of a walker's way is.

#include <cmath>
#include <cstdint>
#include <span>

#include "graph/csr.h"

namespace entente {

// x log2 x, 0 for 0.
inline double bits_of(double x) { return x > 0 ? x * std::log2(x) : 0; }

// Bits a step that a walker's way along the ties takes, if communities have names of their own and
// nodes names within them (two levels). With all nodes in one community the entropy of the visits;
// 0 without ties. Arcs of a directed graph count without their direction. O(arcs). Rosvall &
// Bergstrom 2008, doi:10.1073/pnas.0706851105.
double codelength(const Csr& graph, std::span<const std::uint32_t> group);

}  // namespace entente
