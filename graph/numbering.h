#pragma once

// Numbers by degree. Nearly every algorithm spends its time on values of the nodes that arcs lead
// to. Where a few nodes have most of the arcs, and nodes are numbered by falling degree, the values
// of those few lie side by side and stay in the processor's own memory. Nodes of about the same
// degree keep their order: what lay near by in the order that they came in stays so.
// Degree-based grouping: Faldu, Diamond & Grot 2019, doi:10.1109/IISWC47752.2019.9041948.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/csr.h"

namespace entente {

// Smaller graphs stay in the processor's own memory however they are numbered.
inline constexpr std::size_t numbered_from = 32'768;

// The degree's leading three bits, as a number that rises with it.
std::uint8_t degree_class(ArcIndex degree);

// How many there are of each class, in the place of which it puts where each begins if all stand by
// falling class.
using ByClass = std::array<Node, 256>;
void begin_by_falling_class(std::span<Node> counts);

// The number of each node: by falling class of degree, in a class in their order. O(nodes).
std::vector<Node> numbers_by_degree(std::span<const ArcIndex> degrees);

// Whether nodes are numbered so. O(nodes).
bool falls_by_class(std::span<const ArcIndex> degrees);

}  // namespace entente
