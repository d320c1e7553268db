#include "render/layout/bent_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/parallel.h"
#include "render/layout/box_tree.h"

namespace entente {
namespace {

constexpr double clearance_of_discs = 2.5;  // points between a line and a shape
constexpr double clearance_of_boxes = 6;
constexpr double apart = 14;     // points between the middles of two lines of a pair
constexpr double step = 3;       // points between places at which a curve is looked at
constexpr int deepest = 7;       // corners within corners
constexpr int most_tries = 400;  // stretches looked at for one line

Point between(Point a, Point b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }
double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// A line, and where it lies among those of its pair: 0 in the middle, to both sides +-1, +-2 ...
struct Stretch {
  std::size_t from, to;
  double lane;
  std::size_t before;  // how many of the pair there are before it
};

// One line and what is in its way.
class Bend {
 public:
  Bend(std::span<const PlacedBox> shapes, Outline outline, const BoxTree& tree,
       const Stretch& line)
      : shapes_(shapes),
        outline_(outline),
        clearance_(outline == Outline::disc ? clearance_of_discs : clearance_of_boxes),
        tree_(tree),
        from_(line.from),
        to_(line.to),
        lane_(line.lane),
        before_(static_cast<double>(line.before)) {}

  std::vector<Point> curve() {
    const Point a = shapes_[from_].center, b = shapes_[to_].center;
    if (from_ == to_ || (lane_ == 0 && !first_hit(a, b))) return {};
    for (const double share : bows(distance(a, b)))
      if (std::vector<Point> bow = bow_of(a, b, share); is_free(bow)) return bow;
    std::vector<Point> corners{a};
    if (!lead(a, b, deepest, corners)) return {};
    return rounded(pulled(corners));
  }

 private:
  // How far the middle is moved aside, in lengths of the line, the best first.
  std::vector<double> bows(double length) const {
    if (lane_ == 0) return {0.03, -0.03, 0.06, -0.06, 0.1, -0.1, 0.15, -0.15, 0.2, -0.2};
    const double share = std::clamp(lane_ * apart / std::max(length, 1.0), -0.25, 0.25);
    return {share, 1.4 * share, 0.7 * share, 2 * share, 2.8 * share};
  }

  // The shape at this place, with its clearance, other than the line's own ends.
  std::optional<std::size_t> shape_at(Point p) const {
    const PlacedBox around{p, 2 * clearance_, 2 * clearance_};
    constexpr std::size_t most = 16;  // shapes do not overlap
    for (const std::uint32_t i : tree_.overlapping(around, shapes_.size(), most))
      if (i != from_ && i != to_ &&
          (outline_ == Outline::box ||
           distance(p, shapes_[i].center) < shapes_[i].width / 2 + clearance_))
        return i;
    return std::nullopt;
  }

  // From the middle of a shape to where a line across the normal just touches it.
  double reach(const PlacedBox& shape, Point normal) const {
    if (outline_ == Outline::disc) return shape.width / 2;
    return (shape.width * std::abs(normal.x) + shape.height * std::abs(normal.y)) / 2;
  }

  std::optional<std::size_t> first_hit(Point a, Point b) const {
    const int steps = 1 + static_cast<int>(distance(a, b) / step);
    for (int i = 0; i <= steps; ++i)
      if (const auto shape = shape_at(between(a, b, double(i) / steps))) return shape;
    return std::nullopt;
  }

  static std::vector<Point> bow_of(Point a, Point b, double share) {
    const Point across{(a.y - b.y) * share * 4 / 3, (b.x - a.x) * share * 4 / 3};
    const Point p = between(a, b, 0.3), q = between(a, b, 0.7);
    return {a, {p.x + across.x, p.y + across.y}, {q.x + across.x, q.y + across.y}, b};
  }

  bool is_free(const std::vector<Point>& control) const {
    for (std::size_t i = 0; i + 3 < control.size(); i += 3) {
      const Point* c = &control[i];
      const double length = distance(c[0], c[1]) + distance(c[1], c[2]) + distance(c[2], c[3]);
      const int steps = 1 + static_cast<int>(length / step);
      for (int k = 0; k <= steps; ++k) {
        const double t = double(k) / steps;
        const Point p = between(between(c[0], c[1], t), between(c[1], c[2], t), t);
        const Point q = between(between(c[1], c[2], t), between(c[2], c[3], t), t);
        if (shape_at(between(p, q, t))) return false;
      }
    }
    return true;
  }

