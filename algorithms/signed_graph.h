#pragma once

// Friends and foes: a graph whose ties are positive or negative, how balanced it
// is, and camps of it.

#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/partition.h"
#include "core/run.h"
#include "graph/csr.h"

namespace entente {

// Undirected, over the same nodes; a pair has a tie in one of the two at most.
struct SignedGraph {
  Csr positive, negative;
  std::size_t nodes() const { return positive.nodes(); }
};

// The pairs by cooperative minus hostile strength, either direction counting: positive where more
// is left of the first, negative where more is left of the second, no tie where nothing is.
// O(arcs). Both graphs have the same number of nodes.
SignedGraph signed_graph(const Csr& cooperative, const Csr& hostile);

// Triangles by their negative ties. Those with none or two are balanced (the friend of my friend is
// my friend, the enemy of my enemy is my friend): Cartwright & Harary 1956, doi:10.1037/h0046049.
struct Triads {
  std::uint64_t with_negative[4] = {0, 0, 0, 0};
  std::uint64_t count() const;
  double balanced() const;  // share of all, 1 if there are none
};

// O(arcs^1.5). Throws Error{cancelled}.
Triads count_triads(const SignedGraph& graph, const Run& run);

// What does not fit a partition into camps: positive ties between camps and negative ties inside.
struct Frustration {
  std::uint64_t positive_between = 0, negative_inside = 0;  // ties
  double weight = 0;                                        // of both, as a share of all weight
  std::uint64_t count() const { return positive_between + negative_inside; }
};
Frustration frustration(const SignedGraph& graph, std::span<const std::uint32_t> group);

// Modularity of the positive ties less that of the negative ones, each by its share of all weight
// (Gomez, Jensen & Arenas 2009, doi:10.1103/PhysRevE.80.016114). Without negative ties it is
// modularity(). O(arcs).
double signed_modularity(const SignedGraph& graph, std::span<const std::uint32_t> group,
                         double resolution = 1.0);

// Camps by moving and merging for signed_modularity(), the best of `options.runs` starts; each camp
// hangs together by positive ties, an actor with negative ties only is alone. Numbered as Partition
// promises; same bits on any number of threads. Throws Error{cancelled}.
Partition find_camps(const SignedGraph& graph, const CommunityOptions& options, const Run& run);

}  // namespace entente
