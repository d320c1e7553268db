#include "graph/csr.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "core/error.h"
#include "core/large_memory.h"
#include "core/number.h"
#include "graph/numbering.h"

namespace entente {
namespace {

constexpr std::size_t rows_together = 4096;      // two lines of memory of each fit a second cache
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
    if (last >= graph_.nodes()) set_nodes(std::size_t{last} + 1);
  }
  ArcIndex* const arcs = graph_.offsets_.data() + 1;
  if (graph_.directed_) {
    for (const Edge& e : edges) arcs[e.source] += e.source != e.target;
    return;
  }
  ArcIndex* const forward = forward_.data();
  Node last = last_source_;
  ArcIndex followers = 0, upward = 0;
  for (const Edge& e : edges) {
    const bool counts = e.source != e.target;
    arcs[e.target] += counts;
    forward[e.source] += counts;
    followers += e.source == last;
    last = e.source;
    upward += e.source < e.target;
  }
  last_source_ = last;
  followers_ += followers;
  upward_ += upward;
}

void CsrBuilder::set_nodes(std::size_t nodes) {
  graph_.offsets_.resize(nodes + 1, 0);
  if (!graph_.directed_) forward_.resize(nodes, 0);
}

// Whether arcs from an edge's first node can be put into its row at once, since they come side by
// side; if not, both arcs of an edge are alike.
void CsrBuilder::choose_way() {
  const ArcIndex edges = std::accumulate(forward_.begin(), forward_.end(), ArcIndex{0});
  forward_first_ = 2 * upward_ < edges;
  if (4 * followers_ >= 3 * edges && edges > 0) return;
  for (std::size_t u = 0; u < forward_.size(); ++u) graph_.offsets_[u + 1] += forward_[u];
  forward_ = {};
}

void CsrBuilder::lay_out(std::size_t nodes) {
  if (nodes > graph_.nodes()) set_nodes(nodes);
  choose_way();
  begin_rows();
}

// Place u + 1 holds where row u begins, and once the row is full, where it ends: its own place.
// Of arcs put at once the row has a part of its own, before or after the others', and a place.
void CsrBuilder::begin_rows() {
  ArcIndex arcs = 0;
  for (std::size_t u = 0; u < graph_.nodes(); ++u) {
    ArcIndex& next = graph_.offsets_[u + 1];
    const ArcIndex others = next, at_once = forward_.empty() ? 0 : forward_[u];
    next = arcs + (forward_first_ ? at_once : 0);
    if (!forward_.empty()) forward_[u] = arcs + (forward_first_ ? 0 : others);
    arcs += others + at_once;
  }
  graph_.targets_.resize(static_cast<std::size_t>(arcs));
  graph_.weights_.resize(static_cast<std::size_t>(arcs));
  const std::size_t groups = graph_.nodes() / rows_together + 1;
  const auto a_sixteenth = static_cast<std::size_t>(arcs / 16);
  most_waiting_ = std::max<std::size_t>(64, std::min(a_sixteenth, most_waiting) / groups);
  count_waiting_.assign(groups, 0);
  waiting_.resize(groups * most_waiting_);
}

std::vector<Node> CsrBuilder::lay_out_by_degree(std::size_t nodes) {
  if (nodes > graph_.nodes()) set_nodes(nodes);
  choose_way();
  std::vector<ArcIndex>& offsets = graph_.offsets_;
  std::vector<ArcIndex> degrees(offsets.begin() + 1, offsets.end());
  for (std::size_t u = 0; u < forward_.size(); ++u) degrees[u] += forward_[u];
  if (graph_.nodes() >= numbered_from && !falls_by_class(degrees)) {
    number_ = numbers_by_degree(degrees);
    class_.resize(graph_.nodes());
    std::vector<ArcIndex> in_order(offsets.size(), 0), forward(forward_.size());
    for (std::size_t u = 0; u < degrees.size(); ++u) {
      class_[number_[u]] = degree_class(degrees[u]);
      in_order[std::size_t{number_[u]} + 1] = offsets[u + 1];
      if (!forward.empty()) forward[number_[u]] = forward_[u];
    }
    offsets = std::move(in_order);
    forward_ = std::move(forward);
  }
  begin_rows();
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

// What it reads again and again it holds itself: all that it writes could, for all that a compiler
// knows, be one of these.
void CsrBuilder::add(std::span<const Edge> edges) {
  const Node* const number = number_.empty() ? nullptr : number_.data();
  ArcIndex* const forward = forward_.empty() ? nullptr : forward_.data();
  Node* const targets = graph_.targets_.data();
  double* const weights = graph_.weights_.data();
  const auto let_wait = [waiting = waiting_.data(), counts = count_waiting_.data(),
                         most = most_waiting_, this](Node row, Node target, double weight) {
    const std::size_t group = row / rows_together;
    Arrival* const first = waiting + group * most;
    const std::size_t count = counts[group]++;
    // There are more groups than memory is fetched ahead for by itself.
    constexpr std::size_t ahead = 16;
    send_for(first + count + ahead);
    first[count] = {row, target, weight};
    if (count + 1 == most) put({first, std::exchange(counts[group], 0)});
  };
  const bool both = !graph_.directed_;
  for (const Edge& e : edges) {
    if (e.source == e.target) continue;
    const Node source = number ? number[e.source] : e.source;
    const Node target = number ? number[e.target] : e.target;
    if (forward) {
      const auto at = static_cast<std::size_t>(forward[source]++);
      targets[at] = target;
      weights[at] = e.weight;
    } else {
      let_wait(source, target, e.weight);
    }
    if (both) let_wait(target, source, e.weight);
  }
}

bool CsrBuilder::is_ascending(std::size_t begin, std::size_t end) const {
  const std::span row(graph_.targets_.data() + begin, end - begin);
  return std::ranges::adjacent_find(row, std::greater_equal<>()) == row.end();
}

// Targets in the order of their classes, in a class in the order that they came in. A row that came
// in ascending order, as those of a sorted file do, is ascending by the new numbers then.
void CsrBuilder::group_row(std::size_t begin, std::size_t end) {
  const std::size_t size = end - begin;
  Node* const targets = graph_.targets_.data() + begin;
  double* const weights = graph_.weights_.data() + begin;
  row_targets_.assign(targets, targets + size);
  row_weights_.assign(weights, weights + size);
  row_classes_.resize(size);
  ByClass counts{};
  const std::span next =
      std::span(counts).first(class_[0] + std::size_t{1});  // node 0 has most ties
  for (std::size_t i = 0; i < size; ++i) ++next[row_classes_[i] = class_[targets[i]]];
  begin_by_falling_class(next);
  for (std::size_t i = 0; i < size; ++i) {
    const Node at = next[row_classes_[i]]++;
    targets[at] = row_targets_[i];
    weights[at] = row_weights_[i];
  }
}

// By weight within a target, so that the rows' order cannot reach the sum's bits.
void CsrBuilder::sort_row(std::size_t begin, std::size_t end) {
  row_.clear();
  for (std::size_t i = begin; i < end; ++i)
    row_.push_back({graph_.targets_[i], graph_.weights_[i]});
  std::sort(row_.begin(), row_.end(), [](const Arc& a, const Arc& b) {
    return a.target != b.target ? a.target < b.target : a.weight < b.weight;
  });
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
  for (std::size_t u = 0; u < forward_.size(); ++u)
    offsets[u + 1] = std::max(offsets[u + 1], forward_[u]);
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
