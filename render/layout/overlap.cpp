#include "render/layout/overlap.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/parallel.h"
#include "render/layout/box_tree.h"

namespace entente {
namespace {

constexpr std::size_t most_overlaps = 24;  // of one box that a round looks at
constexpr int most_rounds = 200;
constexpr double more = 0.05;      // than a touch that a push aims for, of the smaller extent
constexpr double growth = 1.004;   // of the drawing, a round in which many overlap
constexpr double many = 0.02;      // of the boxes
constexpr double share = 0.5;      // of the way that one of two boxes goes
constexpr double most_push = 0.5;  // of the smaller extent of two boxes, a round
constexpr std::size_t few = 10;    // boxes, whose drawing is as large as it comes
constexpr double clear = 1e-7;     // a touch that rounding may leave is none

// Larger by a hair, so that boxes end up apart and not touching.
std::vector<PlacedBox> grown(std::vector<PlacedBox> boxes, double by) {
  for (PlacedBox& box : boxes) {
    box.width += by;
    box.height += by;
  }
  return boxes;
}

double area_of(const std::vector<PlacedBox>& boxes) {
  double area = 0;
  for (const PlacedBox& box : boxes) area += box.width * box.height;
  return area;
}

// Apart from every other centre, if only just: on a sunflower's seeds around it.
void part_coincident(std::vector<PlacedBox>& boxes, double size) {
  std::vector<std::uint32_t> order(boxes.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto key = [&](std::uint32_t i) {
    return std::tuple(boxes[i].center.x, boxes[i].center.y, i);
  };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  const std::vector<PlacedBox> before = boxes;
  double run_length = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Point a = before[order[i - 1]].center, b = before[order[i]].center;
    run_length = a.x == b.x && a.y == b.y ? run_length + 1 : 0;
    const double radius = 0.5 * size * std::sqrt(run_length);
    const double angle = run_length * std::numbers::pi * (3 - std::sqrt(5.0));
    boxes[order[i]].center.x += radius * std::cos(angle);
    boxes[order[i]].center.y += radius * std::sin(angle);
  }
}

// As large as boxes of this area need at least.
void spread(std::vector<PlacedBox>& boxes, double air) {
  double left = 1e300, right = -1e300, low = 1e300, high = -1e300;
  for (const PlacedBox& box : boxes) {
    left = std::min(left, box.center.x);
    right = std::max(right, box.center.x);
    low = std::min(low, box.center.y);
    high = std::max(high, box.center.y);
  }
  if (boxes.size() < few) return;
  // A line of boxes is no reason to scale without bound: a tenth of the extent counts as width.
  const double extent = std::max(right - left, high - low);
  const double area = std::max(right - left, extent / 10) * std::max(high - low, extent / 10);
  const double wanted = air * area_of(boxes);
  if (!(area > 0) || area >= wanted) return;
  const double scale = std::sqrt(wanted / area);
  for (PlacedBox& box : boxes) box.center = {box.center.x * scale, box.center.y * scale};
}

// Where the boxes that overlap this one push it: each by half of the way to a touch along the line
// of their centres.
Point pushed(const std::vector<PlacedBox>& boxes, const BoxTree& tree, std::size_t i) {
  const PlacedBox& box = boxes[i];
  Point sum = box.center;
  for (const std::uint32_t j : tree.overlapping(box, i, most_overlaps)) {
    const PlacedBox& other = boxes[j];
    const double dx = box.center.x - other.center.x, dy = box.center.y - other.center.y;
    const double wide = (box.width + other.width) / 2, tall = (box.height + other.height) / 2;
    // The touch is where the first of the two extents is reached.
    const double along =
        std::min(dx != 0 ? wide / std::abs(dx) : 1e300, dy != 0 ? tall / std::abs(dy) : 1e300);
    const double length = std::hypot(dx, dy);
    if (!(length > 0)) continue;
    const double way = std::min((along - 1) * length + more * std::min(wide, tall),
                                most_push * std::min(wide, tall));
    sum.x += share * way * dx / length;
    sum.y += share * way * dy / length;
  }
  return sum;
}

// Pushes every box once, all from the same state; how many moved.
std::size_t push(std::vector<PlacedBox>& boxes, const Run& run) {
  const BoxTree tree(boxes);
  std::vector<Point> next(boxes.size());
  parallel_for(boxes.size(), 256, run, [&](std::size_t i) { next[i] = pushed(boxes, tree, i); });
  std::size_t moved = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    moved += next[i].x != boxes[i].center.x || next[i].y != boxes[i].center.y;
    boxes[i].center = next[i];
  }
  return moved;
}

// The nearest place on a widening spiral where a box overlaps none.
Point free_place(PlacedBox box, const BoxTree& tree, const std::vector<PlacedBox>& placed) {
  const Point start = box.center;
  double radius = (box.width + box.height) / 16, angle = 0;
  const auto is_free = [&] {
    return tree.overlapping(box, static_cast<std::size_t>(-1), 1).empty() &&
           std::none_of(placed.begin(), placed.end(),
                        [&](const PlacedBox& other) { return overlap_depth(box, other) > 0; });
  };
  while (!is_free()) {
    box.center = {start.x + radius * std::cos(angle), start.y + radius * std::sin(angle)};
    angle += std::numbers::pi * (3 - std::sqrt(5.0));
    radius *= 1.02;
  }
  return box.center;
}

// Boxes that still overlap an earlier one move out of the way, large ones last.
void move_stragglers(std::vector<PlacedBox>& boxes, const Run& run) {
  constexpr std::size_t batch = 64;  // boxes placed between two trees
  const BoxTree tree(boxes);
  std::vector<std::uint32_t> order(boxes.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return boxes[a].width * boxes[a].height > boxes[b].width * boxes[b].height;
  });
  std::vector<std::size_t> rank(boxes.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  std::vector<std::uint32_t> stray;
  std::vector<PlacedBox> kept;
  for (const std::uint32_t i : order) {
    const auto others = tree.overlapping(boxes[i], i, boxes.size());
    const bool yields = std::any_of(others.begin(), others.end(),
                                    [&](std::uint32_t j) { return rank[j] < rank[i]; });
    if (yields)
      stray.push_back(i);
    else
      kept.push_back(boxes[i]);
  }
  for (std::size_t begin = 0; begin < stray.size(); begin += batch) {
    const BoxTree around(kept);
    std::vector<PlacedBox> placed;
    for (std::size_t i = begin; i < std::min(begin + batch, stray.size()); ++i) {
      run.checkpoint();
      boxes[stray[i]].center = free_place(boxes[stray[i]], around, placed);
      placed.push_back(boxes[stray[i]]);
    }
    kept.insert(kept.end(), placed.begin(), placed.end());
  }
}

}  // namespace

std::vector<PlacedBox> without_overlaps(std::vector<PlacedBox> boxes, double air, const Run& run) {
  if (boxes.size() < 2) return boxes;
  Run silent = run;
  silent.progress = {};
  const double area = area_of(boxes);
  const double size = std::max(std::sqrt(area / static_cast<double>(boxes.size())), 1e-3);
  const std::vector<PlacedBox> given = std::exchange(boxes, grown(boxes, clear * size));
  part_coincident(boxes, size);
  spread(boxes, air);
  for (int round = 0; round < most_rounds; ++round) {
    const std::size_t moved = push(boxes, silent);
    if (moved == 0) break;
    if (static_cast<double>(moved) > many * static_cast<double>(boxes.size()))
      for (PlacedBox& box : boxes) box.center = {box.center.x * growth, box.center.y * growth};
  }
  move_stragglers(boxes, silent);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    boxes[i].width = given[i].width;
    boxes[i].height = given[i].height;
  }
  return boxes;
}

}  // namespace entente
