// Eigenvector centrality: a node's score is proportional to the sum of its
// neighbours' scores times the strengths of the ties.
//
// Undirected: Lanczos, one connected component at a time. It does not oscillate
// on bipartite graphs, as the power method does. A graph of several components
// has no single answer; the rule here: each component is solved by itself and
// scaled so that the mean square score is the same in each (the whole vector has
// length 1). A node without ties scores 0. Directed: the power method on the
// incoming arcs, shifted so that it cannot oscillate; without a circle of arcs
// nothing feeds a score: all are 0 and `converged` says no. Tested by
// centrality_test.cpp.

#include <algorithm>
#include <cmath>
#include <vector>

#include "algorithms/components.h"
#include "algorithms/lanczos.h"
#include "algorithms/measure.h"
#include "algorithms/random_walk.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"tolerance", 1e-12, 1e-15, 1e-2, "stop when |A x - value x| is at most this share of value"},
    {"iterations", 5000, 1, 1e6, "give up after so many passes; the result says whether it did"}};

// The power of two that brings the heaviest arc near 1, so that no square overflows.
double scale_of(const Csr& g) {
  const double heaviest = *std::max_element(g.weights().begin(), g.weights().end());
  return std::ldexp(1.0, -std::ilogb(heaviest));
}

double norm(const std::vector<double>& x) {
  double sum = 0;
  for (const double v : x) sum += v * v;
  return std::sqrt(sum);
}

EigenPair solve(const SymmetricOperator& apply, std::size_t n, Params values, const Run& run) {
  EigenPair pair = largest_eigenpair(apply, std::vector<double>(n, 1), values[0],
                                     static_cast<int>(values[1]), run);
  for (double& v : pair.vector) v = std::abs(v);  // one sign throughout, by Perron and Frobenius
  return pair;
}

EigenPair solve_connected(const Csr& g, Params values, const Run& run) {
  const double factor = scale_of(g);
  const Gathering arcs(g, run);
  return solve(
      [&](const std::vector<double>& x, std::vector<double>& y) {
        multiply(arcs, factor, x, y, run);
      },
      g.nodes(), values, run);
}

// One component of many: `index` gives each of its nodes its place in `part`.
EigenPair solve_part(const Csr& g, const std::vector<Node>& part,
                     const std::vector<std::uint32_t>& index, Params values, const Run& run) {
  double heaviest = 0;
  for (const Node u : part)
    for (const double w : g.weights(u)) heaviest = std::max(heaviest, w);
  const double factor = std::ldexp(1.0, -std::ilogb(heaviest));
  return solve(
      [&](const std::vector<double>& x, std::vector<double>& y) {
        for (std::size_t i = 0; i < part.size(); ++i) {
          const auto near = g.neighbors(part[i]);
          const auto weight = g.weights(part[i]);
          y[i] = 0;
          for (std::size_t k = 0; k < near.size(); ++k)
            y[i] += factor * weight[k] * x[index[near[k]]];
        }
      },
      part.size(), values, run);
}

Scores compute_undirected(const Csr& g, Params values, const Run& run) {
  Scores scores;
  const std::size_t n = g.nodes();
  const Components components = connected_components(g);
  if (components.count() == 1 && n > 1) {
    EigenPair pair = solve_connected(g, values, run);
    return {std::move(pair.vector), pair.converged, pair.iterations, pair.residual};
  }
  scores.values.resize(n);
  std::vector<std::vector<Node>> members;
  double tied = 0;
  for (std::size_t c = 0; c < components.count() && components.size[c] > 1; ++c) {
    members.emplace_back().reserve(components.size[c]);
    tied += components.size[c];
  }
  std::vector<std::uint32_t> index(n);
  for (std::size_t u = 0; u < n; ++u)
    if (components.of[u] < members.size()) {
      std::vector<Node>& part = members[components.of[u]];
      index[u] = static_cast<std::uint32_t>(part.size());
      part.push_back(static_cast<Node>(u));
    }
  for (const std::vector<Node>& part : members) {
    const EigenPair pair = 2 * part.size() > n ? solve_connected(subgraph(g, part), values, run)
                                               : solve_part(g, part, index, values, run);
    const double share = std::sqrt(static_cast<double>(part.size()) / tied);
    for (std::size_t i = 0; i < part.size(); ++i) scores.values[part[i]] = share * pair.vector[i];
    scores.converged = scores.converged && pair.converged;
    scores.iterations = std::max(scores.iterations, pair.iterations);
    scores.residual = std::max(scores.residual, pair.residual);
  }
  return scores;
}

// Whether some node reaches itself: what is left when nodes without incoming arcs are taken out.
bool has_circle(const Csr& g) {
  std::vector<std::size_t> incoming(g.nodes(), 0);
  for (const Node v : g.targets()) ++incoming[v];
  std::vector<Node> free;
  for (std::size_t u = 0; u < g.nodes(); ++u)
    if (incoming[u] == 0) free.push_back(static_cast<Node>(u));
  for (std::size_t i = 0; i < free.size(); ++i)
    for (const Node v : g.neighbors(free[i]))
      if (--incoming[v] == 0) free.push_back(v);
  return free.size() < g.nodes();
}

Scores compute_directed(const Csr& g, Params values, const Run& run) {
  const std::size_t n = g.nodes();
  Scores scores;
  scores.values.assign(n, n > 0 ? 1 / std::sqrt(static_cast<double>(n)) : 0);
  if (!has_circle(g)) {
    scores.values.assign(n, 0);
    scores.converged = g.arcs() == 0;
    return scores;
  }
  const Csr in = reversed(g);
  const Gathering arcs(in, run);
  const double factor = scale_of(g);
  std::vector<double>& x = scores.values;
  std::vector<double> y(n);
  scores.converged = false;
  while (!scores.converged && scores.iterations < static_cast<int>(values[1])) {
    run.checkpoint();
    multiply(arcs, factor, x, y, run);
    ++scores.iterations;
    double value = 0;
    for (std::size_t u = 0; u < n; ++u) value += x[u] * y[u];
    if (!(value > 0)) break;
    double rest = 0;
    for (std::size_t u = 0; u < n; ++u) rest += (y[u] - value * x[u]) * (y[u] - value * x[u]);
    scores.residual = std::sqrt(rest) / value;
    scores.converged = scores.residual <= values[0];
    for (std::size_t u = 0; u < n; ++u) y[u] += 0.5 * value * x[u];
    const double length = norm(y);
    for (std::size_t u = 0; u < n; ++u) x[u] = y[u] / length;
  }
  return scores;
}

Scores compute_eigenvector(const Csr& g, Params values, const Run& run) {
  return g.directed() ? compute_directed(g, values, run) : compute_undirected(g, values, run);
}

}  // namespace

const Measure measures::eigenvector{
    "eigenvector", "being tied to those who are well tied themselves",
    "Bonacich 1972, doi:10.1080/0022250X.1972.9989806", params, compute_eigenvector};

}  // namespace entente
