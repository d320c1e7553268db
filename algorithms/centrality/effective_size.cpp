// How many of an actor's contacts are not redundant: their number less how much
// they are tied to one another (Burt). On equal weights this is Borgatti's
// n - 2 t / n, with t ties among n contacts. Tested by structural_holes_test.cpp.

#include <algorithm>
#include <vector>

#include "algorithms/measure.h"
#include "algorithms/node_blocks.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"weighted", 1, 0, 1, "yes: strong ties among contacts make them more redundant", true}};

Scores compute_effective_size(const Csr& g, Params values, const Run& run) {
  if (g.directed()) return compute_effective_size(undirected(g), values, run);
  const std::size_t n = g.nodes();
  const bool weighted = values[0] != 0;
  const auto weight_of = [&](Node u, std::size_t i) { return weighted ? g.weights(u)[i] : 1; };
  std::vector<double> strength(n, 0), strongest(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const auto u = static_cast<Node>(i);
    for (std::size_t k = 0; k < g.degree(u); ++k) {
      strength[u] += weight_of(u, k);
      strongest[u] = std::max(strongest[u], weight_of(u, k));
    }
  }
  Scores scores;
  scores.values.resize(n);
  sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    std::vector<double> share(n, 0);  // of u's strength that goes to each other
    for (std::size_t i = begin; i < end; ++i) {
      run.checkpoint();
      const auto u = static_cast<Node>(i);
      const auto near = g.neighbors(u);
      for (std::size_t k = 0; k < near.size(); ++k) share[near[k]] = weight_of(u, k) / strength[u];
      double redundant = 0;
      for (const Node v : near) {
        const auto others = g.neighbors(v);
        double sum = 0;
        for (std::size_t j = 0; j < others.size(); ++j)
          sum += share[others[j]] * (weight_of(v, j) / strongest[v]);
        redundant += sum;
      }
      for (const Node v : near) share[v] = 0;
      scores.values[u] = std::max(0.0, static_cast<double>(near.size()) - redundant);
    }
    return 0.0;
  });
  return scores;
}

}  // namespace

// The sum over neighbours v of 1 - sum over others q of p(u,q) m(v,q), with p(u,q) the share of u's
// strength that goes to q and m(v,q) the tie's share of v's strongest. At most the degree, 0
// without ties. Arcs of a directed graph count both ways. O(sum of squared degrees).
const Measure measures::effective_size{
    "effective_size", "how many of an actor's contacts do not know one another: brokers",
    "Burt 1992, Structural Holes, ISBN 978-0-674-84371-4; Borgatti 1997, Connections 20(1), 35-38",
    params, compute_effective_size};

}  // namespace entente
