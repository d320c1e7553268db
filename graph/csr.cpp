#include "graph/csr.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "core/error.h"
#include "core/number.h"
#include "graph/numbering.h"

namespace entente {
namespace {

constexpr std::size_t rows_together = 8192;      // two lines of memory of each fit a second cache
constexpr std::size_t most_waiting = 2'000'000;  // arcs: 32 MB

std::string named(const Edge& edge) {
  return "edge " + std::to_string(edge.source) + " - " + std::to_string(edge.target);
}

}  // namespace

void CsrBuilder::refuse_weight(const Edge& edge) {
  throw Error(ErrorKind::input, named(edge) + ": weight " + shortest(edge.weight) +
                                    " is not between " + shortest(lightest_weight) + " and " +
                                    shortest(heaviest_weight));
}

void CsrBuilder::count(std::span<const Edge> edges) {
  for (const Edge& e : edges) {
    if (!(e.weight >= lightest_weight && e.weight <= heaviest_weight)) refuse_weight(e);
    const Node last = std::max(e.source, e.target);
    if (last >= graph_.nodes()) graph_.offsets_.resize(std::size_t{last} + 2, 0);
    if (e.source == e.target) continue;
    ++graph_.offsets_[std::size_t{e.source} + 1];
    if (!graph_.directed_) ++graph_.offsets_[std::size_t{e.target} + 1];
  }
}

void CsrBuilder::lay_out(std::size_t nodes) {
  std::vector<ArcIndex>& offsets = graph_.offsets_;
  if (nodes > graph_.nodes()) offsets.resize(nodes + 1, 0);
  // Place u + 1 holds where row u begins, and once the row is full, where it ends: its own place.
  ArcIndex arcs = 0;
  for (std::size_t u = 1; u < offsets.size(); ++u) arcs += std::exchange(offsets[u], arcs);
  graph_.targets_.resize(static_cast<std::size_t>(arcs));
  graph_.weights_.resize(static_cast<std::size_t>(arcs));
  const std::size_t groups = graph_.nodes() / rows_together + 1;
  const auto a_sixteenth = static_cast<std::size_t>(arcs / 16);
  most_waiting_ = std::max<std::size_t>(64, std::min(a_sixteenth, most_waiting) / groups);
  count_waiting_.assign(groups, 0);
  waiting_.resize(groups * most_waiting_);
}

std::vector<Node> CsrBuilder::lay_out_by_degree(std::size_t nodes) {
  std::vector<ArcIndex>& offsets = graph_.offsets_;
  if (nodes > graph_.nodes()) offsets.resize(nodes + 1, 0);
  const std::span<const ArcIndex> degrees(offsets.data() + 1, graph_.nodes());
  if (graph_.nodes() >= numbered_from && !falls_by_class(degrees)) {
    number_ = numbers_by_degree(degrees);
    std::vector<ArcIndex> in_order(offsets.size(), 0);
    class_.resize(graph_.nodes());
    for (std::size_t u = 0; u < degrees.size(); ++u) {
      in_order[std::size_t{number_[u]} + 1] = degrees[u];
      class_[number_[u]] = degree_class(degrees[u]);
    }
    offsets = std::move(in_order);
  }
  lay_out();
  return number_;
}

void CsrBuilder::put(std::span<const Arrival> arrivals) {
  // Rows are met in any order: the memory of some arcs' places is asked for before it is written.
  constexpr std::size_t together = 64;
  ArcIndex* const next = graph_.offsets_.data() + 1;
  Node* const targets = graph_.targets_.data();
  double* const weights = graph_.weights_.data();
  while (!arrivals.empty()) {
    const auto some = arrivals.first(std::min(together, arrivals.size()));
    arrivals = arrivals.subspan(some.size());
    for (const Arrival& a : some) {
      send_for(targets + next[a.row]);
      send_for(weights + next[a.row]);
    }
    for (const Arrival& a : some) {
      const auto at = static_cast<std::size_t>(next[a.row]++);
      targets[at] = a.target;
      weights[at] = a.weight;
    }
  }
}

void CsrBuilder::let_wait(Node row, Node target, double weight) {
  const std::size_t group = row / rows_together;
  Arrival* const first = waiting_.data() + group * most_waiting_;
  first[count_waiting_[group]] = {row, target, weight};
  if (++count_waiting_[group] == most_waiting_)
    put({first, std::exchange(count_waiting_[group], 0)});
}

void CsrBuilder::add(std::span<const Edge> edges) {
  for (const Edge& e : edges) {
    if (e.source == e.target) continue;
    const Node source = number_.empty() ? e.source : number_[e.source];
    const Node target = number_.empty() ? e.target : number_[e.target];
    let_wait(source, target, e.weight);
    if (!graph_.directed_) let_wait(target, source, e.weight);
  }
}

bool CsrBuilder::is_ascending(std::size_t begin, std::size_t end) const {
  const std::span row(graph_.targets_.data() + begin, end - begin);
  return std::ranges::adjacent_find(row, std::greater_equal<>()) == row.end();
}

// Targets in the order of their classes, in a class in the order that they came in. A row that came
// in ascending order, as those of a sorted file do, is ascending by the new numbers then.
void CsrBuilder::group_row(std::size_t begin, std::size_t end) {
  row_.resize(end - begin);
  ByClass next{};
  for (std::size_t i = begin; i < end; ++i) ++next[class_[graph_.targets_[i]]];
  begin_by_falling_class(next);
  for (std::size_t i = begin; i < end; ++i)
    row_[next[class_[graph_.targets_[i]]]++] = {graph_.targets_[i], graph_.weights_[i]};
  put_row_back(begin);
}

// By weight within a target, so that the rows' order cannot reach the sum's bits.
void CsrBuilder::sort_row(std::size_t begin, std::size_t end) {
  row_.clear();
  for (std::size_t i = begin; i < end; ++i)
    row_.push_back({graph_.targets_[i], graph_.weights_[i]});
  std::sort(row_.begin(), row_.end(), [](const Arc& a, const Arc& b) {
    return a.target != b.target ? a.target < b.target : a.weight < b.weight;
  });
  put_row_back(begin);
}

void CsrBuilder::put_row_back(std::size_t begin) {
  for (const Arc& arc : row_) {
    graph_.targets_[begin] = arc.target;
    graph_.weights_[begin++] = arc.weight;
  }
}

// Whether the row was free of parallel edges, as far as that is known without sorting.
bool CsrBuilder::order_row(std::size_t begin, std::size_t end) {
  constexpr std::size_t worth_grouping = 32;
  if (is_ascending(begin, end)) return true;
  if (!class_.empty() && end - begin >= worth_grouping) {
    group_row(begin, end);
    if (is_ascending(begin, end)) return true;
  }
  sort_row(begin, end);
  return false;
}

// Moves the row to `to`, at or before `begin`, and returns where it ends there. A sum that is too
// large ends it.
std::size_t CsrBuilder::merge_row(std::size_t begin, std::size_t end, std::size_t to) {
  auto& targets = graph_.targets_;
  auto& weights = graph_.weights_;
  const std::size_t first = to;
  for (std::size_t i = begin; i < end; ++i) {
    if (to == first || targets[to - 1] != targets[i]) {
      targets[to] = targets[i];
      weights[to++] = weights[i];
      continue;
    }
    weights[to - 1] += weights[i];
    if (weights[to - 1] > heaviest_weight) break;
  }
  return to;
}

Csr CsrBuilder::finish(const std::function<std::string(Node)>& name) {
  for (std::size_t group = 0; group < count_waiting_.size(); ++group)
    put({waiting_.data() + group * most_waiting_, count_waiting_[group]});
  waiting_ = {};
  auto& offsets = graph_.offsets_;
  std::size_t begin = 0, filled = 0;
  for (std::size_t u = 0; u < graph_.nodes(); ++u) {
    const auto end = static_cast<std::size_t>(offsets[u + 1]);
    const bool single = order_row(begin, end);
    filled = single && filled == begin ? end : merge_row(begin, end, filled);
    if (filled > 0 && graph_.weights_[filled - 1] > heaviest_weight) {
      const Node a = static_cast<Node>(u), b = graph_.targets_[filled - 1];
      throw Error(ErrorKind::input, (name ? "edge " + name(a) + " - " + name(b) : named({a, b})) +
                                        ": the sum of its weights is above " +
                                        shortest(heaviest_weight));
    }
    offsets[u + 1] = filled;
    begin = end;
  }
  graph_.targets_.resize(filled);
  graph_.weights_.resize(filled);
  return std::exchange(graph_, {});
}

Csr make_csr(std::size_t nodes, std::span<const Edge> edges, bool directed) {
  CsrBuilder builder(directed);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Edge& e = edges[i];
    if (e.source >= nodes || e.target >= nodes)
      throw Error(ErrorKind::input, named(e) + ": endpoint outside the graph");
    builder.count(edges.subspan(i, 1));
  }
  builder.lay_out(nodes);
  builder.add(edges);
  return builder.finish();
}

