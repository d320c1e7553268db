#include "algorithms/measure.h"

namespace entente {
namespace {

Scores compute_degree(const Csr& g, Params, const Run&) {
  Scores scores;
  scores.values.resize(g.nodes());
  for (std::size_t u = 0; u < g.nodes(); ++u)
    scores.values[u] = static_cast<double>(g.degree(static_cast<Node>(u)));
  return scores;
}

}  // namespace

// Number of neighbours; in a directed graph, of outgoing arcs. O(nodes).
const Measure measures::degree{"degree",
                               "how many others an actor is tied to",
                               "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
                               {},
                               compute_degree};

}  // namespace entente
