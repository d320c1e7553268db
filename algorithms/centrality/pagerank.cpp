// PageRank: the share of time a walker spends at a node who follows ties in
// proportion to their strength and, with probability 1 - damping, jumps to any
// node. A node without outgoing ties jumps too.
//
// On an undirected graph the equation is symmetric positive definite after the
// substitution x = D^1/2 y, D the strengths:
//     (I - d D^-1/2 A D^-1/2) y = D^-1/2 1,
// and conjugate gradients need about a third of the power method's passes. The
// answer is then held to the fixed point equation itself: passes of the power
// method, each of which shrinks the L1 error by d or more, until the residual is
// within the tolerance. Directed graphs use the power method alone. Tested
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
  ConjugateGradients(const Csr& g, const std::vector<double>& strength, double damping,
                     const Run& run)
      : g_(g), damping_(damping), run_(run), root_(g.nodes()), scaled_(g.nodes()) {
    // A scale that makes the exponent of the greatest strength even: then weights multiplied by any
    // power of two give roots multiplied by one, and the same bits in the end.
    const double greatest = *std::max_element(strength.begin(), strength.end());
    scale_ = std::ilogb(greatest) % 2 == 0 ? 1 : 2;
    for (std::size_t u = 0; u < g.nodes(); ++u) root_[u] = std::sqrt(scale_ * strength[u]);
  }

  // Unnormalised PageRank of every node: 1 for an isolated one. Adds its passes to `passes`.
  std::vector<double> solve(int& passes) {
    const std::size_t n = g_.nodes();
    std::vector<double> y(n), r(n), p(n), q(n);
    double total = 0;
    std::size_t tied = 0;
    for (const double s : root_) {
      total += s * s;
      tied += s > 0;
    }
    // The walk's own stationary distribution, proportional to strength, is close already; the
    // matrix multiplies it by 1 - d.
    const double start = static_cast<double>(tied) / ((1 - damping_) * total);
    double rr = 0;
    for (std::size_t u = 0; u < n; ++u) {
      y[u] = start * root_[u];
      if (root_[u] > 0) r[u] = 1 / root_[u] - (1 - damping_) * y[u];
      p[u] = r[u];
      rr += r[u] * r[u];
    }
    const double enough = 0.5 * walk_tolerance * static_cast<double>(tied) / (1 - damping_);
    while (rr > 0 && residual(r) > enough && passes < most_walk_passes) {
      const double pq = multiply(p, q);
      ++passes;
      if (!(pq > 0) || !std::isfinite(pq)) break;
      const double step = rr / pq;
      double next = 0;
      for (std::size_t u = 0; u < n; ++u) {
        y[u] += step * p[u];
        r[u] -= step * q[u];
        next += r[u] * r[u];
      }
      const double turn = next / rr;
      rr = next;
      for (std::size_t u = 0; u < n; ++u) p[u] = r[u] + turn * p[u];
    }
    for (std::size_t u = 0; u < n; ++u) y[u] = root_[u] > 0 ? y[u] * root_[u] : 1;
    return y;
  }

 private:
  // q = (I - d D^-1/2 A D^-1/2) p; returns p . q.
  double multiply(const std::vector<double>& p, std::vector<double>& q) {
    for (std::size_t u = 0; u < p.size(); ++u) scaled_[u] = root_[u] > 0 ? p[u] / root_[u] : 0;
    return sum_over_blocks(g_, run_, [&](std::size_t begin, std::size_t end) {
      double dot = 0;
      for (std::size_t u = begin; u < end; ++u) {
        if (root_[u] == 0) continue;
        q[u] = p[u] - damping_ * scale_ * gather(g_, static_cast<Node>(u), scaled_) / root_[u];
        dot += p[u] * q[u];
      }
      return dot;
    });
  }

  // The L1 residual of x = D^1/2 y.
  double residual(const std::vector<double>& r) const {
    double sum = 0;
    for (std::size_t u = 0; u < r.size(); ++u) sum += std::abs(r[u]) * root_[u];
    return sum;
  }

  const Csr& g_;
  const double damping_;
  const Run& run_;
  double scale_ = 1;
  std::vector<double> root_, scaled_;
};

Scores compute_pagerank(const Csr& g, Params values, const Run& run) {
  const double damping = values[0];
  const std::size_t n = g.nodes();
  if (n == 0) return {};
  const std::vector<double> strength = arc_sums(g, run);
  int passes = 0;
  if (g.directed())
    return walk(reversed(g), strength, damping, {},
                std::vector<double>(n, 1 / static_cast<double>(n)), passes, run);
  std::vector<double> x(n, 1);
  if (g.arcs() > 0) x = ConjugateGradients(g, strength, damping, run).solve(passes);
  return walk(g, strength, damping, {}, std::move(x), passes, run);
}

}  // namespace

const Measure measures::pagerank{
    "pagerank", "how often a walker along the ties comes by: being tied to the important",
    "Page et al. 1999, Stanford InfoLab 1999-66; conjugate gradients: Hestenes & Stiefel 1952, "
    "doi:10.6028/jres.049.044",
    params, compute_pagerank};

}  // namespace entente
