#pragma once

// Which ties of a dense graph say more than chance: tests of each tie against what its ends'
// strengths alone predict, and the forest that keeps everybody in the picture. All values are
// one per edge: (u, v) with u < v of an undirected graph, each arc of a directed one, in the
// order of the nodes.

#include <span>
#include <vector>

#include "graph/csr.h"

namespace entente {

// The disparity filter (Serrano, Boguna & Vespignani 2009, doi:10.1073/pnas.0808904106): the
// chance that a node's strength, cut at random among its k ties, gives one of them so large a
// share, for the end where it is less; 1 for ends of one tie. O(arcs).
std::vector<double> disparity_p(const Csr& graph);

// What a tie's ends predict: the strength of the one times that of the other over the whole
// strength (for arcs: what leaves the one, what enters the other). O(arcs).
std::vector<double> expected_strengths(const Csr& graph);

// The noise-corrected test (Coscia & Neffke 2017, doi:10.1109/ICDE.2017.100): one-sided chance of
// a tie so far above expected_strengths(), its lift (w - e) / (w + e) being normal around 0 with
// the variance that a Beta prior over the ends' strengths and the tie itself leave. Strengths are
// taken for counts of observations; 1 where there are too few to tell (a whole strength of 1 or
// less). O(arcs).
std::vector<double> noise_corrected_p(const Csr& graph);

// The least false discovery rate at which each test of so many is taken for a discovery.
// Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x. O(n log n).
std::vector<double> benjamini_hochberg(std::span<const double> p);

// The strongest ties that join all that are joined, without a cycle; of equal strengths the first.
// Kruskal 1956, doi:10.1090/S0002-9939-1956-0078686-7; directions do not count. O(arcs log arcs).
std::vector<bool> spanning_forest(const Csr& graph);

// The forest and every tie of disparity_p() below `alpha`: what pictures draw.
std::vector<bool> backbone(const Csr& graph, double alpha);

}  // namespace entente
