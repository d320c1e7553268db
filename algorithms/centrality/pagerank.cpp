// PageRank: the share of time a walker spends at a node who follows ties in
// proportion to their strength and, with probability 1 - damping, jumps to any
// node. A node without outgoing ties jumps too.
//
// On an undirected graph x = D z, D the strengths, makes the equation symmetric and positive definite:
//     (D - d A) z = 1,
// and conjugate gradients, with D for the preconditioner, need about a third of the power method's
// passes. What they leave over, 1 - (D - d A) z, is the error of x in the equation itself. The
// answer is then held to that: passes of the power method, each of which shrinks the L1 error by d
// or more, until it is within the tolerance. Directed graphs use the power method alone. Tested
// against networkx and a dense solution in centrality_test.cpp.

#include <algorithm>
#include <cmath>
#include <vector>

#include "algorithms/measure.h"
#include "algorithms/node_blocks.h"
#include "algorithms/random_walk.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"damping", 0.85, 0, 0.999, "chance that the walker follows a tie rather than jumps"}};

class ConjugateGradients {
 public:
  ConjugateGradients(const Gathering& arcs, const std::vector<double>& strength, double damping,
                     const Run& run)
      : arcs_(arcs),
        strength_(strength),
        inverse_(strength.size(), 0),
        damping_(damping),
        run_(run),
        z_(strength.size()),
        left_(strength.size()),
        step_(strength.size()),
        placed_(strength.size()),
        product_(strength.size()) {}

  // Unnormalised PageRank of every node: 1 for an isolated one. Adds its passes to `passes`.
  std::vector<double> solve(int& passes) {
    const std::size_t n = strength_.size();
    double total = 0;
    std::size_t tied = 0;
    for (const double s : strength_) {
      total += s;
      tied += s > 0;
    }
    // The walk's own stationary distribution, proportional to strength, is close already; the
    // matrix multiplies it by 1 - d.
    const double start = static_cast<double>(tied) / ((1 - damping_) * total);
    Rest rest;
    for (std::size_t u = 0; u < n; ++u) {
      if (strength_[u] == 0) continue;
      inverse_[u] = 1 / strength_[u];
      z_[u] = start;
      left_[u] = 1 - (1 - damping_) * start * strength_[u];
      rest.add(left_[u], inverse_[u]);
    }
    const double enough = 0.5 * walk_tolerance * static_cast<double>(tied) / (1 - damping_);
    for (double turn = 0; rest.square > 0 && rest.sum > enough && passes < most_walk_passes;) {
      const double along = multiply(turn);
      ++passes;
      if (!(along > 0) || !std::isfinite(along)) break;
      const double length = rest.square / along;
      Rest next;
      for (std::size_t u = 0; u < n; ++u) {
        z_[u] += length * step_[u];
        left_[u] -= length * product_[u];
        next.add(left_[u], inverse_[u]);
      }
      turn = next.square / rest.square;
      rest = next;
    }
    for (std::size_t u = 0; u < n; ++u) z_[u] = strength_[u] > 0 ? z_[u] * strength_[u] : 1;
    return {z_.begin(), z_.end()};
  }

 private:
  // What the equation leaves over: its L1 norm, and its square as the preconditioner sees it.
  struct Rest {
    double sum = 0, square = 0;
    void add(double left, double inverse) {
      sum += std::abs(left);
      square += left * left * inverse;
    }
  };

  // Turns the direction of the step, step = left / D + turn * step; product = (D - d A) step;
  // returns step . product.
  double multiply(double turn) {
    for (std::size_t u = 0; u < step_.size(); ++u) {
      step_[u] = left_[u] * inverse_[u] + turn * step_[u];
      placed_[arcs_.place(u)] = step_[u];
    }
    return sum_over_blocks(arcs_.graph(), run_, [&](std::size_t begin, std::size_t end) {
      double dot = 0;
      for (std::size_t u = begin; u < end; ++u) {
        product_[u] = strength_[u] * step_[u] - damping_ * arcs_.sum(static_cast<Node>(u), placed_);
        dot += step_[u] * product_[u];
      }
      return dot;
    });
  }

  const Gathering& arcs_;
  const std::vector<double>& strength_;
  LargeVector<double> inverse_;  // of the strength; 0 for an isolated node, whose values all stay 0
  const double damping_;
  const Run& run_;
  LargeVector<double> z_, left_, step_;
  LargeVector<double> placed_;  // step_, by place
  LargeVector<double> product_;
};

Scores compute_pagerank(const Csr& g, Params values, const Run& run) {
  const double damping = values[0];
  const std::size_t n = g.nodes();
  if (n == 0) return {};
  const std::vector<double> strength = arc_sums(g, run);
  int passes = 0;
  std::vector<double> x(n, 1);
  const Csr turned = g.directed() ? reversed(g) : Csr();
  const Gathering arcs(g.directed() ? turned : g, run);
  if (!g.directed() && g.arcs() > 0)
    x = ConjugateGradients(arcs, strength, damping, run).solve(passes);
  return walk(arcs, strength, damping, {}, std::move(x), passes, run);
}

}  // namespace

const Measure measures::pagerank{
    "pagerank", "how often a walker along the ties comes by: being tied to the important",
    "Page et al. 1999, Stanford InfoLab 1999-66; conjugate gradients: Hestenes & Stiefel 1952, "
    "doi:10.6028/jres.049.044",
    params, compute_pagerank};

}  // namespace entente
