#include "render/layout/box_tree.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace entente {
namespace {

constexpr std::uint32_t leaf_size = 4;

double squared_gap(Point p, Point from, Point to) {
  const double dx = std::max({from.x - p.x, p.x - to.x, 0.0});
  const double dy = std::max({from.y - p.y, p.y - to.y, 0.0});
  return dx * dx + dy * dy;
}

}  // namespace

double overlap_depth(const PlacedBox& a, const PlacedBox& b) {
  return std::min((a.width + b.width) / 2 - std::abs(a.center.x - b.center.x),
                  (a.height + b.height) / 2 - std::abs(a.center.y - b.center.y));
}

BoxTree::BoxTree(std::span<const PlacedBox> boxes) : boxes_(boxes), order_(boxes.size()) {
  std::iota(order_.begin(), order_.end(), 0u);
  if (!boxes.empty()) build(0, static_cast<std::uint32_t>(boxes.size()));
}

BoxTree::Part BoxTree::around(std::uint32_t begin, std::uint32_t end) const {
  Part part{1e300, -1e300, 1e300, -1e300, {1e300, 1e300}, {-1e300, -1e300}, begin, end, 0, 0};
  for (std::uint32_t i = begin; i < end; ++i) {
    const PlacedBox& box = boxes_[order_[i]];
    part.left = std::min(part.left, box.center.x - box.width / 2);
    part.right = std::max(part.right, box.center.x + box.width / 2);
    part.low = std::min(part.low, box.center.y - box.height / 2);
    part.high = std::max(part.high, box.center.y + box.height / 2);
    part.from = {std::min(part.from.x, box.center.x), std::min(part.from.y, box.center.y)};
    part.to = {std::max(part.to.x, box.center.x), std::max(part.to.y, box.center.y)};
  }
  return part;
}

// Halves by number of boxes, so that it is never deeper than log n.
std::uint32_t BoxTree::build(std::uint32_t begin, std::uint32_t end) {
  const auto index = static_cast<std::uint32_t>(parts_.size());
  parts_.push_back(around(begin, end));
  if (end - begin <= leaf_size) return index;
  const bool wide =
      parts_[index].to.x - parts_[index].from.x >= parts_[index].to.y - parts_[index].from.y;
  const std::uint32_t middle = begin + (end - begin) / 2;
  const auto key = [&](std::uint32_t i) {
    return std::pair(wide ? boxes_[i].center.x : boxes_[i].center.y, i);
  };
  std::nth_element(order_.begin() + begin, order_.begin() + middle, order_.begin() + end,
                   [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  const std::uint32_t first = build(begin, middle);
  const std::uint32_t second = build(middle, end);
  parts_[index].first = first;
  parts_[index].second = second;
  return index;
}

std::vector<std::uint32_t> BoxTree::overlapping(const PlacedBox& box, std::size_t self,
                                                std::size_t most) const {
  std::vector<std::uint32_t> found, open;
  if (!parts_.empty()) open.push_back(0);
  const double left = box.center.x - box.width / 2, right = box.center.x + box.width / 2;
  const double low = box.center.y - box.height / 2, high = box.center.y + box.height / 2;
  while (!open.empty() && found.size() < most) {
    const Part& part = parts_[open.back()];
    open.pop_back();
    if (part.left >= right || part.right <= left || part.low >= high || part.high <= low) continue;
    if (part.first != 0) {
      open.push_back(part.second);
      open.push_back(part.first);
      continue;
    }
    for (std::uint32_t i = part.begin; i < part.end && found.size() < most; ++i)
      if (order_[i] != self && overlap_depth(box, boxes_[order_[i]]) > 0)
        found.push_back(order_[i]);
  }
  return found;
}

std::vector<std::uint32_t> BoxTree::nearest(std::uint32_t self, std::size_t count) const {
  const Point p = boxes_[self].center;
  std::vector<std::pair<double, std::uint32_t>> best, open{{0, 0}};  // the worst and nearest on top
  while (!open.empty()) {
    const auto [gap, index] = open.back();
    open.pop_back();
    if (best.size() == count && gap >= best.front().first) continue;
    const Part& part = parts_[index];
    if (part.first != 0) {
      std::pair<double, std::uint32_t> a{
          squared_gap(p, parts_[part.first].from, parts_[part.first].to), part.first};
      std::pair<double, std::uint32_t> b{
          squared_gap(p, parts_[part.second].from, parts_[part.second].to), part.second};
      if (a < b) std::swap(a, b);
      open.push_back(a);
      open.push_back(b);
      continue;
    }
    for (std::uint32_t i = part.begin; i < part.end; ++i) {
      if (order_[i] == self) continue;
      const Point q = boxes_[order_[i]].center;
      const std::pair<double, std::uint32_t> offer{
          (q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y), order_[i]};
      if (best.size() == count) {
        if (!(offer < best.front())) continue;
        std::pop_heap(best.begin(), best.end());
        best.pop_back();
      }
      best.push_back(offer);
      std::push_heap(best.begin(), best.end());
    }
  }
  std::sort(best.begin(), best.end());
  std::vector<std::uint32_t> out;
  for (const auto& [distance, index] : best) out.push_back(index);
  return out;
}

}  // namespace entente
