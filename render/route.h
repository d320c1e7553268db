#pragma once

// Graphviz's splines ("e,x,y x,y x,y ..."): sampled, and measured along.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/layout_cost.h"

namespace entente {

struct Route {
  std::optional<Point> start, tip;  // of arrows before and behind the curve
  std::vector<Point> control;       // 3 k + 1 points of k Bezier pieces
};
// Throws Error{defect} if the text is no route.
Route parse_route(std::string_view route);
std::string route_text(const Route& route);
Route straight_line(Point from, Point to);

// Points along a route, from its source to its target, 12 a Bezier piece.
// Throws Error{defect} if it is not one.
std::vector<Point> sampled_route(std::string_view route);

// The point at `share` of the length of a polyline, share in [0, 1]. The line
// has at least one point.
Point point_along(const std::vector<Point>& line, double share);

}  // namespace entente
