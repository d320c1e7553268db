#include "algorithms/gathering.h"

#include <algorithm>

#include "graph/numbering.h"

namespace entente {
namespace {

template <class Value>
double sum_of_row(std::span<const Node> near, const double* weight, const Value* x, double factor) {
  const auto product = [&](std::size_t i) {
    return factor * weight[i] * static_cast<double>(x[near[i]]);
  };
  double a = 0, b = 0, c = 0, d = 0;
  std::size_t i = 0;
  for (; i + 4 <= near.size(); i += 4) {
    // Arcs lie in the order in which they are read, over all nodes: what is needed soon is asked
    // for. (Asking for what lies behind the end of an array does nothing.)
    __builtin_prefetch(weight + i + 256);
    __builtin_prefetch(near.data() + i + 256);
    a += product(i);
    b += product(i + 1);
    c += product(i + 2);
    d += product(i + 3);
  }
  for (; i < near.size(); ++i) a += product(i);
  return (a + b) + (c + d);
}

}  // namespace

Gathering::Gathering(const Csr& g, const Run& run) : graph_(g) {
  constexpr std::size_t kept_near = 200'000;  // doubles that the processor keeps near anyway
  if (g.nodes() > kept_near && !g.directed()) {
    std::vector<ArcIndex> degrees(g.nodes());
    for (std::size_t u = 0; u < g.nodes(); ++u) degrees[u] = g.degree(static_cast<Node>(u));
    if (!falls_by_class(degrees)) place_ = numbers_by_degree(degrees);
    halved_ = std::make_unique<HalvedArcs>(g, place_, run);
  }
  cut_into_blocks();
}

// Some hundred blocks for any number of threads: threads wait for each other after each.
void Gathering::cut_into_blocks() {
  const std::span<const ArcIndex> offsets = graph_.offsets();
  const std::size_t most_nodes = std::max<std::size_t>(4096, nodes() / 64);
  const std::size_t enough_arcs = std::max<std::size_t>(65'536, graph_.arcs() / 64);
  blocks_ = {0};
  for (std::size_t p = 1; p <= nodes(); ++p)
    if (p == nodes() || p - blocks_.back() == most_nodes ||
        offsets[p] - offsets[blocks_.back()] >= enough_arcs)
      blocks_.push_back(p);
}

template <class Value>
double Gathering::sum(std::size_t node, std::span<const Value> x, double factor) const {
  const auto u = static_cast<Node>(node);
  return sum_of_row(graph_.neighbors(u), graph_.weights(u).data(), x.data(), factor);
}

template double Gathering::sum(std::size_t, std::span<const float>, double) const;
template double Gathering::sum(std::size_t, std::span<const double>, double) const;

void multiply(const Gathering& arcs, double factor, const std::vector<double>& x,
              std::vector<double>& y, const Run& run) {
  LargeVector<double> placed(x.size()), sums(x.size());
  arcs.put(x, placed);
  arcs.over_sums(std::span<const double>(placed), factor, run, [&](std::size_t p, double sum) {
    sums[p] = sum;
    return 0.0;
  });
  arcs.take(sums, y);
}

}  // namespace entente
