#pragma once

// What ties two actors of a snapshot, in a few words.

#include <string>
#include <string_view>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

// The node whose id is `key`. Throws Error{nothing} if the snapshot's filters
// leave the actor out. O(log nodes).
Node node_of(const Snapshot& graph, std::string_view key);

// The edge between two nodes (of a directed graph: from `a` to `b`), or nullptr. O(log edges).
const EdgeInfo* edge_between(const Snapshot& graph, Node a, Node b);

// Stated ties between `a` and `b` by kind, most told first: "meet 2 · accuse→ 1";
// the arrow points from `a` to `b`. Empty if there is none.
// O(typed ties).
std::string relations_between(const Snapshot& graph, Node a, Node b, bool with_counts);

}  // namespace entente
