#include "render/picture.h"

#include <algorithm>
#include <cmath>

#include "core/number.h"
#include "render/arrowhead.h"
#include "render/route.h"

namespace entente {
namespace {

std::string inches(double points) { return fixed(points / 72, 4); }
std::string position(Point p) { return fixed(p.x, 2) + "," + fixed(p.y, 2); }

std::string shaded(std::string_view colour, bool dark) {
  return dark ? on_dark(colour) : std::string(colour);
}

std::string html_lines(const std::vector<TextLine>& lines, bool dark = false) {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextLine& line = lines[i];
    if (i > 0) out += "<BR/>";
    out += "<FONT POINT-SIZE=\"" + fixed(line.size, 1) + "\" COLOR=\"" + shaded(line.colour, dark) +
           "\">" + (line.bold ? "<B>" : "") + dot_html(line.text) + (line.bold ? "</B>" : "") +
           "</FONT>";
  }
  return out;
}

// Not "": that is cgraph's default, which is not written, and Graphviz's own is the node's id.
DotAttribute empty_label() { return {"label", " "}; }

// Graphviz puts names for \N and the like into tooltips twice, so that a backslash takes four.
std::string tooltip_text(std::string_view text) {
  std::string out;
  for (const char c : dot_text(text)) out += c == '\\' ? "\\\\" : std::string(1, c);
  return out;
}

void add_shape(const PictureNode& node, DotAttributes& attributes) {
  const auto add = [&](const char* name, const char* value) {
    attributes.push_back({name, value});
  };
  switch (node.shape) {
    case Shape::rounded:
      add("shape", "box");
      add("style", "filled,rounded");
      break;
    case Shape::hexagon:
      add("shape", "hexagon");
      add("style", "filled");
      break;
    case Shape::dashed_ellipse:
      add("shape", "ellipse");
      add("style", "filled,dashed");
      break;
    case Shape::note:
      add("shape", "note");
      add("style", "filled");
      break;
    case Shape::disc:
      add("shape", "circle");
      add("style", "filled");
      break;
    case Shape::swatch:
      add("shape", "box");
      add("style", "filled");
      break;
    case Shape::ellipse:
      add("shape", "ellipse");
      add("style", "filled");
      break;
  }
}

DotNode shape_node(const PictureNode& node, std::string id) {
  DotNode out{std::move(id), {}};
  if (node.lines.empty() || node.shape == Shape::disc)
    out.attributes.insert(out.attributes.end(), {empty_label(), {"fontsize", "1"}});
  else
    out.attributes.push_back({"label", html_lines(node.lines), true});
  add_shape(node, out.attributes);
  out.attributes.push_back({"fillcolor", std::string(node.fill)});
  out.attributes.push_back({"color", std::string(node.outline_colour)});
  out.attributes.push_back({"penwidth", fixed(node.outline_width, 1)});
  out.attributes.push_back({"width", inches(node.width)});
  out.attributes.push_back({"height", inches(node.height)});
  if (!node.tooltip.empty()) out.attributes.push_back({"tooltip", tooltip_text(node.tooltip)});
  out.attributes.push_back({"pos", position(node.at) + "!"});
  return out;
}

DotNode text_node(const PictureText& text, std::string id, bool dark) {
  DotNode out{std::move(id), {}};
  std::string table = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"" +
                      std::string(text.opaque ? "1" : "0") + "\" CELLSPACING=\"0\"" +
                      (text.opaque ? " BGCOLOR=\"" + shaded(text.background, dark) + "\"" : "") +
                      ">";
  for (const TextLine& line : text.lines)
    table += "<TR><TD ALIGN=\"" + std::string(text.centred ? "CENTER" : "LEFT") + "\" WIDTH=\"" +
             std::to_string(static_cast<int>(std::ceil(text.width))) + "\">" +
             html_lines({line}, dark) + "</TD></TR>";
  out.attributes.push_back({"label", table + "</TABLE>", true});
  out.attributes.push_back({"shape", "plain"});
  out.attributes.push_back({"fixedsize", "false"});
  Point at = text.at;
  if (!text.centred) at.x += std::ceil(text.width) / 2;
  out.attributes.push_back({"pos", position(at) + "!"});
  return out;
}

DotNode anchor(Point at, std::string id) {
  return {std::move(id),
          {empty_label(),
           {"shape", "point"},
           {"style", "invis"},
           {"width", "0.01"},
           {"height", "0.01"},
           {"pos", position(at) + "!"}}};
}

void add_line_style(const RelationStyle& style, double width, const std::string& alpha,
                    DotAttributes& attributes, bool dark = false) {
  attributes.push_back({"color", shaded(style.colour, dark) + alpha});
  if (style.style != "solid") attributes.push_back({"style", std::string(style.style)});
  if (style.arrowhead != "none") {
    attributes.push_back({"arrowhead", std::string(style.arrowhead)});
    attributes.push_back({"arrowsize", fixed(arrow_scale(style.arrowhead), 1)});
  }
  attributes.push_back({"penwidth", fixed(width, 2)});
}

// A spline that is a straight line, less the room of its arrow.
std::string straight_route(Point from, Point to, std::string_view form) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const double share = length > 0 ? 1 - std::min(arrow_length(form) / length, 0.5) : 1;
  Route route =
      straight_line(from, {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
  if (form != "none") route.tip = to;
  return route_text(route);
}

}  // namespace

DotGraph picture_dot(const Picture& picture) {
  DotGraph dot;
  dot.comment = "made by entente; draw it with: neato -n2 -Tsvg FILE.dot";
  const std::string fonts = (picture.font.family.empty() ? "" : picture.font.family + ",") +
                            std::string(font_family);
  dot.graph = {{"bgcolor", shaded("#FFFFFF", picture.dark)},
               {"pad", "0.25"},
               {"margin", "0"},
               {"splines", "true"},
               {"outputorder", "edgesfirst"},
               {"overlap", "true"},
               {"charset", "UTF-8"},
               {"fontname", fonts}};
  if (picture.dpi > 0) dot.graph.push_back({"dpi", std::to_string(picture.dpi)});
  if (picture.page_width > 0)
    dot.graph.push_back(
        {"size", fixed(picture.page_width, 2) + "," + fixed(picture.page_height, 2) + "!"});
  if (!picture.layout_note.empty()) dot.graph.push_back({"comment", dot_text(picture.layout_note)});
  dot.node_defaults = {{"fontname", fonts},
                       {"fontcolor", std::string(ink)},
                       {"fixedsize", "true"},
                       {"margin", "0"}};
  dot.edge_defaults = {{"fontname", fonts}, {"dir", "forward"}, {"arrowhead", "none"}};
  for (std::size_t i = 0; i < picture.nodes.size(); ++i)
    dot.nodes.push_back(shape_node(picture.nodes[i], "n" + std::to_string(i)));
  for (std::size_t i = 0; i < picture.keys.size(); ++i)
    dot.nodes.push_back(shape_node(picture.keys[i], "key" + std::to_string(i)));
  for (std::size_t i = 0; i < picture.texts.size(); ++i)
    dot.nodes.push_back(text_node(picture.texts[i], "text" + std::to_string(i), picture.dark));
  for (const PictureLine& line : picture.lines) {
    if (line.hidden) continue;
    DotEdge edge{line.source, line.target, {}};
    add_line_style(line.style, line.width, line.alpha, edge.attributes, picture.dark);
    if (!line.tooltip.empty()) edge.attributes.push_back({"tooltip", tooltip_text(line.tooltip)});
    edge.attributes.push_back({"pos", line.route.empty()
                                          ? straight_route(picture.nodes[line.source].at,
                                                           picture.nodes[line.target].at, "none")
                                          : line.route});
    dot.edges.push_back(std::move(edge));
  }
  for (std::size_t i = 0; i < picture.legend_lines.size(); ++i) {
    const LegendLine& line = picture.legend_lines[i];
    DotEdge edge{dot.nodes.size(), dot.nodes.size() + 1, {}};
    dot.nodes.push_back(anchor(line.from, "from" + std::to_string(i)));
    dot.nodes.push_back(anchor(line.to, "to" + std::to_string(i)));
    add_line_style(line.style, line.width, "", edge.attributes, picture.dark);
    edge.attributes.push_back({"pos", straight_route(line.from, line.to, line.style.arrowhead)});
    dot.edges.push_back(std::move(edge));
  }
  return dot;
}

DotGraph plain_dot(const Picture& picture) {
  DotGraph dot;
  dot.comment = "made by entente";
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const PictureNode& node = picture.nodes[i];
    std::string name;
    for (const TextLine& line : node.lines)
      if (line.bold) name += (name.empty() ? "" : " ") + line.text;
    dot.nodes.push_back(
        {"n" + std::to_string(i), {{"label", dot_text(name)}, {"pos", position(node.at)}}});
  }
  for (const PictureLine& line : picture.lines)
    if (!line.hidden)
      dot.edges.push_back({line.source, line.target, {{"label", dot_text(line.style.name)}}});
  return dot;
}