  // A free place beside a shape, seen along the line from a to b.
  std::optional<Point> beside(const PlacedBox& shape, Point a, Point b, double side) const {
    const double length = distance(a, b);
    if (!(length > 0)) return std::nullopt;
    const Point normal{(a.y - b.y) / length * side, (b.x - a.x) / length * side};
    double away = reach(shape, normal) + 1.6 * clearance_ + before_ * apart / 2;
    for (int i = 0; i < 10; ++i, away += 5) {
      const Point p{shape.center.x + normal.x * away, shape.center.y + normal.y * away};
      if (!shape_at(p)) return p;
    }
    return std::nullopt;
  }

  // Appends corners of a free way to b, b last; false if none was found, `corners` as before.
  bool lead(Point a, Point b, int depth, std::vector<Point>& corners) {
    if (++tries_ > most_tries) return false;
    const auto hit = first_hit(a, b);
    if (!hit) {
      corners.push_back(b);
      return true;
    }
    if (depth == 0) return false;
    const PlacedBox& shape = shapes_[*hit];
    const double cross =
        (b.x - a.x) * (shape.center.y - a.y) - (b.y - a.y) * (shape.center.x - a.x);
    const double nearer = cross > 0 ? -1 : 1;  // the side on which the line passes the centre
    const std::size_t before = corners.size();
    for (const double side : {nearer, -nearer}) {
      const auto corner = beside(shape, a, b, side);
      if (corner && lead(a, *corner, depth - 1, corners) && lead(*corner, b, depth - 1, corners))
        return true;
      corners.resize(before);
    }
    return false;
  }

  // Without the corners that can be left out.
  std::vector<Point> pulled(const std::vector<Point>& corners) const {
    std::vector<Point> out{corners.front()};
    for (std::size_t i = 0; i + 1 < corners.size();) {
      std::size_t next = corners.size() - 1;
      while (next > i + 1 && first_hit(corners[i], corners[next])) --next;
      out.push_back(corners[next]);
      i = next;
    }
    return out;
  }

  static void add_straight(std::vector<Point>& control, Point to) {
    const Point from = control.back();
    control.insert(control.end(), {between(from, to, 1.0 / 3), between(from, to, 2.0 / 3), to});
  }

  // Corners cut as widely as shapes allow.
  std::vector<Point> rounded(const std::vector<Point>& corners) const {
    std::vector<Point> control;
    for (const double share : {0.5, 0.35, 0.2, 0.1, 0.0}) {
      control = {corners.front()};
      for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const Point corner = corners[i];
        const Point begin = between(corner, corners[i - 1], share);
        const Point end = between(corner, corners[i + 1], share);
        add_straight(control, begin);
        control.insert(control.end(),
                       {between(begin, corner, 2.0 / 3), between(end, corner, 2.0 / 3), end});
      }
      add_straight(control, corners.back());
      if (is_free(control)) break;
    }
    return control;
  }

  std::span<const PlacedBox> shapes_;
  Outline outline_;
  double clearance_;
  const BoxTree& tree_;
  std::size_t from_, to_;
  double lane_, before_;
  int tries_ = 0;
};

// Seen from the end of lower number, so that lines of both directions lie side by side.
std::vector<Stretch> in_lanes(std::span<const std::pair<std::size_t, std::size_t>> lines) {
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> count, used;
  for (const auto& [from, to] : lines) ++count[std::minmax(from, to)];
  std::vector<Stretch> out;
  for (const auto& [from, to] : lines) {
    const std::pair<std::size_t, std::size_t> pair = std::minmax(from, to);
    const double middle = (static_cast<double>(count[pair]) - 1) / 2;
    const std::size_t before = used[pair]++;
    const double lane = static_cast<double>(before) - middle;
    out.push_back({from, to, from < to ? lane : -lane, before});
  }
  return out;
}

}  // namespace

std::vector<std::vector<Point>> bent_lines(
    std::span<const PlacedBox> shapes, Outline outline,
    std::span<const std::pair<std::size_t, std::size_t>> lines, const Run& run) {
  const BoxTree tree(shapes);
  const std::vector<Stretch> stretches = in_lanes(lines);
  std::vector<std::vector<Point>> out(lines.size());
  Run silent = run;
  silent.progress = {};
  parallel_for(lines.size(), 4, silent, [&](std::size_t i) {
    out[i] = Bend(shapes, outline, tree, stretches[i]).curve();
  });
  return out;
}

}  // namespace entente
