#pragma once

// Boxes in a tree, so that a box's neighbours are found without looking at all.

#include <cstdint>
#include <span>
#include <vector>

#include "render/layout_cost.h"

namespace entente {

// By how much two boxes overlap: the shorter of the ways they share, <= 0 if they do not.
double overlap_depth(const PlacedBox& a, const PlacedBox& b);

// A view of the boxes as they are when it is made; they must outlive it.
class BoxTree {
 public:
  // O(n log n).
  explicit BoxTree(std::span<const PlacedBox> boxes);

  // Up to `most` boxes that overlap `box` other than number `self`. O(log n + found) for boxes
  // that overlap few others.
  std::vector<std::uint32_t> overlapping(const PlacedBox& box, std::size_t self,
                                         std::size_t most) const;
  // The `count` boxes whose centres are nearest to that of number `self`, nearest first; the same
  // ones each time. O(log n) on average.
  std::vector<std::uint32_t> nearest(std::uint32_t self, std::size_t count) const;

 private:
  struct Part {
    double left, right, low, high;  // of the boxes
    Point from, to;                 // of their centres
    std::uint32_t begin, end;       // of order_
    std::uint32_t first, second;    // halves, 0 for a leaf
  };
  std::uint32_t build(std::uint32_t begin, std::uint32_t end);
  Part around(std::uint32_t begin, std::uint32_t end) const;

  std::span<const PlacedBox> boxes_;
  std::vector<std::uint32_t> order_;
  std::vector<Part> parts_;
};

}  // namespace entente
