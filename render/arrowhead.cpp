#include "render/arrowhead.h"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

Point moved(Point p, Point along, double by, Point across, double aside) {
  return {p.x + along.x * by + across.x * aside, p.y + along.y * by + across.y * aside};
}

}  // namespace

double arrow_scale(std::string_view form) { return form == "tee" ? 1.0 : 0.8; }

double arrow_length(std::string_view form) {
  if (form == "none") return 0;
  if (form == "tee") return 5;
  return form.ends_with("dot") ? 6.4 : 8;
}

Arrowhead arrowhead(std::string_view form, Point from, Point tip, double width) {
  Arrowhead head;
  head.line_end = tip;
  head.hollow = form.starts_with("o");
  const double length = arrow_length(form), whole = std::hypot(tip.x - from.x, tip.y - from.y);
  if (!(length > 0) || !(whole > 0)) return head;
  const Point back{(from.x - tip.x) / whole, (from.y - tip.y) / whole};
  const Point across{-back.y, back.x};
  const auto at = [&](double by, double aside) { return moved(tip, back, by, across, aside); };
  const double broader = std::max(1.0, width / 4);  // than the line, however wide that is
  if (form.ends_with("normal")) {
    const double half = 0.35 * length * broader;
    head.corners = {at(length, half), tip, at(length, -half)};
    head.line_end = at(length, 0);
  } else if (form.ends_with("vee")) {
    const double half = 0.45 * length * broader;
    head.corners = {at(length, half), tip, at(length, -half), at(length / 2, 0)};
    head.line_end = at(length / 2, 0);
  } else if (form.ends_with("dot")) {
    head.centre = at(length / 2, 0);
    head.radius = length / 2;
    head.line_end = at(length, 0);
  } else if (form == "tee") {
    const double half = std::max(length, width);
    head.corners = {at(0.2 * length, half), at(0.2 * length, -half), at(0.6 * length, -half),
                    at(0.6 * length, half)};
  }
  return head;
}

}  // namespace entente
