#include "render/layout/pack.h"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// A stretch of the upper border of what is placed so far.
struct Step {
  double left, right, height;
};

// The height at which a rectangle from skyline[first] on would rest, -1 if it does not fit.
double resting_height(const std::vector<Step>& skyline, std::size_t first, double width,
                      double page) {
  const double left = skyline[first].left;
  if (left + width > page) return -1;
  double height = 0;
  for (std::size_t i = first; i < skyline.size() && skyline[i].left < left + width; ++i)
    height = std::max(height, skyline[i].height);
  return height;
}

void raise(std::vector<Step>& skyline, const Step& top) {
  std::vector<Step> out;
  for (const Step& step : skyline) {
    if (step.left < top.left)
      out.push_back({step.left, std::min(step.right, top.left), step.height});
    if (step.left <= top.left && top.left < step.right) out.push_back(top);
    if (step.right > top.right)
      out.push_back({std::max(step.left, top.right), step.right, step.height});
  }
  // Neighbours of one height are one.
  skyline.clear();
  for (const Step& step : out)
    if (!skyline.empty() && skyline.back().height == step.height)
      skyline.back().right = step.right;
    else
      skyline.push_back(step);
}

}  // namespace

std::vector<Point> packed(std::span<const PlacedBox> rectangles, double aspect) {
  double area = 0, page = 0;
  for (const PlacedBox& box : rectangles) {
    area += box.width * box.height;
    page = std::max(page, box.width);
  }
  page = std::max(page, std::sqrt(area * aspect * 1.1));
  std::vector<Step> skyline{{0, page, 0}};
  std::vector<Point> out;
  for (const PlacedBox& box : rectangles) {
    std::size_t best = 0;
    double least = -1;
    for (std::size_t i = 0; i < skyline.size(); ++i) {
      const double height = resting_height(skyline, i, box.width, page);
      if (height >= 0 && (least < 0 || height < least)) {
        least = height;
        best = i;
      }
    }
    const Point corner{skyline[best].left, std::max(least, 0.0)};
    out.push_back(corner);
    if (box.width > 0) raise(skyline, {corner.x, corner.x + box.width, corner.y + box.height});
  }
  return out;
}

}  // namespace entente
