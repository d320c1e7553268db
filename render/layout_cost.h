#pragma once

// How bad a drawing is, so that layouts can be compared.

#include <string_view>
#include <vector>

#include "graph/formats/dot_graph.h"

namespace entente {

struct Point {
  double x = 0, y = 0;  // points (1/72 inch), y upwards
};

struct PlacedBox {
  Point center;
  double width = 0, height = 0;  // points
};

struct PlacedLine {
  std::size_t source = 0, target = 0;  // indices of the boxes
  double weight = 1;                   // how much it matters that this line is clear
  double label_width = 0;              // points that a label on it needs
};

// Sum of: lines crossing, lines through boxes, a shape far from 1.4 : 1, area,
// labels without room. Lines are taken as straight. Lower is better.
// O(lines^2 + lines * boxes).
double layout_cost(const std::vector<PlacedBox>& boxes, const std::vector<PlacedLine>& lines);

// "12.5,40" or "12.5,40!"; nullopt-like {0,0} is never returned: throws
// Error{defect} for anything else.
Point parse_point(std::string_view text);

// Boxes and lines of a graph that was laid out: pos, width, height (inches) of
// nodes; entente_weight and entente_label of edges that lack entente_hidden.
std::vector<PlacedBox> placed_boxes(const DotGraph& graph);
std::vector<PlacedLine> placed_lines(const DotGraph& graph);

}  // namespace entente
