#include "graph/tie_pairs.h"

#include <algorithm>

namespace entente {

std::vector<std::pair<Node, Node>> tie_pairs(TieKind kind, const std::vector<TiedNode>& who) {
  std::vector<std::pair<Node, Node>> pairs;
  if (is_directed(kind)) {
    for (const TiedNode& s : who)
      for (const TiedNode& o : who)
        if (s.role == Role::subject && o.role == Role::object && s.node != o.node)
          pairs.emplace_back(s.node, o.node);
  } else {
    const bool hosted =
        who.size() > 6 && std::any_of(who.begin(), who.end(), [](const TiedNode& s) {
          return s.role == Role::host;
        });
    for (std::size_t i = 0; i < who.size(); ++i)
      for (std::size_t j = i + 1; j < who.size(); ++j) {
        if (who[i].node == who[j].node) continue;
        if (hosted && who[i].role != Role::host && who[j].role != Role::host) continue;
        pairs.push_back(std::minmax(who[i].node, who[j].node));
      }
  }
  // Two entities of a document may be one actor.
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace entente
