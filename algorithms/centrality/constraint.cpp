// Burt's constraint: how much of an actor's effort leads back to the same
// contacts. Low for brokers, whose contacts do not know one another. Tested by
// structural_holes_test.cpp.

#include <vector>

#include "algorithms/measure.h"
#include "algorithms/node_blocks.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"weighted", 1, 0, 1, "yes: effort goes by the strength of ties; no: every tie is alike",
     true}};

Scores compute_constraint(const Csr& g, Params values, const Run& run) {
  if (g.directed()) return compute_constraint(undirected(g), values, run);
  const std::size_t n = g.nodes();
  const bool weighted = values[0] != 0;
  std::vector<double> strength(n, 0);
  for (std::size_t u = 0; u < n; ++u)
    for (const double w : g.weights(static_cast<Node>(u))) strength[u] += weighted ? w : 1;
  // The share of u's effort that goes into arc i of u.
  const auto share = [&](Node u, std::size_t i) {
    return (weighted ? g.weights(u)[i] : 1) / strength[u];
  };
  Scores scores;
  scores.values.resize(n);
  sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    std::vector<double> invested(n, 0);  // by u in each other, directly and through a third
    std::vector<char> is_near(n, 0);
    for (std::size_t i = begin; i < end; ++i) {
      run.checkpoint();
      const auto u = static_cast<Node>(i);
      const auto near = g.neighbors(u);
      for (std::size_t k = 0; k < near.size(); ++k) {
        invested[near[k]] = share(u, k);
        is_near[near[k]] = 1;
      }
      for (std::size_t k = 0; k < near.size(); ++k) {
        const Node third = near[k];
        const double own = share(u, k);
        const auto others = g.neighbors(third);
        for (std::size_t j = 0; j < others.size(); ++j)
          if (is_near[others[j]]) invested[others[j]] += own * share(third, j);
      }
      double sum = 0;
      for (const Node v : near) {
        sum += invested[v] * invested[v];
        invested[v] = 0;
        is_near[v] = 0;
      }
      scores.values[u] = sum;
    }
    return 0.0;
  });
  return scores;
}

}  // namespace

// The sum over neighbours v of (p(u,v) + sum over others q of p(u,q) p(q,v))^2, p(u,v) being the
// share of u's strength that goes to v. 1 for one tie, 0 for none. Arcs of a directed graph count
// both ways. O(sum of squared degrees).
const Measure measures::constraint{"constraint",
                                   "how little room to broker an actor's contacts leave: low is a "
                                   "broker",
                                   "Burt 1992, Structural Holes, ISBN 978-0-674-84371-4", params,
                                   compute_constraint};

}  // namespace entente
