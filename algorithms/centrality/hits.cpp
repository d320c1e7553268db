// Hubs and authorities: a good hub points to good authorities, a good authority
// is pointed to by good hubs. The two are the first singular vectors of the
// matrix of arcs, found by Lanczos on A^T A and A A^T, which keeps a stated
// residual where the usual passes only stop moving. Without directions both are
// the eigenvector centrality, which knows how to treat graphs of several parts.
// Tested by hits_test.cpp against Eigen's singular vectors and networkx.

#include <algorithm>
#include <cmath>
#include <vector>

#include "algorithms/lanczos.h"
#include "algorithms/measure.h"
#include "algorithms/random_walk.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"hub", 0, 0, 1, "yes: how well an actor points to others; no: how well it is pointed to",
     true},
    {"tolerance", 1e-12, 1e-15, 1e-2, "stop when |A x - value x| is at most this share of value"},
    {"iterations", 5000, 1, 1e6, "give up after so many passes; the result says whether it did"}};

Scores compute_hits(const Csr& g, Params values, const Run& run) {
  if (!g.directed()) {
    const std::vector<std::pair<std::string, double>> same{{"tolerance", values[1]},
                                                           {"iterations", values[2]}};
    return compute(measures::eigenvector, g, same, run);
  }
  Scores scores;
  scores.values.resize(g.nodes());
  run.checkpoint();
  if (g.arcs() == 0) return scores;
  const Csr in = reversed(g);
  const Gathering first(values[0] != 0 ? in : g, run);
  const Gathering second(values[0] != 0 ? g : in, run);
  const double heaviest = *std::max_element(g.weights().begin(), g.weights().end());
  const double factor = std::ldexp(1.0, -std::ilogb(heaviest));  // so that no square overflows
  std::vector<double> between(g.nodes());
  EigenPair pair = largest_eigenpair(
      [&](const std::vector<double>& x, std::vector<double>& y) {
        multiply(first, factor, x, between, run);
        multiply(second, factor, between, y, run);
      },
      std::vector<double>(g.nodes(), 1), values[1], static_cast<int>(values[2]), run);
  for (double& v : pair.vector) v = std::abs(v);  // one sign throughout, by Perron and Frobenius
  return {std::move(pair.vector), pair.converged, pair.iterations, pair.residual};
}

}  // namespace

// Authority scores (hub=yes: hub scores) of length 1. If the graph falls into parts, the part of
// greatest value has them and the others score 0. An undirected graph gives the eigenvector
// centrality. O(arcs) a pass.
const Measure measures::hits{"hits", "being pointed to by those who point to the important",
                             "Kleinberg 1999, doi:10.1145/324133.324140", params, compute_hits};

}  // namespace entente
