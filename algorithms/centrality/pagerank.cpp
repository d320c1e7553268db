// PageRank: the share of time a walker spends at a node who follows ties in
// proportion to their strength and, with probability 1 - damping, jumps to any
// node. A node without outgoing ties jumps too.
//
// On an undirected graph x = D z, D the strengths, makes the equation symmetric and positive
// definite:
//     (D - d A) z = 1,
// and conjugate gradients, with D for the preconditioner, need about a third of the power method's
// passes. What they leave over, 1 - (D - d A) z, is the error of x in the equation itself. The
// answer is then held to that: passes of the power method, each of which shrinks the L1 error by d
// or more, until it is within the tolerance. Directed graphs use the power method alone. Tested
// against networkx and a dense solution in centrality_test.cpp.
//
// Reading the step along the arcs takes most of the time, and half as much of it has to be near if
// numbers have four bytes. So each direction is rounded to those before it is used at all: what z
// gains and what is left over then belong together as exactly as ever, and only the right angles
// between directions suffer, by 1e-7.

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "algorithms/measure.h"
#include "algorithms/random_walk.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"damping", 0.85, 0, 0.999, "chance that the walker follows a tie rather than jumps"}};

// All lists are by place, up to the last node that has a tie. Value: of the step, float or double.
template <class Value>
class ConjugateGradients {
 public:
  ConjugateGradients(const Gathering& arcs, const std::vector<double>& strength, double damping,
                     const Run& run)
      : arcs_(arcs), damping_(damping), run_(run), strength_(strength.size()) {
    arcs.put(strength, strength_);
    while (strength_.back() == 0) strength_.pop_back();
    const std::size_t n = strength_.size();
    for (LargeVector<double>* list : {&inverse_, &z_, &left_, &product_}) list->resize(n);
    step_.resize(n);
  }

  // Unnormalised PageRank of every node: 1 for an isolated one. Adds its passes to `passes`. There
  // is a tie or more.
  std::vector<double> solve(int& passes) {
    double total = 0;
    std::size_t tied = 0;
    for (const double s : strength_) {
      total += s;
      tied += s > 0;
    }
    // The walk's own stationary distribution, proportional to strength, is close already: all ones,
    // in units in which the right side is `one`. The matrix multiplies it by 1 - d.
    const double one = (1 - damping_) * total / static_cast<double>(tied);
    Rest rest = start(one);
    const double enough = 0.5 * walk_tolerance * total;
    for (double turn = 0; rest.square > 0 && rest.sum > enough && passes < most_walk_passes;) {
      turn_step(turn);
      const double along = multiply();
      ++passes;
      if (!(along > 0) || !std::isfinite(along)) break;
      const Rest next = go(rest.square / along);
      turn = next.square / rest.square;
      rest = next;
    }
    for (std::size_t p = 0; p < z_.size(); ++p)
      z_[p] = strength_[p] > 0 ? z_[p] * strength_[p] / one : 1;
    z_.resize(arcs_.nodes(), 1);
    std::vector<double> x(arcs_.nodes());
    arcs_.take(z_, x);
    return x;
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

  Rest start(double one) {
    Rest rest;
    for (std::size_t p = 0; p < strength_.size(); ++p) {
      if (strength_[p] == 0) continue;
      inverse_[p] = 1 / strength_[p];
      z_[p] = 1;
      left_[p] = one - (1 - damping_) * strength_[p];
      rest.add(left_[p], inverse_[p]);
    }
    return rest;
  }

  // Turns the direction: step = left / D + turn * step.
  void turn_step(double turn) {
    for (std::size_t p = 0; p < step_.size(); ++p)
      step_[p] = static_cast<Value>(left_[p] * inverse_[p] + turn * static_cast<double>(step_[p]));
  }

  // product = (D - d A) step; returns step . product.
  double multiply() {
    return arcs_.over_sums(std::span<const Value>(step_), 1, run_, [&](std::size_t p, double sum) {
      if (p >= step_.size()) return 0.0;
      const auto step = static_cast<double>(step_[p]);
      product_[p] = strength_[p] * step - damping_ * sum;
      return step * product_[p];
    });
  }

  Rest go(double length) {
    Rest rest;
    for (std::size_t p = 0; p < z_.size(); ++p) {
      z_[p] += length * static_cast<double>(step_[p]);
      left_[p] -= length * product_[p];
      rest.add(left_[p], inverse_[p]);
    }
    return rest;
  }

  const Gathering& arcs_;
  const double damping_;
  const Run& run_;
  LargeVector<double> strength_;
  LargeVector<double> inverse_;  // of the strength; 0 for an isolated node, whose values all stay 0
  LargeVector<double> z_, left_, product_;
  LargeVector<Value> step_;
};

// Whether no step comes near the ends of what a float holds: of z, which is 1 at the mean strength
// and more for the weaker.
bool floats_hold(std::span<const double> strength) {
  double least = std::numeric_limits<double>::infinity(), greatest = 0;
  for (const double s : strength) {
    if (s > 0) least = std::min(least, s);
    greatest = std::max(greatest, s);
  }
  return greatest < 1e15 * least;
}

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
    x = floats_hold(strength)
            ? ConjugateGradients<float>(arcs, strength, damping, run).solve(passes)
            : ConjugateGradients<double>(arcs, strength, damping, run).solve(passes);
  return walk(arcs, strength, damping, {}, std::move(x), passes, run);
}

}  // namespace

const Measure measures::pagerank{
    "pagerank", "how often a walker along the ties comes by: being tied to the important",
    "Page et al. 1999, Stanford InfoLab 1999-66; conjugate gradients: Hestenes & Stiefel 1952, "
    "doi:10.6028/jres.049.044",
    params, compute_pagerank};

}  // namespace entente
