#include "cli/relations.h"

#include <algorithm>
#include <utility>

#include "core/error.h"

namespace entente {
namespace {

bool joins(const TypedEdge& tie, Node a, Node b) {
  return (tie.source == a && tie.target == b) || (tie.source == b && tie.target == a);
}

}  // namespace

Node node_of(const Snapshot& graph, std::string_view key) {
  const auto it = std::ranges::find(graph.nodes, key, &NodeInfo::id);
  if (it == graph.nodes.end())
    throw Error(ErrorKind::nothing, "'" + std::string(key) + "' is not in the part of " +
                                        graph.title + " that was asked for");
  return static_cast<Node>(it - graph.nodes.begin());
}

const EdgeInfo* edge_between(const Snapshot& graph, Node a, Node b) {
  const bool directed = graph.graph.directed();
  const std::pair wanted(directed ? a : std::min(a, b), directed ? b : std::max(a, b));
  const auto it = std::lower_bound(graph.edges.begin(), graph.edges.end(), wanted,
                                   [](const EdgeInfo& edge, const std::pair<Node, Node>& pair) {
                                     return std::pair(edge.source, edge.target) < pair;
                                   });
  if (it == graph.edges.end() || std::pair(it->source, it->target) != wanted) return nullptr;
  return &*it;
}

std::string relations_between(const Snapshot& graph, Node a, Node b, bool with_counts) {
  struct Sum {
    std::string label;
    std::uint32_t tellings = 0;
  };
  std::vector<Sum> sums;
  for (const TypedEdge& tie : graph.typed) {
    if (!joins(tie, a, b)) continue;
    std::string label(name_of(tie.kind));
    if (is_directed(tie.kind)) label = tie.source == a ? label + "→" : "←" + label;
    const auto it =
        std::find_if(sums.begin(), sums.end(), [&](const Sum& sum) { return sum.label == label; });
    if (it == sums.end())
      sums.push_back({label, tie.tellings});
    else
      it->tellings += tie.tellings;
  }
  std::stable_sort(sums.begin(), sums.end(),
                   [](const Sum& x, const Sum& y) { return x.tellings > y.tellings; });
  std::string out;
  for (const Sum& sum : sums) {
    out += (out.empty() ? "" : with_counts ? " · " : ", ") + sum.label;
    if (with_counts) out += " " + std::to_string(sum.tellings);
  }
  return out;
}

}  // namespace entente
