#include "algorithms/measure.h"
#include "algorithms/node_blocks.h"
#include "core/lane_sum.h"

namespace entente {
namespace {

Scores compute_strength(const Csr& g, Params, const Run& run) {
  Scores scores;
  scores.values.resize(g.nodes());
  sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    for (std::size_t u = begin; u < end; ++u)
      scores.values[u] = lane_sum(g.weights(static_cast<Node>(u)));
    return 0.0;
  });
  return scores;
}

}  // namespace

// Sum of the strengths of a node's ties; in a directed graph, of its outgoing arcs. O(arcs).
const Measure measures::strength{"strength",
                                 "how strong all of an actor's ties are together",
                                 "Barrat et al. 2004, doi:10.1073/pnas.0400087101",
                                 {},
                                 compute_strength};

}  // namespace entente
