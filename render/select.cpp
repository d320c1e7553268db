#include "render/select.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "algorithms/backbone.h"
#include "core/number.h"

namespace entente {
namespace {

constexpr std::size_t most_in_meetings = 60;
constexpr std::size_t most_in_map = 500;
constexpr std::size_t most_of_many = 300;
constexpr std::size_t most_around_ego = 24;
constexpr std::size_t most_plain_ties = 200;  // of an edge list, before the backbone
constexpr std::uint32_t least_sentences = 2;  // of a co-mention

using Pair = std::pair<Node, Node>;
Pair pair_of(Node a, Node b) { return {std::min(a, b), std::max(a, b)}; }

std::string counted(std::size_t n, const std::string& one, const std::string& many) {
  return grouped(n) + " " + (n == 1 ? one : many);
}

bool is_edge_list(const Snapshot& snapshot) {
  return std::none_of(snapshot.nodes.begin(), snapshot.nodes.end(),
                      [](const NodeInfo& node) { return node.type.has_value(); });
}

// A directed relation without an arrow would hide who acts: quotes, affiliations
// and co-mentions have theirs in the style.
DrawnTie drawn(const TypedEdge& tie) {
  return {.source = tie.source,
          .target = tie.target,
          .relation = relation_of(tie.kind, tie.status),
          .claimed = tie.claimed,
          .directed = is_directed(tie.kind),
          .pale = false,
          .sentences = std::max(tie.sentences, 1u),
          .strength = 0,
          .verb = std::string(verb_of(tie.kind)),
          .when = tie.when,
          .place = tie.place};
}

bool is_wanted(const TypedEdge& tie, const SelectOptions& options) {
  if (tie.kind == TieKind::co_mention) return false;
  if (options.view == View::meetings) return tie.kind == TieKind::meet;
  if (options.view == View::sides)
    return is_in(tie.kind, Layer::hostile) || is_in(tie.kind, Layer::cooperative);
  if (options.kind) return tie.kind == *options.kind;
  return !options.layer || *options.layer == Layer::co_mention || is_in(tie.kind, *options.layer);
}

// Stated ties, those of one relation and direction joined; cancelled and denied
// ones left out and counted.
std::vector<DrawnTie> stated_ties(const Snapshot& snapshot, const SelectOptions& options,
                                  std::vector<std::string>& hidden) {
  using Key = std::tuple<Relation, Node, Node, bool>;
  std::map<Key, DrawnTie> joined;
  std::size_t off = 0;
  for (const TypedEdge& tie : snapshot.typed) {
    if (!is_wanted(tie, options)) continue;
    // A wish or a claim that nobody vouches for is no line either, but need not be counted.
    if (tie.status == Status::hypothetical) continue;
    if (tie.status == Status::cancelled || tie.status == Status::denied) {
      ++off;
      continue;
    }
    const DrawnTie line = drawn(tie);
    const auto [found, fresh] =
        joined.emplace(Key{line.relation, tie.source, tie.target, tie.claimed}, line);
    if (fresh) continue;
    found->second.sentences += line.sentences;
    if (found->second.when.empty()) found->second.when = line.when;
    if (found->second.place.empty()) found->second.place = line.place;
  }
  if (off > 0)
    hidden.push_back(counted(off, "cancelled or denied tie is", "cancelled or denied ties are") +
                     " not drawn.");
  std::vector<DrawnTie> ties;
  for (auto& [key, tie] : joined) ties.push_back(std::move(tie));
  return ties;
}

DrawnTie plain_tie(const EdgeInfo& edge, bool edge_list, bool directed) {
  DrawnTie tie;
  tie.source = edge.source;
  tie.target = edge.target;
  tie.relation = edge_list ? Relation::tie : Relation::co_mention;
  tie.directed = directed;
  tie.sentences = std::max(edge.sentences, 1u);
  tie.strength = edge.strength;
  return tie;
}

// The actors in falling influence, then index; those without any tie left out.
std::vector<Node> candidates(const Snapshot& snapshot, std::span<const double> influence,
                             const std::vector<DrawnTie>& stated, Selection& selection) {
  std::vector<bool> tied(snapshot.nodes.size(), false);
  for (const EdgeInfo& e : snapshot.edges) tied[e.source] = tied[e.target] = true;
  for (const DrawnTie& t : stated) tied[t.source] = tied[t.target] = true;
  std::vector<Node> order(snapshot.nodes.size());
  std::iota(order.begin(), order.end(), Node{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Node a, Node b) { return influence[a] > influence[b]; });
  const std::size_t all = order.size();
  std::erase_if(order, [&](Node u) { return !tied[u]; });
  if (order.size() < all)
    selection.hidden.push_back(
        counted(all - order.size(), "actor without ties is", "actors without ties are") +
        " hidden.");
  return order;
}

void keep_top(std::size_t top, Selection& selection) {
  if (top == 0 || selection.actors.size() <= top) return;
  selection.hidden.push_back("Shown are the " + grouped(top) + " of " +
                             grouped(selection.actors.size()) + " actors with most influence.");
  selection.actors.resize(top);
}

class Members {
 public:
  Members(std::size_t nodes, std::span<const Node> actors) : in_(nodes, false) {
    for (const Node u : actors) in_[u] = true;
  }
  bool operator()(Node a, Node b) const { return in_[a] && in_[b]; }

