// Each triangle is found once, at its node of least degree: arcs lead from lower
// to higher degree (ties by number), so a node of many ties has few of them left
// and the work is O(arcs^1.5). Tested by clustering_test.cpp.

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "algorithms/measure.h"
#include "core/parallel.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"weighted", 0, 0, 1,
     "yes: a triangle counts the cube root of its strengths' product over the greatest; no: 1",
     true}};

// The arcs that lead upwards, with the cube root of their share of the greatest strength.
struct Upward {
  std::vector<std::size_t> first;
  std::vector<Node> target;
  std::vector<double> root;
};

Upward upward(const Csr& g) {
  double greatest = 0;
  for (const double w : g.weights()) greatest = std::max(greatest, w);
  Upward up;
  up.first.push_back(0);
  for (std::size_t i = 0; i < g.nodes(); ++i) {
    const auto u = static_cast<Node>(i);
    const auto near = g.neighbors(u);
    const auto weight = g.weights(u);
    for (std::size_t k = 0; k < near.size(); ++k) {
      const std::size_t own = g.degree(u), other = g.degree(near[k]);
      if (own > other || (own == other && u > near[k])) continue;
      up.target.push_back(near[k]);
      up.root.push_back(std::cbrt(weight[k] / greatest));
    }
    up.first.push_back(up.target.size());
  }
  return up;
}

// Sums over a block of lowest corners, with the marks that find the third side.
struct Part {
  std::vector<double> total;
  std::shared_ptr<std::vector<std::size_t>> arc_to;  // of the lowest corner, plus 1; 0 for none
};

void add_triangles(const Upward& up, std::size_t u, bool weighted, Part& part) {
  std::vector<std::size_t>& arc_to = *part.arc_to;
  for (std::size_t a = up.first[u]; a < up.first[u + 1]; ++a) arc_to[up.target[a]] = a + 1;
  for (std::size_t a = up.first[u]; a < up.first[u + 1]; ++a) {
    const Node v = up.target[a];
    for (std::size_t b = up.first[v]; b < up.first[v + 1]; ++b) {
      const Node w = up.target[b];
      if (arc_to[w] == 0) continue;
      const double one = weighted ? up.root[a] * up.root[b] * up.root[arc_to[w] - 1] : 1;
      part.total[u] += one;
      part.total[v] += one;
      part.total[w] += one;
    }
  }
  for (std::size_t a = up.first[u]; a < up.first[u + 1]; ++a) arc_to[up.target[a]] = 0;
}

std::vector<double> triangles(const Csr& g, bool weighted, const Run& run) {
  const std::size_t n = g.nodes();
  const Upward up = upward(g);
  const std::size_t grain = std::max<std::size_t>(1024, n / 64 + 1);
  std::vector<double> total =
      deterministic_reduce(
          n, grain, Part{}, run,
          [&](Part& part, std::size_t u) {
            if (!part.arc_to) {
              part.arc_to = std::make_shared<std::vector<std::size_t>>(n, 0);
              part.total.resize(n);
            }
            add_triangles(up, u, weighted, part);
          },
          [n](Part& all, const Part& part) {
            all.total.resize(n);
            for (std::size_t u = 0; u < n; ++u) all.total[u] += part.total[u];
          })
          .total;
  total.resize(n);
  return total;
}

Scores compute_clustering(const Csr& g, Params values, const Run& run) {
  if (g.directed()) return compute_clustering(undirected(g), values, run);
  Scores scores;
  scores.values = triangles(g, values[0] != 0, run);
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    const auto degree = static_cast<double>(g.degree(static_cast<Node>(u)));
    if (degree > 1) scores.values[u] /= degree * (degree - 1) / 2;
  }
  return scores;
}

}  // namespace

// The share of an actor's pairs of neighbours that are tied themselves, in [0, 1]; 0 with fewer
// than two neighbours. The direction of arcs does not count. O(arcs^1.5).
const Measure measures::clustering{"clustering",
                                   "how many of an actor's neighbours are tied to one another",
                                   "Watts & Strogatz 1998, doi:10.1038/30918; weighted: Onnela et "
                                   "al. 2005, doi:10.1103/PhysRevE.71.065103",
                                   params, compute_clustering};

}  // namespace entente
