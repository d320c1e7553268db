#pragma once

// A picture as values, in points (1/72 inch, y upwards), before and after it has
// positions; picture_dot() is its DOT.

#include <string>
#include <vector>

#include "graph/formats/dot_graph.h"
#include "render/layout_cost.h"
#include "render/style.h"
#include "render/text_size.h"

namespace entente {

struct TextLine {
  std::string text;  // raw; made safe when written
  double size = 9;   // points
  bool bold = false;
  std::string_view colour = ink;
};

struct PictureNode {
  Shape shape = Shape::ellipse;
  std::vector<TextLine> lines;  // inside, or below a disc
  double width = 0, height = 0;
  double room_width = 0, room_below = 0;  // for lines below a disc, kept free by the layout
  std::string_view fill = no_fill;
  double outline_width = 1.2;
  std::string_view outline_colour = outline;
  std::string tooltip;
  Point at;
};

struct PictureLine {
  std::size_t source = 0, target = 0;  // indices of Picture::nodes
  RelationStyle style;
  double width = 1;
  std::string alpha;            // two hex digits after the colour, or empty
  std::vector<TextLine> label;  // in a white box on the line
  std::string tooltip;
  double layout_weight = 1;  // 1 .. 3: how near the two should be
  bool hidden = false;       // pulls in the layout, is not drawn
  std::string route;         // Graphviz's spline; empty: straight, under the nodes
};

// Lines of text with the middle of the left edge at `at`.
struct PictureText {
  std::vector<TextLine> lines;
  double width = 0;
  bool opaque = false;  // on a box of `background`
  std::string_view background = "#FFFFFF";
  bool centred = false;  // lines centred, `at` is the centre
  Point at;
};

struct LegendLine {
  RelationStyle style;
  double width = 1;
  Point from, to;
};

struct Picture {
  std::vector<PictureNode> nodes;  // the actors
  std::vector<PictureLine> lines;
  std::vector<PictureText> texts;  // title, labels, legend, caption
  std::vector<PictureNode> keys;   // shapes and fills of the legend
  std::vector<LegendLine> legend_lines;
  int dpi = 0;                             // see DiagramOptions
  bool dark = false;                       // page, lines and text outside of shapes
  double page_width = 0, page_height = 0;  // inches that the picture is scaled into; 0: as it is
  FontWidths font;                         // of all text
  std::string layout_note;                 // engine and start, kept in the file
  std::string title, description;          // for those who do not see it
  Point low_left, high_right;              // corners of all that is drawn
};

// DOT with a position for everything that has one: Graphviz's `neato -n2` draws
// it as it stands. O(size).
DotGraph picture_dot(const Picture& picture);

// Without styles, for programs that read little of DOT: names with positions, and what each line
// is.
DotGraph plain_dot(const Picture& picture);

// What layout needs: boxes and springs. `starts` layouts are tried; `route`
// leads lines around boxes.
struct LayoutRequest {
  std::string engine = "neato";
  int starts = 1;
  bool route = true;
};
DotGraph layout_dot(const Picture& picture, const LayoutRequest& request);

// The picture with the positions and routes of lay_out(layout_dot(...)).
Picture with_layout(Picture picture, const DotGraph& laid_out);

}  // namespace entente
