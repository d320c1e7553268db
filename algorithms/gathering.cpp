#include "algorithms/gathering.h"

#include "graph/numbering.h"

namespace entente {
namespace {

// How many arcs lead to each node.
std::vector<ArcIndex> times_asked(const Csr& g) {
  std::vector<ArcIndex> asked(g.nodes(), 0);
  if (g.directed())
    for (const Node v : g.targets()) ++asked[v];
  else
    for (std::size_t u = 0; u < g.nodes(); ++u) asked[u] = g.degree(static_cast<Node>(u));
  return asked;
}

template <class Weight, class Value>
double sum_of_row(std::span<const Node> near, const Weight* weight, const Value* x, double factor) {
  const auto product = [&](std::size_t i) {
    return factor * static_cast<double>(weight[i]) * static_cast<double>(x[near[i]]);
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

Gathering::Gathering(const Csr& g, const Run& run)
    : offsets_(g.offsets()), targets_(g.targets()), weights_(g.weights()) {
  constexpr std::size_t kept_near = 200'000;  // doubles that the processor keeps near anyway
  if (g.nodes() > kept_near) {
    const std::vector<ArcIndex> asked = times_asked(g);
    if (!falls_by_class(asked)) lay_out(g, asked, run);
  }
  cut_into_blocks();
}

void Gathering::lay_out(const Csr& g, std::span<const ArcIndex> asked, const Run& run) {
  const std::size_t n = g.nodes();
  place_ = numbers_by_degree(asked);
  std::vector<Node> node_at(n);
  for (std::size_t u = 0; u < n; ++u) node_at[place_[u]] = static_cast<Node>(u);
  own_offsets_.resize(n + 1, 0);
  for (std::size_t p = 0; p < n; ++p) own_offsets_[p + 1] = own_offsets_[p] + g.degree(node_at[p]);
  offsets_ = own_offsets_;
  own_targets_.resize(g.arcs());
  sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    for (std::size_t u = begin; u < end; ++u) {
      Node* at = own_targets_.data() + own_offsets_[place_[u]];
      for (const Node v : g.neighbors(static_cast<Node>(u))) *at++ = place_[v];
    }
    return 0.0;
  });
  targets_ = own_targets_;
  copy_weights(g, node_at, run);
}

void Gathering::copy_weights(const Csr& g, const std::vector<Node>& node_at, const Run& run) {
  light_.resize(g.arcs());
  const double changed = sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    bool any = false;
    for (std::size_t u = begin; u < end; ++u) {
      float* at = light_.data() + own_offsets_[place_[u]];
      for (const double w : g.weights(static_cast<Node>(u))) {
        any |= static_cast<double>(static_cast<float>(w)) != w;
        *at++ = static_cast<float>(w);
      }
    }
    return any ? 1.0 : 0.0;
  });
  if (changed == 0) return;
  light_ = {};
  own_weights_.resize(g.arcs());
  for (std::size_t p = 0; p < node_at.size(); ++p)
    std::ranges::copy(g.weights(node_at[p]), own_weights_.data() + own_offsets_[p]);
  weights_ = own_weights_;
}

// Some hundred blocks for any number of threads: threads wait for each other after each.
void Gathering::cut_into_blocks() {
  const std::size_t most_nodes = std::max<std::size_t>(4096, nodes() / 64);
  const std::size_t enough_arcs = std::max<std::size_t>(65'536, targets_.size() / 64);
  blocks_ = {0};
  for (std::size_t p = 1; p <= nodes(); ++p)
    if (p == nodes() || p - blocks_.back() == most_nodes ||
        offsets_[p] - offsets_[blocks_.back()] >= enough_arcs)
      blocks_.push_back(p);
}

template <class Value>
double Gathering::sum(std::size_t place, std::span<const Value> x, double factor) const {
  const ArcIndex begin = offsets_[place];
  const auto near = targets_.subspan(begin, offsets_[place + 1] - begin);
  if (light_.empty()) return sum_of_row(near, weights_.data() + begin, x.data(), factor);
  return sum_of_row(near, light_.data() + begin, x.data(), factor);
}

template double Gathering::sum(std::size_t, std::span<const float>, double) const;
template double Gathering::sum(std::size_t, std::span<const double>, double) const;

void multiply(const Gathering& arcs, double factor, const std::vector<double>& x,
              std::vector<double>& y, const Run& run) {
  LargeVector<double> placed(x.size()), sums(x.size());
  arcs.put(x, placed);
  arcs.over_places(run, [&](std::size_t begin, std::size_t end) {
    for (std::size_t p = begin; p < end; ++p)
      sums[p] = arcs.sum(p, std::span<const double>(placed), factor);
    return 0.0;
  });
  arcs.take(sums, y);
}

}  // namespace entente
