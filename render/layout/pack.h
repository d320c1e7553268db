#pragma once

// Rectangles on a page.

#include <span>
#include <vector>

#include "render/layout_cost.h"

namespace entente {

// Where the lower left corner of each rectangle goes (only sizes are read) so that none overlap
// and together they are about `aspect` times as wide as high: each, in the order given, at the
// lowest place of the skyline of those before, leftmost first. Give the largest first. O(n *
// rectangles side by side).
std::vector<Point> packed(std::span<const PlacedBox> rectangles, double aspect);

}  // namespace entente
