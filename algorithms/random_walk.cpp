#include "algorithms/random_walk.h"

#include <cassert>
#include <cmath>

#include "algorithms/node_blocks.h"
#include "core/error.h"
#include "core/lane_sum.h"

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
    for (std::size_t u = begin; u < end; ++u) s[u] = lane_sum(g.weights(static_cast<Node>(u)));
    return 0.0;
  });
  return s;
}

Scores walk(const Gathering& in, std::span<const double> sums_by_node, double damping,
            std::span<const double> jump_by_node, std::vector<double> start, int passes,
            const Run& run) {
  const std::size_t n = in.nodes();
  scale_to_one(start);
  LargeVector<double> x(n), next(n), share(n), sums(n), jump(jump_by_node.size());  // by place
  in.put(start, x);
  in.put(sums_by_node, sums);
  if (!jump.empty()) in.put(jump_by_node, jump);
  Scores scores;
  scores.iterations = passes;
  for (;;) {
    double stuck = 0;
    for (std::size_t p = 0; p < n; ++p) {
      if (sums[p] > 0)
        share[p] = x[p] / sums[p];
      else
        stuck += x[p];
    }
    const double jumping = 1 - damping + damping * stuck;
    const double even = jumping / static_cast<double>(n);
    scores.residual =
        in.over_sums(std::span<const double>(share), 1, run, [&](std::size_t p, double sum) {
          next[p] = (jump.empty() ? even : jumping * jump[p]) + damping * sum;
          return std::abs(next[p] - x[p]);
        });
    ++scores.iterations;
    x.swap(next);
    if (scores.residual <= walk_tolerance) break;
    if (scores.iterations >= most_walk_passes) {
      scores.converged = false;
      break;
    }
  }
  scores.values = std::move(start);
  in.take(x, scores.values);
  scale_to_one(scores.values);
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
