#pragma once

#include "render/dress.h"

namespace entente {

// One disc a community, its area by its actors, named after its two most
// influential; lines for the ties between communities, by their backbone.
// O(arcs).
Dressed dress_communities(const Snapshot& snapshot, const DiagramData& data,
                          const DiagramOptions& options);

}  // namespace entente
