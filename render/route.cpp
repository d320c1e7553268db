#include "render/route.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/number.h"

namespace entente {
namespace {

Point bezier(const Point* p, double t) {
  const double u = 1 - t;
  const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
          a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

}  // namespace

Route parse_route(std::string_view route) {
  Route out;
  route = route.substr(0, route.find(';'));  // one piece is all we make
  while (!route.empty()) {
    const std::size_t end = std::min(route.find(' '), route.size());
    const std::string_view word = route.substr(0, end);
    route.remove_prefix(std::min(end + 1, route.size()));
    if (word.empty()) continue;
    if (word.starts_with("e,"))
      out.tip = parse_point(word.substr(2));
    else if (word.starts_with("s,"))
      out.start = parse_point(word.substr(2));
    else
      out.control.push_back(parse_point(word));
  }
  if (out.control.size() < 4 || out.control.size() % 3 != 1)
    throw Error(ErrorKind::defect, "a line's route is not a spline");
  return out;
}

std::string route_text(const Route& route) {
  std::string out;
  const auto add = [&out](Point p, std::string_view mark = "") {
    out += (out.empty() ? "" : " ") + std::string(mark) + fixed(p.x, 2) + "," + fixed(p.y, 2);
  };
  if (route.start) add(*route.start, "s,");
  if (route.tip) add(*route.tip, "e,");
  for (const Point p : route.control) add(p);
  return out;
}

Route straight_line(Point from, Point to) {
  const auto between = [&](double t) {
    return Point{from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
  };
  return {{}, {}, {from, between(1.0 / 3), between(2.0 / 3), to}};
}

std::vector<Point> sampled_route(std::string_view route) {
  constexpr int steps = 12;
  const auto [start, tip, control] = parse_route(route);
  std::vector<Point> points;
  points.push_back(start.value_or(control.front()));
  for (std::size_t i = 0; i + 3 < control.size(); i += 3)
    for (int k = 0; k <= steps; ++k) points.push_back(bezier(&control[i], double(k) / steps));
  points.push_back(tip.value_or(control.back()));
  return points;
}

Point point_along(const std::vector<Point>& line, double share) {
  double total = 0;
  for (std::size_t i = 1; i < line.size(); ++i)
    total += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  double left = total * share;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double length = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    if (length > 0 && left <= length) {
      const double t = left / length;
      return {line[i - 1].x + t * (line[i].x - line[i - 1].x),
              line[i - 1].y + t * (line[i].y - line[i - 1].y)};
    }
    left -= length;
  }
  return line.back();
}

}  // namespace entente
