#include "algorithms/random_walk.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "algorithms/node_blocks.h"
#include "core/error.h"

namespace entente {
namespace {

void scale_to_one(std::vector<double>& x) {
  double sum = 0;
  for (const double v : x) sum += v;
  for (double& v : x) v /= sum;
}

}  // namespace

std::vector<double> arc_sums(const Csr& g, const Run& run) {
  std::vector<double> s(g.nodes());
  sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    for (std::size_t u = begin; u < end; ++u)
      for (const double w : g.weights(static_cast<Node>(u))) s[u] += w;
    return 0.0;
  });
  return s;
}

Gathering::Gathering(const Csr& g, const Run& run) : graph_(g), target_at_(g.targets()) {
  constexpr std::size_t kept_near = 200'000;  // doubles that the processor keeps near anyway
  const std::size_t n = g.nodes();
  if (n <= kept_near) return;
  std::vector<std::uint32_t> asked(n, 0);  // how many arcs lead to each
  if (g.directed())
    for (const Node v : g.targets()) ++asked[v];
  else
    for (std::size_t u = 0; u < n; ++u)
      asked[u] = static_cast<std::uint32_t>(g.degree(static_cast<Node>(u)));
  const std::uint32_t most = *std::max_element(asked.begin(), asked.end());
  std::vector<Node> first(most + std::size_t{2}, 0);  // place of each number, the greatest first
  for (const std::uint32_t a : asked) ++first[most - a + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  place_.resize(n);
  for (std::size_t u = 0; u < n; ++u) place_[u] = first[most - asked[u]]++;
  targets_.resize(g.arcs());
  sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    for (std::size_t a = g.offsets()[begin]; a < g.offsets()[end]; ++a)
      targets_[a] = place_[g.targets()[a]];
    return 0.0;
  });
  target_at_ = targets_;
}

double Gathering::sum(Node u, std::span<const double> x, double factor) const {
  const auto near = target_at_.subspan(graph_.offsets()[u], graph_.degree(u));
  const auto weight = graph_.weights(u);
  double a = 0, b = 0, c = 0, d = 0;
  std::size_t i = 0;
  for (; i + 4 <= near.size(); i += 4) {
    // Arcs lie in the order in which they are read, over all nodes: what is needed soon is asked
    // for. (Asking for what lies behind the end of an array does nothing.)
    __builtin_prefetch(weight.data() + i + 256);
    __builtin_prefetch(near.data() + i + 256);
    a += factor * weight[i] * x[near[i]];
    b += factor * weight[i + 1] * x[near[i + 1]];
    c += factor * weight[i + 2] * x[near[i + 2]];
    d += factor * weight[i + 3] * x[near[i + 3]];
  }
  for (; i < near.size(); ++i) a += factor * weight[i] * x[near[i]];
  return (a + b) + (c + d);
}

void multiply(const Gathering& arcs, double factor, const std::vector<double>& x,
              std::vector<double>& y, const Run& run) {
  LargeVector<double> placed(x.size());
  for (std::size_t u = 0; u < x.size(); ++u) placed[arcs.place(u)] = x[u];
  sum_over_blocks(arcs.graph(), run, [&](std::size_t begin, std::size_t end) {
    for (std::size_t u = begin; u < end; ++u) y[u] = arcs.sum(static_cast<Node>(u), placed, factor);
    return 0.0;
  });
}

Scores walk(const Gathering& in, std::span<const double> sums, double damping,
            std::span<const double> jump, std::vector<double> x, int passes, const Run& run) {
  const std::size_t n = in.graph().nodes();
  LargeVector<double> share(n);  // by place
  std::vector<double> next(n);
  scale_to_one(x);
  Scores scores;
  scores.iterations = passes;
  for (;;) {
    double stuck = 0;
    for (std::size_t u = 0; u < n; ++u) {
      if (sums[u] > 0)
        share[in.place(u)] = x[u] / sums[u];
      else
        stuck += x[u];
    }
    const double jumping = 1 - damping + damping * stuck;
    const double even = jumping / static_cast<double>(n);
    scores.residual = sum_over_blocks(in.graph(), run, [&](std::size_t begin, std::size_t end) {
      double change = 0;
      for (std::size_t u = begin; u < end; ++u) {
        next[u] = (jump.empty() ? even : jumping * jump[u]) +
                  damping * in.sum(static_cast<Node>(u), share);
        change += std::abs(next[u] - x[u]);
      }
      return change;
    });
    ++scores.iterations;
    x.swap(next);
    if (scores.residual <= walk_tolerance) break;
    if (scores.iterations >= most_walk_passes) {
      scores.converged = false;
      break;
    }
  }
  scale_to_one(x);
  scores.values = std::move(x);
  return scores;
}

Scores personalized_pagerank(const Csr& g, std::span<const double> wanted, double damping,
                             const Run& run) {
  assert(wanted.size() == g.nodes());
  double sum = 0;
  for (const double w : wanted) {
    assert(w >= 0 && std::isfinite(w));
    sum += w;
  }
  if (!(sum > 0))
    throw Error(ErrorKind::usage,
                "personalised PageRank is asked for nobody: name one actor of the graph or more");
  std::vector<double> jump(wanted.begin(), wanted.end());
  for (double& v : jump) v /= sum;
  const std::vector<double> sums = arc_sums(g, run);
  const Csr turned = g.directed() ? reversed(g) : Csr();
  return walk(Gathering(g.directed() ? turned : g, run), sums, damping, jump, jump, 0, run);
}

}  // namespace entente
