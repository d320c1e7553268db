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

namespace entente {
namespace {

constexpr double tolerance = 1e-11;  // L1; ten times below the promised 1e-10
constexpr int most_passes = 2000;

constexpr Param params[] = {
    {"damping", 0.85, 0, 0.999, "chance that the walker follows a tie rather than jumps"}};

std::vector<double> strengths(const Csr& g, const Run& run) {
  std::vector<double> s(g.nodes());
  sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    for (std::size_t u = begin; u < end; ++u)
      for (const double w : g.weights(static_cast<Node>(u))) s[u] += w;
    return 0.0;
  });
  return s;
}

// sum over u's arcs of weight * x[target], in four interleaved sums: a fixed order that lets the
// processor overlap the additions.
double gather(const Csr& g, Node u, const std::vector<double>& x) {
  const auto near = g.neighbors(u);
  const auto weight = g.weights(u);
  double a = 0, b = 0, c = 0, d = 0;
  std::size_t i = 0;
  for (; i + 4 <= near.size(); i += 4) {
    a += weight[i] * x[near[i]];
    b += weight[i + 1] * x[near[i + 1]];
    c += weight[i + 2] * x[near[i + 2]];
    d += weight[i + 3] * x[near[i + 3]];
  }
  for (; i < near.size(); ++i) a += weight[i] * x[near[i]];
  return (a + b) + (c + d);
}

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
    // The walk's own stationary distribution, proportional to strength, is close already.
    const double start = static_cast<double>(tied) / ((1 - damping_) * total);
    for (std::size_t u = 0; u < n; ++u) y[u] = start * root_[u];
    multiply(y, q);
    ++passes;
    double rr = 0;
    for (std::size_t u = 0; u < n; ++u) {
      if (root_[u] > 0) r[u] = 1 / root_[u] - q[u];
      p[u] = r[u];
      rr += r[u] * r[u];
    }
    const double enough = 0.1 * tolerance * static_cast<double>(tied) / (1 - damping_);
    while (rr > 0 && residual(r) > enough && passes < most_passes) {
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

void scale_to_one(std::vector<double>& x) {
  double sum = 0;
  for (const double v : x) sum += v;
  for (double& v : x) v /= sum;
}

// Scores that keep the fixed point equation to the tolerance, from a start x that sums to 1. `in`
// holds the arcs by their targets.
Scores polish(const Csr& in, const std::vector<double>& strength, double damping,
              std::vector<double> x, int passes, const Run& run) {
  const std::size_t n = in.nodes();
  std::vector<double> share(n), next(n);
  Scores scores;
  scores.iterations = passes;
  for (;;) {
    double stuck = 0;
    for (std::size_t u = 0; u < n; ++u) {
      if (strength[u] > 0)
        share[u] = x[u] / strength[u];
      else
        stuck += x[u];
    }
    const double jump = (1 - damping + damping * stuck) / static_cast<double>(n);
    scores.residual = sum_over_blocks(in, run, [&](std::size_t begin, std::size_t end) {
      double change = 0;
      for (std::size_t u = begin; u < end; ++u) {
        next[u] = jump + damping * gather(in, static_cast<Node>(u), share);
        change += std::abs(next[u] - x[u]);
      }
      return change;
    });
    ++scores.iterations;
    x.swap(next);
    if (scores.residual <= tolerance) break;
    if (scores.iterations >= most_passes) {
      scores.converged = false;
      break;
    }
  }
  scale_to_one(x);
  scores.values = std::move(x);
  return scores;
}

Scores compute_pagerank(const Csr& g, Params values, const Run& run) {
  const double damping = values[0];
  const std::size_t n = g.nodes();
  if (n == 0) return {};
  const std::vector<double> strength = strengths(g, run);
  int passes = 0;
  if (g.directed())
    return polish(reversed(g), strength, damping,
                  std::vector<double>(n, 1 / static_cast<double>(n)), passes, run);
  std::vector<double> x(n, 1);
  if (g.arcs() > 0) x = ConjugateGradients(g, strength, damping, run).solve(passes);
  scale_to_one(x);
  return polish(g, strength, damping, std::move(x), passes, run);
}

}  // namespace

const Measure measures::pagerank{
    "pagerank", "how often a walker along the ties comes by: being tied to the important",
    "Page et al. 1999, Stanford InfoLab 1999-66; conjugate gradients: Hestenes & Stiefel 1952, "
    "doi:10.6028/jres.049.044",
    params, compute_pagerank};

}  // namespace entente