DotGraph layout_dot(const Picture& picture, const LayoutRequest& request) {
  const bool placed = request.engine.starts_with("nop");
  // A map of few discs has room for their names.
  const double airy = picture.nodes.size() < 200 ? 1.7 : 1;
  const bool discs = !picture.nodes.empty() && picture.nodes[0].shape == Shape::disc;
  DotGraph dot;
  dot.graph = {{"entente_engine", request.engine},
               {"entente_starts", std::to_string(request.starts)},
               {"entente_route", request.route ? "1" : "0"},
               {"overlap", placed ? "true" : "prism"},
               {"sep", discs ? (airy > 1 ? "+12" : "+5") : "+20"},
               {"overlap_scaling", "1"},
               {"splines", "line"},
               {"esep", "+7"},
               {"model", "shortpath"},
               {"dpi", "72"}};
  dot.node_defaults = {{"fixedsize", "true"}, {"label", ""}, {"margin", "0"}};
  dot.edge_defaults = {{"dir", "forward"}, {"arrowhead", "none"}};
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const PictureNode& node = picture.nodes[i];
    DotNode box{"n" + std::to_string(i), {}};
    add_shape(node, box.attributes);
    box.attributes.push_back({"width", inches(std::max(node.width, node.room_width))});
    box.attributes.push_back({"height", inches(node.height + 2 * node.room_below)});
    if (placed) box.attributes.push_back({"pos", position(node.at) + "!"});
    dot.nodes.push_back(std::move(box));
  }
  for (std::size_t i = 0; i < picture.lines.size(); ++i) {
    const PictureLine& line = picture.lines[i];
    const double half_widths =
        (picture.nodes[line.source].width + picture.nodes[line.target].width) / 2;
    double label = 0;
    for (const TextLine& text : line.label)
      label = std::max(label, text_width(text.text, text.size, text.bold, picture.font));
    // The stronger the nearer: 1.0 to 1.8 inches between the rims, less for discs.
    const double usual = discs ? 72 * (0.95 - 0.25 * line.layout_weight) * airy
                               : 72 * (1.75 - 0.35 * line.layout_weight);
    const double gap = std::max(usual, label > 0 ? label + 55 : 0);
    DotEdge spring{line.source, line.target, {{"entente_edge", std::to_string(i)}}};
    spring.attributes.push_back({"len", inches(half_widths + gap)});
    spring.attributes.push_back({"weight", fixed(line.layout_weight, 3)});
    if (line.hidden) {
      spring.attributes.push_back({"entente_hidden", "1"});
    } else {
      spring.attributes.push_back({"entente_weight", fixed(line.layout_weight, 3)});
      if (label > 0) spring.attributes.push_back({"entente_label", fixed(label, 1)});
      add_line_style(line.style, line.width, "", spring.attributes);
    }
    dot.edges.push_back(std::move(spring));
  }
  return dot;
}

Picture with_layout(Picture picture, const DotGraph& laid_out) {
  for (const DotNode& node : laid_out.nodes) {
    const auto index = parse_number<std::size_t>(std::string_view(node.id).substr(1));
    if (index && *index < picture.nodes.size())
      picture.nodes[*index].at = parse_point(find(node.attributes, "pos"));
  }
  for (const DotEdge& edge : laid_out.edges) {
    const auto index = parse_number<std::size_t>(find(edge.attributes, "entente_edge"));
    if (index && *index < picture.lines.size() && find(laid_out.graph, "entente_route") == "1")
      picture.lines[*index].route = find(edge.attributes, "pos");
  }
  picture.layout_note = "layout " + std::string(find(laid_out.graph, "entente_engine")) +
                        ", start " + std::string(find(laid_out.graph, "entente_start"));
  return picture;
}

}  // namespace entente