 private:
  std::vector<bool> in_;
};

void add_all_stated(const std::vector<DrawnTie>& stated, const Members& both,
                    std::set<Pair>& joined, Selection& selection) {
  for (const DrawnTie& tie : stated)
    if (both(tie.source, tie.target)) {
      selection.ties.push_back(tie);
      joined.insert(pair_of(tie.source, tie.target));
    }
}

// Which nodes lines join so far.
class Parts {
 public:
  explicit Parts(std::size_t nodes) : parent_(nodes) {
    std::iota(parent_.begin(), parent_.end(), Node{0});
  }
  // False if the two were joined already.
  bool join(Node a, Node b) {
    a = root(a);
    b = root(b);
    parent_[a] = b;
    return a != b;
  }

 private:
  Node root(Node u) {
    while (parent_[u] != u) u = parent_[u] = parent_[parent_[u]];
    return u;
  }
  std::vector<Node> parent_;
};

// Shapes: stated ties, clear co-mentions, and the strongest of the others where
// what belongs together would fall apart (so that every actor keeps a tie).
void select_full(const Snapshot& snapshot, const SelectOptions& options,
                 const std::vector<DrawnTie>& stated, Selection& selection) {
  const Members both(snapshot.nodes.size(), selection.actors);
  std::set<Pair> joined;
  add_all_stated(stated, both, joined, selection);
  const bool plain = !options.kind && (!options.layer || *options.layer == Layer::co_mention);
  if (!plain) return;
  const bool edge_list = is_edge_list(snapshot);
  std::vector<const EdgeInfo*> weak;
  const auto add = [&](const EdgeInfo& edge) {
    selection.ties.push_back(plain_tie(edge, edge_list, snapshot.graph.directed()));
  };
  std::size_t pairs = 0;
  for (const EdgeInfo& edge : snapshot.edges) {
    if (!both(edge.source, edge.target)) continue;
    ++pairs;
    if (joined.contains(pair_of(edge.source, edge.target))) continue;
    const bool clear =
        edge_list ? snapshot.edges.size() <= most_plain_ties : edge.sentences >= least_sentences;
    if (clear && edge.strength >= options.min_weight)
      add(edge);
    else
      weak.push_back(&edge);
  }
  std::stable_sort(weak.begin(), weak.end(),
                   [](const EdgeInfo* a, const EdgeInfo* b) { return a->strength > b->strength; });
  Parts parts(snapshot.nodes.size());
  for (const DrawnTie& tie : selection.ties) parts.join(tie.source, tie.target);
  std::size_t left_out = 0;
  for (const EdgeInfo* edge : weak) {
    if (parts.join(edge->source, edge->target))
      add(*edge);
    else
      ++left_out;
  }
  if (left_out == 0) return;
  const std::string rule = options.min_weight > 0
                               ? "below the weight " + shortest(options.min_weight)
                           : edge_list ? "the rest holds it together"
                                       : "seen in one sentence only, no stated relation";
  selection.hidden.push_back(grouped(left_out) + " of " + grouped(pairs) +
                             (edge_list ? " ties hidden (" : " co-mention pairs hidden (") + rule +
                             ").");
}

// Discs: the backbone drawn, all weights pulling.
void select_map(const Snapshot& snapshot, const SelectOptions& options, Selection& selection) {
  constexpr double usual_level = 0.05;
  const double level = options.backbone.value_or(usual_level);
  const Members both(snapshot.nodes.size(), selection.actors);
  std::vector<Edge> edges;
  for (const EdgeInfo& edge : snapshot.edges)
    if (both(edge.source, edge.target) && edge.strength >= options.min_weight)
      edges.push_back({edge.source, edge.target, edge.strength});
  const Csr graph = make_csr(snapshot.nodes.size(), edges, false);
  const std::vector<bool> kept = backbone(graph, level);
  std::size_t e = 0, drawn_count = 0;
  const bool edge_list = is_edge_list(snapshot);
  for (Node u = 0; u < graph.nodes(); ++u)
    for (std::size_t i = 0; i < graph.degree(u); ++i) {
      const Node v = graph.neighbors(u)[i];
      if (v < u) continue;
      const double weight = graph.weights(u)[i];
      if (kept[e++]) {
        EdgeInfo edge;
        edge.source = u;
        edge.target = v;
        edge.strength = weight;
        selection.ties.push_back(plain_tie(edge, edge_list, false));
        ++drawn_count;
      } else {
        selection.pull.push_back({u, v, weight});
      }
    }
  if (drawn_count < e)
    selection.hidden.push_back(
        "Of " + grouped(e) + " ties " + grouped(drawn_count) +
        " are drawn: a maximum spanning forest and the disparity filter at level " +
        shortest(level) + "; all of them shaped the layout.");
}

void select_ego(const Snapshot& snapshot, const SelectOptions& options,
                const std::vector<DrawnTie>& stated, Selection& selection) {
  std::map<Node, double> near;  // neighbours with the strength of their tie
  std::set<Pair> joined;
  const auto other = [&](Node a, Node b) { return a == options.ego ? b : a; };
  const auto touches = [&](Node a, Node b) { return a == options.ego || b == options.ego; };
  for (const DrawnTie& tie : stated)
    if (touches(tie.source, tie.target)) near[other(tie.source, tie.target)] += 1e3;
  for (const EdgeInfo& e : snapshot.edges)
    if (touches(e.source, e.target) && e.strength >= options.min_weight)
      near[other(e.source, e.target)] += e.strength;
  std::vector<Node> alters;
  for (const auto& [node, strength] : near) alters.push_back(node);
  std::stable_sort(alters.begin(), alters.end(),
                   [&](Node a, Node b) { return near.at(a) > near.at(b); });
  const std::size_t most = options.top > 0 ? options.top : most_around_ego;
  if (alters.size() > most) {
    selection.hidden.push_back("Shown are the " + grouped(most) + " closest of " +
                               grouped(alters.size()) + " neighbours.");
    alters.resize(most);
  }
  selection.actors = {options.ego};
  selection.actors.insert(selection.actors.end(), alters.begin(), alters.end());
  add_all_stated(stated, Members(snapshot.nodes.size(), selection.actors), joined, selection);
  for (DrawnTie& tie : selection.ties) tie.pale = !touches(tie.source, tie.target);
  const Members both(snapshot.nodes.size(), selection.actors);
  const bool edge_list = is_edge_list(snapshot);
  std::size_t between = 0;
  for (const EdgeInfo& e : snapshot.edges) {
    if (!both(e.source, e.target) || joined.contains(pair_of(e.source, e.target))) continue;
    if (touches(e.source, e.target))
      selection.ties.push_back(plain_tie(e, edge_list, snapshot.graph.directed()));
    else
      ++between;
  }
  if (between > 0)
    selection.hidden.push_back(counted(between,
                                       "tie without a stated relation between neighbours is",
                                       "ties without a stated relation between neighbours are") +
                               " hidden.");
}

// Only stated ties and the actors that have one.
void select_stated(const std::vector<DrawnTie>& stated, std::span<const Node> order,
                   Selection& selection) {
  std::set<Node> tied;
  for (const DrawnTie& tie : stated) {
    tied.insert(tie.source);
    tied.insert(tie.target);
  }
  for (const Node u : order)
    if (tied.contains(u)) selection.actors.push_back(u);
  selection.ties = stated;
}

}  // namespace

Selection select(const Snapshot& snapshot, std::span<const double> influence,
                 const SelectOptions& options) {
  Selection selection;
  const std::vector<DrawnTie> stated = stated_ties(snapshot, options, selection.hidden);
  if (options.view == View::ego) {
    select_ego(snapshot, options, stated, selection);
  } else if (options.view == View::meetings || options.view == View::sides) {
    Selection ignored;
    select_stated(stated, candidates(snapshot, influence, stated, ignored), selection);
    const std::size_t top = options.top > 0 ? options.top : most_in_meetings;
    keep_top(top, selection);
    const Members both(snapshot.nodes.size(), selection.actors);
    std::erase_if(selection.ties,
                  [&](const DrawnTie& tie) { return !both(tie.source, tie.target); });
  } else {
    selection.actors = candidates(snapshot, influence, stated, selection);
    if (options.view == View::among) {
      std::set<Node> wanted(options.among.begin(), options.among.end());
      std::erase_if(selection.actors, [&](Node u) { return !wanted.contains(u); });
      selection.hidden.clear();  // who is left out is said by the subtitle
    }
    keep_top(options.top > 0                         ? options.top
             : selection.actors.size() > most_in_map ? most_of_many
                                                     : 0,
             selection);
    selection.map = selection.actors.size() > options.most_with_shapes;
    if (selection.map || options.backbone)
      select_map(snapshot, options, selection);
    else
      select_full(snapshot, options, stated, selection);
  }
  std::set<Pair> pairs;
  for (const DrawnTie& tie : selection.ties) pairs.insert(pair_of(tie.source, tie.target));
  selection.pairs = pairs.size();
  return selection;
}

}  // namespace entente
