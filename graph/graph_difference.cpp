#include "graph/graph_difference.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

#include "core/error.h"

namespace entente {
namespace {

constexpr double same_strength = 1e-9;

std::vector<Node> in_order_of_id(const std::vector<NodeInfo>& nodes) {
  std::vector<Node> order(nodes.size());
  std::iota(order.begin(), order.end(), Node{0});
  std::ranges::sort(order, {}, [&](Node u) -> std::string_view { return nodes[u].id; });
  return order;
}

void match_ids(const Snapshot& before, const Snapshot& after, GraphDifference& out) {
  const std::vector<Node> later = in_order_of_id(after.nodes);
  auto b = later.begin();
  for (const Node a : in_order_of_id(before.nodes)) {
    while (b != later.end() && after.nodes[*b].id < before.nodes[a].id) out.gained.push_back(*b++);
    if (b != later.end() && after.nodes[*b].id == before.nodes[a].id)
      out.after_of[a] = *b++;
    else
      out.lost.push_back(a);
  }
  out.gained.insert(out.gained.end(), b, later.end());
  std::ranges::sort(out.gained);
  std::ranges::sort(out.lost);
}

// Names to the one node of `nodes` that has it, or no_node for several.
using Named = std::map<std::string_view, Node>;
Named named(const std::vector<NodeInfo>& all, const std::vector<Node>& nodes, bool by_alias) {
  Named out;
  const auto add = [&](std::string_view name, Node u) {
    const auto [it, fresh] = out.emplace(name, u);
    if (!fresh && it->second != u) it->second = no_node;
  };
  for (const Node u : nodes) {
    if (!by_alias) add(all[u].label, u);
    if (by_alias)
      for (const std::string& alias : all[u].aliases) add(alias, u);
  }
  return out;
}

// The pairs (lost, gained) where the name of the one is an alias of the other.
void match_names(const Snapshot& before, const Snapshot& after, GraphDifference& out) {
  std::vector<Node> before_of(after.nodes.size(), no_node);
  const auto join = [&](Node a, Node b) {
    if (a == no_node || b == no_node || before.nodes[a].type != after.nodes[b].type) return;
    if (out.after_of[a] != no_node || before_of[b] != no_node) return;
    out.after_of[a] = b;
    before_of[b] = a;
  };
  const auto one_of = [](const Named& names, const std::string& name) {
    const auto it = names.find(name);
    return it == names.end() ? no_node : it->second;
  };
  const Named later = named(after.nodes, out.gained, true);
  for (const auto& [name, a] : named(before.nodes, out.lost, false))
    join(a, one_of(later, std::string(name)));
  const Named earlier = named(before.nodes, out.lost, true);
  for (const auto& [name, b] : named(after.nodes, out.gained, false))
    join(one_of(earlier, std::string(name)), b);
  std::erase_if(out.lost, [&](Node a) { return out.after_of[a] != no_node; });
  std::erase_if(out.gained, [&](Node b) { return before_of[b] != no_node; });
}

using Ties = std::map<std::pair<Node, Node>, double>;

Ties ties_of(const Snapshot& s) {
  Ties out;
  for (const EdgeInfo& e : s.edges) out[{e.source, e.target}] = e.strength;
  return out;
}

void compare_ties(const Snapshot& before, const Snapshot& after, GraphDifference& out) {
  Ties later = ties_of(after);
  for (const auto& [pair, strength] : ties_of(before)) {
    Node u = out.after_of[pair.first], v = out.after_of[pair.second];
    if (!after.graph.directed() && u > v) std::swap(u, v);
    const auto it = u == no_node || v == no_node ? later.end() : later.find({u, v});
    if (it == later.end()) {
      out.ties_lost.push_back({pair.first, pair.second, strength, 0});
      continue;
    }
    if (std::abs(it->second - strength) > same_strength * std::max(it->second, strength))
      out.ties_changed.push_back({u, v, strength, it->second});
    later.erase(it);
  }
  for (const auto& [pair, strength] : later)
    out.ties_gained.push_back({pair.first, pair.second, 0, strength});
  std::ranges::sort(out.ties_changed, {},
                    [](const TieChange& c) { return std::pair(c.source, c.target); });
}

}  // namespace

GraphDifference difference(const Snapshot& before, const Snapshot& after) {
  if (before.graph.directed() != after.graph.directed())
    throw Error(ErrorKind::input, before.title + " and " + after.title +
                                      ": the ties of one have a direction, those of the other have "
                                      "none; compare like with like");
  GraphDifference out;
  out.after_of.assign(before.nodes.size(), no_node);
  match_ids(before, after, out);
  match_names(before, after, out);
  compare_ties(before, after, out);
  return out;
}

}  // namespace entente
