#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/dress.h"

namespace entente {
namespace {

// Places on the ellipse by angle, the first at the top.
std::vector<Point> places(std::size_t n, const Picture& picture) {
  double widest = 0, highest = 0;
  for (std::size_t i = 1; i < picture.nodes.size(); ++i) {
    widest = std::max(widest, picture.nodes[i].width);
    highest = std::max(highest, picture.nodes[i].height);
  }
  // 300 x 205 points suit up to ten neighbours; more need a longer rim.
  const double grow = std::max(1.0, static_cast<double>(n) / 10);
  const double a = std::max(300 * grow, picture.nodes[0].width / 2 + widest / 2 + 90);
  const double b = std::max(205 * grow, picture.nodes[0].height / 2 + highest / 2 + 80);
  std::vector<Point> out;
  for (std::size_t i = 0; i < n; ++i) {
    const double angle = std::numbers::pi / 2 -
                         2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(n);
    out.push_back({a * std::cos(angle), b * std::sin(angle)});
  }
  return out;
}

struct Pull {
  std::size_t a, b;  // neighbours, 0-based without the ego
};

double order_cost(const std::vector<std::size_t>& seat, const std::vector<Pull>& pulls,
                  const std::vector<Point>& place, const Picture& picture) {
  std::vector<PlacedBox> boxes{{{0, 0}, picture.nodes[0].width, picture.nodes[0].height}};
  for (std::size_t i = 0; i < seat.size(); ++i)
    boxes.push_back({place[seat[i]], picture.nodes[i + 1].width, picture.nodes[i + 1].height});
  std::vector<PlacedLine> lines;
  for (const PictureLine& line : picture.lines) lines.push_back({line.source, line.target, 1, 0});
  double cost = layout_cost(boxes, lines);
  for (const Pull& pull : pulls) {
    const Point p = place[seat[pull.a]], q = place[seat[pull.b]];
    cost += std::hypot(p.x - q.x, p.y - q.y) / 150;
  }
  return cost;
}

// The rim drawn in as far as the boxes on it leave `gap` points between each other and around the
// ego. Labels on lines need the full length.
double tightest(const std::vector<PlacedBox>& boxes) {
  constexpr double gap = 14, least = 0.55, step = 0.03;
  for (double scale = least; scale < 1; scale += step) {
    bool free = true;
    for (std::size_t i = 0; i < boxes.size() && free; ++i)
      for (std::size_t j = 0; j < i && free; ++j) {
        const double more = j == 0 ? 4 * gap : gap;
        const double dx = std::abs(boxes[i].center.x - boxes[j].center.x) * scale;
        const double dy = std::abs(boxes[i].center.y - boxes[j].center.y) * scale;
        free = dx >= (boxes[i].width + boxes[j].width) / 2 + more ||
               dy >= (boxes[i].height + boxes[j].height) / 2 + more;
      }
    if (free) return scale;
  }
  return 1;
}

}  // namespace

Picture laid_out_around(Picture picture) {
  const std::size_t n = picture.nodes.size() - 1;
  if (n == 0) return picture;
  const std::vector<Point> place = places(n, picture);
  std::vector<Pull> pulls;
  for (const PictureLine& line : picture.lines)
    if (line.source != 0 && line.target != 0) pulls.push_back({line.source - 1, line.target - 1});
  std::vector<std::size_t> seat(n);
  for (std::size_t i = 0; i < n; ++i) seat[i] = i;
  double cost = order_cost(seat, pulls, place, picture);
  constexpr int most_rounds = 12;
  for (int round = 0; round < most_rounds; ++round) {
    bool better = false;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        std::swap(seat[i], seat[j]);
        const double now = order_cost(seat, pulls, place, picture);
        if (now < cost - 1e-9) {
          cost = now;
          better = true;
        } else {
          std::swap(seat[i], seat[j]);
        }
      }
    if (!better) break;
  }
  std::vector<PlacedBox> boxes{{{0, 0}, picture.nodes[0].width, picture.nodes[0].height}};
  for (std::size_t i = 0; i < n; ++i)
    boxes.push_back({place[seat[i]], picture.nodes[i + 1].width, picture.nodes[i + 1].height});
  const bool labelled = std::any_of(picture.lines.begin(), picture.lines.end(),
                                    [](const PictureLine& line) { return !line.label.empty(); });
  const double scale = labelled ? 1 : tightest(boxes);
  for (std::size_t i = 1; i <= n; ++i)
    picture.nodes[i].at = {boxes[i].center.x * scale, boxes[i].center.y * scale};
  return picture;
}

}  // namespace entente
