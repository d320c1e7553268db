#include "algorithms/distances.h"
#include "algorithms/measure.h"
#include "algorithms/shortest_paths.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"weighted", 0, 0, 1, "yes: a tie is 1 / strength long; no: every tie is one hop", true},
    {"normalized", 1, 0, 1, "yes: divide by the number of other actors, a mean; no: the sum",
     true}};

Scores compute_harmonic(const Csr& g, Params values, const Run& run) {
  Scores scores;
  scores.values = values[0] != 0 ? length_distances(g, arc_lengths(g), run).inverse
                                 : hop_distances(g, run).inverse;
  if (values[1] != 0 && g.nodes() > 1)
    for (double& v : scores.values) v /= static_cast<double>(g.nodes() - 1);
  return scores;
}

}  // namespace

// The mean of 1 / distance to every other node along outgoing arcs; a node that cannot be reached
// counts 0, so disconnected graphs need no special case. Cost: distances.h.
const Measure measures::harmonic{"harmonic", "how near an actor is to all others, on average",
                                 "Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3",
                                 params, compute_harmonic};

}  // namespace entente
