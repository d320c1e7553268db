#pragma once

// Which pairs of actors one stated tie joins.

#include <utility>
#include <vector>

#include "core/ontology.h"
#include "graph/csr.h"

namespace entente {

struct TiedNode {
  Node node = 0;
  Role role = Role::subject;
};

// (source, target) of directed kinds: every subject on every object. Of others all pairs, the lower
// node first; of more than six with a host each with the host. Ascending, each pair once. O(n^2).
std::vector<std::pair<Node, Node>> tie_pairs(TieKind kind, const std::vector<TiedNode>& who);

}  // namespace entente
