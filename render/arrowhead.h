#pragma once

// The ends of lines, of the forms and sizes that Graphviz gives them.

#include <optional>
#include <string_view>
#include <vector>

#include "render/layout_cost.h"

namespace entente {

struct Arrowhead {
  std::vector<Point> corners;  // of a polygon, or
  std::optional<Point> centre;  // of a circle
  double radius = 0;
  bool hollow = false;
  Point line_end;  // where the line itself ends, under or at the head
};

// Points along a line that its head takes, 0 for "none".
double arrow_length(std::string_view form);
double arrow_scale(std::string_view form);  // Graphviz's arrowsize

// The head of a line of `width` points that comes from `from` and ends at `tip`. `form` is
// Graphviz's: normal, vee, dot, with an o in front if hollow, or tee.
Arrowhead arrowhead(std::string_view form, Point from, Point tip, double width);

}  // namespace entente
