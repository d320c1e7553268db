#pragma once

// The upright rectangle around things of a picture, in points; empty until one is added.

#include <algorithm>

#include "render/layout_cost.h"

namespace entente {

struct Bounds {
  double left = 1e300, right = -1e300, low = 1e300, high = -1e300;

  void add(Point p) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    low = std::min(low, p.y);
    high = std::max(high, p.y);
  }
  void add(const PlacedBox& box) {
    add(Point{box.center.x - box.width / 2, box.center.y - box.height / 2});
    add(Point{box.center.x + box.width / 2, box.center.y + box.height / 2});
  }
};

}  // namespace entente
