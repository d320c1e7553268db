#include "render/layout_cost.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/error.h"
#include "core/number.h"

namespace entente {
namespace {

// The weights were tuned by eye on pictures of 9 to 60 actors: one crossing
// counts as much as a line through a third of an actor or 7 % more area.
constexpr double crossing_cost = 1.0;
constexpr double through_cost = 3.0;
constexpr double aspect_cost = 12.0;
constexpr double area_cost = 14.0;
constexpr double short_cost = 4.0;
constexpr double least_room = 32;    // points between rims for a line to be read
constexpr double label_rims = 12;    // points of line to be seen on both sides of a label
constexpr double label_height = 34;  // points, of three lines
constexpr double label_cost = 90.0;

double turn(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(Point a, Point b, Point c, Point d) {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

// Whether the line a-b meets the box, grown by a margin (Liang & Barsky 1984).
bool meets(Point a, Point b, const PlacedBox& box) {
  const double margin = 4;
  double enter = 0, leave = 1;
  const auto clip = [&](double direction, double distance) {
    if (direction == 0) return distance >= 0;
    const double t = distance / direction;
    if (direction < 0)
      enter = std::max(enter, t);
    else
      leave = std::min(leave, t);
    return enter <= leave;
  };
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double left = box.center.x - box.width / 2 - margin;
  const double right = box.center.x + box.width / 2 + margin;
  const double low = box.center.y - box.height / 2 - margin;
  const double high = box.center.y + box.height / 2 + margin;
  return clip(-dx, a.x - left) && clip(dx, right - a.x) && clip(-dy, a.y - low) &&
         clip(dy, high - a.y);
}

double shape_cost(const std::vector<PlacedBox>& boxes) {
  double left = 1e300, right = -1e300, low = 1e300, high = -1e300, ink = 0;
  for (const PlacedBox& b : boxes) {
    left = std::min(left, b.center.x - b.width / 2);
    right = std::max(right, b.center.x + b.width / 2);
    low = std::min(low, b.center.y - b.height / 2);
    high = std::max(high, b.center.y + b.height / 2);
    ink += b.width * b.height;
  }
  if (boxes.empty() || ink <= 0) return 0;
  const double width = std::max(right - left, 1.0), height = std::max(high - low, 1.0);
  return aspect_cost * std::abs(std::log(width / height / 1.4)) +
         area_cost * std::log(width * height / ink);
}

// Points of line that its label hides: less where the line is steep.
double room_for_label(Point a, Point b, const PlacedLine& line) {
  const double length = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-9);
  const double level = std::abs(b.x - a.x) / length, steep = std::abs(b.y - a.y) / length;
  return std::min(line.label_width / std::max(level, 1e-9), label_height / std::max(steep, 1e-9)) +
         label_rims;
}

}  // namespace

double layout_cost(const std::vector<PlacedBox>& boxes, const std::vector<PlacedLine>& lines) {
  double cost = shape_cost(boxes);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PlacedLine& line = lines[i];
    const Point a = boxes[line.source].center, b = boxes[line.target].center;
    for (std::size_t j = 0; j < i; ++j) {
      const PlacedLine& other = lines[j];
      if (cross(a, b, boxes[other.source].center, boxes[other.target].center))
        cost += crossing_cost * (line.weight + other.weight) / 2;
    }
    for (std::size_t k = 0; k < boxes.size(); ++k)
      if (k != line.source && k != line.target && meets(a, b, boxes[k]))
        cost += through_cost * line.weight;
    // Of the ellipse in a box, in the direction of the line.
    const double length = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-9);
    const auto radius = [&](const PlacedBox& box) {
      return length / (2 * std::max(std::hypot((b.x - a.x) / box.width, (b.y - a.y) / box.height),
                                    1e-9));
    };
    const double room = length - radius(boxes[line.source]) - radius(boxes[line.target]);
    if (line.label_width > 0)
      cost += label_cost * std::clamp(1.1 - room / room_for_label(a, b, line), 0.0, 1.1);
    cost += short_cost * std::clamp(1 - room / least_room, 0.0, 1.0);
  }
  return cost;
}

Point parse_point(std::string_view text) {
  if (text.ends_with('!')) text.remove_suffix(1);
  const std::size_t comma = text.find(',');
  if (comma != std::string_view::npos) {
    const auto x = parse_number<double>(text.substr(0, comma));
    const auto y = parse_number<double>(text.substr(comma + 1));
    if (x && y) return {*x, *y};
  }
  throw Error(ErrorKind::defect, "\"" + std::string(text) + "\" is not a position");
}

std::vector<PlacedBox> placed_boxes(const DotGraph& graph) {
  std::vector<PlacedBox> boxes;
  for (const DotNode& node : graph.nodes)
    boxes.push_back({parse_point(find(node.attributes, "pos")),
                     72 * parse_number<double>(find(node.attributes, "width")).value_or(0.75),
                     72 * parse_number<double>(find(node.attributes, "height")).value_or(0.5)});
  return boxes;
}

std::vector<PlacedLine> placed_lines(const DotGraph& graph) {
  std::vector<PlacedLine> lines;
  for (const DotEdge& edge : graph.edges) {
    if (!find(edge.attributes, "entente_hidden").empty()) continue;
    lines.push_back({edge.source, edge.target,
                     parse_number<double>(find(edge.attributes, "entente_weight")).value_or(1),
                     parse_number<double>(find(edge.attributes, "entente_label")).value_or(0)});
  }
  return lines;
}

}  // namespace entente
