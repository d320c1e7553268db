#pragma once

// The share of time a walker spends at each node: what PageRank is made of.

#include <span>
#include <vector>

#include "algorithms/gathering.h"
#include "algorithms/measure.h"
#include "core/run.h"
#include "graph/csr.h"

namespace entente {

inline constexpr double walk_tolerance = 1e-11;  // L1; ten times below the promised 1e-10
inline constexpr int most_walk_passes = 2000;

// Sum of the strengths of each node's outgoing arcs. O(arcs).
std::vector<double> arc_sums(const Csr& graph, const Run& run);

// Passes of the power method from a start x of any sum, until the L1 residual of
//     x = (1 - d + d stuck) jump + d P x
// is within walk_tolerance; `stuck` is the share of nodes without outgoing arcs. `in` holds the
// arcs by their targets, `sums` is arc_sums() of the arcs by their sources, `jump` sums to 1;
// empty: alike for all. `passes` made earlier are counted in. Scores sum to 1.
Scores walk(const Gathering& in, std::span<const double> sums, double damping,
            std::span<const double> jump, std::vector<double> x, int passes, const Run& run);

// PageRank whose jumps end at given nodes only: how near all are to those. `wanted` has one value a
// node, >= 0, of any sum; nodes without outgoing ties jump there as well. Throws Error{usage} if
// none is above 0. 0 for nodes that cannot be reached from them. O(arcs) a pass. Haveliwala 2002,
// doi:10.1145/511446.511513.
Scores personalized_pagerank(const Csr& graph, std::span<const double> wanted, double damping,
                             const Run& run);

}  // namespace entente
