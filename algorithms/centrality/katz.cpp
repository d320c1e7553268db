#include <algorithm>
#include <cmath>
#include <vector>

#include "algorithms/measure.h"
#include "algorithms/node_blocks.h"

namespace entente {
namespace {

constexpr double tolerance = 1e-12;  // L1 change of a pass, as a share of the L1 norm
constexpr int most_passes = 20000;

constexpr Param params[] = {{"attenuation", 0.5, 0, 0.99,
                             "weight of a step, as a share of the most that converges surely"}};

// alpha * (greatest sum of a node's incoming weights) = attenuation < 1, so the series converges.
Scores compute_katz(const Csr& g, Params values, const Run& run) {
  const std::size_t n = g.nodes();
  Scores scores;
  scores.values.assign(n, 1);
  if (g.arcs() == 0) return scores;
  const Csr in = g.directed() ? reversed(g) : undirected(g);
  double greatest = 0;
  for (std::size_t u = 0; u < n; ++u) {
    double sum = 0;
    for (const double w : in.weights(static_cast<Node>(u))) sum += w;
    greatest = std::max(greatest, sum);
  }
  std::vector<double> next(n);
  std::vector<double>& x = scores.values;
  scores.converged = false;
  while (!scores.converged && scores.iterations < most_passes) {
    double total = 0;
    for (const double v : x) total += v;
    const double change = sum_over_blocks(in, run, [&](std::size_t begin, std::size_t end) {
      double moved = 0;
      for (std::size_t u = begin; u < end; ++u) {
        const auto near = in.neighbors(static_cast<Node>(u));
        const auto weight = in.weights(static_cast<Node>(u));
        double sum = 0;
        for (std::size_t i = 0; i < near.size(); ++i) sum += weight[i] / greatest * x[near[i]];
        next[u] = 1 + values[0] * sum;
        moved += std::abs(next[u] - x[u]);
      }
      return moved;
    });
    x.swap(next);
    ++scores.iterations;
    scores.residual = change / total;
    scores.converged = scores.residual <= tolerance;
  }
  return scores;
}

}  // namespace

// The number of ways that lead to a node, a way of k steps counting alpha^k times its weights, with
// alpha = attenuation / (greatest sum of incoming weights); 1 for a node that none leads to.
// O(arcs) a pass, about log(1e-12) / log(attenuation) passes.
const Measure measures::katz{"katz", "how many ways lead to an actor, long ones counting less",
                             "Katz 1953, doi:10.1007/BF02289026", params, compute_katz};

}  // namespace entente
