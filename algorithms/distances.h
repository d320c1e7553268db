#pragma once

// How far every node is from all the others, summed: what closeness and harmonic
// centrality are made of.

#include <cstdint>
#include <span>
#include <vector>

#include "core/run.h"
#include "core/weight.h"
#include "graph/csr.h"

namespace entente {

// One entry a node u each, over the other nodes v that u reaches along outgoing arcs.
struct DistanceSums {
  std::vector<double> inverse;         // sum of 1 / distance(u, v)
  std::vector<double> total;           // sum of distance(u, v)
  std::vector<std::uint64_t> reached;  // how many v
};

// In hops: breadth-first searches from 512 sources at a time, one bit each, so that one look at an
// arc serves all of them ("The more the merrier", Then et al. 2014, doi:10.14778/2735496.2735507).
// O(nodes * arcs / 512 * levels in common) time, 200 bytes a node and thread. Same bits on any
// number of threads. Throws Error{cancelled}.
DistanceSums hop_distances(const Csr& graph, const Run& run);

// In lengths, one per arc: Dijkstra's method from every node. O(nodes * arcs * log nodes).
DistanceSums length_distances(const Csr& graph, std::span<const Length> lengths, const Run& run);

}  // namespace entente
