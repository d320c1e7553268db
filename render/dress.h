#pragma once

// Values to looks: a selection becomes shapes, fills and lines, with what the
// legend must say of them.

#include <span>
#include <string>
#include <vector>

#include "graph/snapshot.h"
#include "render/compose.h"
#include "render/diagram.h"
#include "render/picture.h"
#include "render/select.h"

namespace entente {

// Actors and lines without positions; fills page.types, fills, relations and
// the notes of the legend.
struct Dressed {
  Picture picture;
  Page page;
};
Dressed dress(const Snapshot& snapshot, const DiagramData& data, const Selection& selection,
              const DiagramOptions& options);

// The last word of a person's name, with "Jr." and the like, else the name, for short lists.
std::string short_name(const NodeInfo& node);

// The ego in the middle, the others around it on an ellipse in the order that
// crosses fewest lines and keeps tied neighbours near (local search over swaps).
// Deterministic. O(n^2 ties) a round.
Picture laid_out_around(Picture picture);

}  // namespace entente
