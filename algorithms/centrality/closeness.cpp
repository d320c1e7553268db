#include "algorithms/distances.h"
#include "algorithms/measure.h"
#include "algorithms/shortest_paths.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"weighted", 0, 0, 1, "yes: a tie is 1 / strength long; no: every tie is one hop", true},
    {"normalized", 1, 0, 1, "yes: scaled by the share of actors reached; no: within those reached",
     true}};

Scores compute_closeness(const Csr& g, Params values, const Run& run) {
  const DistanceSums sums =
      values[0] != 0 ? length_distances(g, arc_lengths(g), run) : hop_distances(g, run);
  Scores scores;
  scores.values.resize(g.nodes());
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    const auto reached = static_cast<double>(sums.reached[u]);
    if (sums.reached[u] == 0) continue;
    scores.values[u] = reached / sums.total[u];
    if (values[1] != 0) scores.values[u] *= reached / static_cast<double>(g.nodes() - 1);
  }
  return scores;
}

}  // namespace

// With r nodes reached along outgoing arcs at a mean distance d: (r / (n - 1)) / d, which is
// defined for disconnected graphs too; 0 for a node that reaches none. Cost: distances.h.
const Measure measures::closeness{
    "closeness", "how short the ways from an actor to all it reaches are",
    "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; disconnected graphs: Wasserman & Faust 1994, "
    "ISBN 978-0-521-38707-1, eq. 5.22",
    params, compute_closeness};

}  // namespace entente
