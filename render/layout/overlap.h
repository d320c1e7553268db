#pragma once

// Boxes moved apart with as little change to the drawing's shape as possible.

#include <span>
#include <vector>

#include "core/run.h"
#include "render/layout_cost.h"

namespace entente {

// The boxes with centres moved so that none overlap, sizes as they are. A drawing of 10 boxes
// or more is first made as large as `air` times the area of its boxes (below 2 they may not find
// room for long); then every box is pushed by those it overlaps along the lines between
// centres, all at once, and the drawing grows a little while many overlap, so that its shape stays
// as it is. What overlaps after 200 rounds moves to a free place on a widening spiral. Same bits
// on any number of threads. O(nodes log nodes) a round. Throws Error{cancelled}.
std::vector<PlacedBox> without_overlaps(std::vector<PlacedBox> boxes, double air, const Run& run);

}  // namespace entente
