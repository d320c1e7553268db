#pragma once

// Clusters as actors: names, keys, roles, and the reason of every link.

#include <vector>

#include "extract/actors/join.h"
#include "extract/resolve_corpus.h"

namespace entente {

// One group a cluster, sorted by key. O(records log records).
std::vector<ActorGroup> make_groups(const Joining& joining);

}  // namespace entente
