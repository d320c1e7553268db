#include "render/lead_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "render/arrowhead.h"
#include "render/layout/bent_lines.h"
#include "render/route.h"

namespace entente {
namespace {

bool holds(const PictureNode& node, Point p) {
  const double x = std::abs(p.x - node.at.x) / std::max(node.width / 2, 1e-9);
  const double y = std::abs(p.y - node.at.y) / std::max(node.height / 2, 1e-9);
  switch (node.shape) {
    case Shape::rounded:
    case Shape::note:
    case Shape::swatch:
      return x < 1 && y < 1;
    case Shape::hexagon:
      return y < 1 && x < 1 - y / 2;
    case Shape::ellipse:
    case Shape::dashed_ellipse:
    case Shape::disc:
      break;
  }
  return x * x + y * y < 1;
}

Point between(Point a, Point b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }
double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// One Bezier piece cut at t, by de Casteljau: the points of both halves, the middle one of both.
std::array<Point, 7> halves(const Point* p, double t) {
  const Point a = between(p[0], p[1], t), b = between(p[1], p[2], t), c = between(p[2], p[3], t);
  const Point ab = between(a, b, t), bc = between(b, c, t);
  return {p[0], a, ab, between(ab, bc, t), bc, c, p[3]};
}

// A curve of several pieces by one number, the piece before the point and the place in it behind.
class Curve {
 public:
  explicit Curve(std::vector<Point> control) : control_(std::move(control)) {}

  double end() const { return static_cast<double>((control_.size() - 1) / 3); }
  Point at(double t) const {
    const auto [first, share] = split(t);
    return halves(&control_[first], share)[3];
  }
  // The place between one where `is_there` is false and one where it is true.
  template <class Claim>
  double border(double no, double yes, Claim is_there) const {
    for (int i = 0; i < 40; ++i) {
      const double middle = (no + yes) / 2;
      (is_there(at(middle)) ? yes : no) = middle;
    }
    return yes;
  }
  // Looking from `from` to `to`, the first place for which `is_there` holds; `to` if there is none.
  template <class Claim>
  double first(double from, double to, Claim is_there) const {
    const int steps = 60 * static_cast<int>(end());
    double before = from;
    for (int i = 1; i <= steps; ++i) {
      const double t = from + (to - from) * i / steps;
      if (is_there(at(t))) return border(before, t, is_there);
      before = t;
    }
    return to;
  }
  std::vector<Point> part(double from, double to) const {
    std::vector<Point> out = control_;
    const auto [last, share] = split(to);
    const std::array<Point, 7> end = halves(&control_[last], share);
    out.resize(last);
    out.insert(out.end(), end.begin(), end.begin() + 4);
    const auto [first, begin] = split(from);
    // Both cuts in one piece: the second place counts in what the first left of it.
    const std::array<Point, 7> left =
        halves(&out[first], first == last && share > 0 ? begin / share : begin);
    std::copy(left.begin() + 3, left.end(), out.begin() + static_cast<std::ptrdiff_t>(first));
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first));
    return out;
  }

 private:
  // The first control point of the piece, and the place in it.
  std::pair<std::size_t, double> split(double t) const {
    const double piece = std::clamp(std::floor(t), 0.0, end() - 1);
    return {3 * static_cast<std::size_t>(piece), t - piece};
  }
  std::vector<Point> control_;
};

Route from_rim_to_rim(const std::vector<Point>& control, const PictureNode& source,
                      const PictureNode& target, double arrow) {
  const Curve curve(control);
  const double begin =
      curve.first(0, curve.end(), [&](Point p) { return !holds(source, p); });
  const double end = curve.first(curve.end(), 0, [&](Point p) { return !holds(target, p); });
  Route route;
  if (end <= begin) {
    route.control = control;  // one shape lies on the other
    return route;
  }
  double before = end;
  const Point tip = curve.at(end);
  if (arrow > 0) {
    route.tip = tip;
    const double middle = (begin + end) / 2;
    before = curve.first(end, middle, [&](Point p) { return distance(p, tip) >= arrow; });
  }
  route.control = curve.part(begin, before);
  return route;
}

}  // namespace

std::size_t drawn_lines(const Picture& picture) {
  return static_cast<std::size_t>(
      std::count_if(picture.lines.begin(), picture.lines.end(),
                    [](const PictureLine& line) { return !line.hidden; }));
}

void lead_lines(Picture& picture, const Run& run) {
  constexpr std::size_t most_led = 3000;
  if (picture.nodes.empty() || drawn_lines(picture) > most_led) return;
  const bool discs = picture.nodes[0].shape == Shape::disc;
  std::vector<PlacedBox> shapes;
  for (const PictureNode& node : picture.nodes)
    shapes.push_back({node.at, node.width, node.height});
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  std::vector<PictureLine*> drawn;
  for (PictureLine& line : picture.lines) {
    if (line.hidden) continue;
    ends.emplace_back(line.source, line.target);
    drawn.push_back(&line);
  }
  const std::vector<std::vector<Point>> curves =
      bent_lines(shapes, discs ? Outline::disc : Outline::box, ends, run);
  for (std::size_t k = 0; k < drawn.size(); ++k) {
    PictureLine& line = *drawn[k];
    if (discs) {
      if (!curves[k].empty()) line.route = route_text({{}, {}, curves[k]});
      continue;
    }
    const PictureNode &source = picture.nodes[line.source], &target = picture.nodes[line.target];
    const std::vector<Point> control =
        curves[k].empty() ? straight_line(source.at, target.at).control : curves[k];
    line.route = route_text(
        from_rim_to_rim(control, source, target, arrow_length(line.style.arrowhead)));
  }
}

}  // namespace entente