Csr reversed(const Csr& g) {
  Csr r;
  r.directed_ = g.directed();
  const std::size_t n = g.nodes();
  r.offsets_.assign(n + 1, 0);
  for (const Node v : g.targets()) ++r.offsets_[v + 1];
  std::partial_sum(r.offsets_.begin(), r.offsets_.end(), r.offsets_.begin());
  r.targets_.resize(g.arcs());
  r.weights_.resize(g.arcs());
  std::vector<ArcIndex> next(r.offsets_.begin(), r.offsets_.end() - 1);
  // Sources are met in ascending order, so every list comes out sorted.
  for (std::size_t u = 0; u < n; ++u) {
    const auto near = g.neighbors(static_cast<Node>(u));
    const auto weight = g.weights(static_cast<Node>(u));
    for (std::size_t i = 0; i < near.size(); ++i) {
      const auto at = static_cast<std::size_t>(next[near[i]]++);
      r.targets_[at] = static_cast<Node>(u);
      r.weights_[at] = weight[i];
    }
  }
  return r;
}

Csr undirected(const Csr& g) {
  if (!g.directed()) return g;
  std::vector<Edge> edges;
  edges.reserve(g.arcs());
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    const auto near = g.neighbors(static_cast<Node>(u));
    const auto weight = g.weights(static_cast<Node>(u));
    for (std::size_t i = 0; i < near.size(); ++i)
      edges.push_back({static_cast<Node>(u), near[i], weight[i]});
  }
  return make_csr(g.nodes(), edges, false);
}

Csr subgraph(const Csr& g, std::span<const Node> nodes) {
  constexpr Node outside = static_cast<Node>(-1);
  std::vector<Node> index(g.nodes(), outside);
  for (std::size_t i = 0; i < nodes.size(); ++i) index[nodes[i]] = static_cast<Node>(i);
  Csr s;
  s.directed_ = g.directed();
  s.offsets_.reserve(nodes.size() + 1);
  for (const Node u : nodes) {
    const auto near = g.neighbors(u);
    const auto weight = g.weights(u);
    for (std::size_t i = 0; i < near.size(); ++i) {
      if (index[near[i]] == outside) continue;
      s.targets_.push_back(index[near[i]]);
      s.weights_.push_back(weight[i]);
    }
    s.offsets_.push_back(s.targets_.size());
  }
  return s;
}

}  // namespace entente
