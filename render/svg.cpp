#include "render/svg.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/number.h"
#include "core/text.h"
#include "render/arrowhead.h"
#include "render/route.h"

namespace entente {
namespace {

constexpr double pad = 18;          // points around the drawing
constexpr double leading = 1.2;     // line height in sizes
constexpr double baseline = 0.947;  // from the top of a line to its letters' feet, in sizes
constexpr std::size_t longest = 1024;

std::string number(double value) {
  std::string text = fixed(value, 2);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string attribute(const char* name, std::string_view value) {
  return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

std::string attribute(const char* name, double value) { return attribute(name, number(value)); }

std::string safe(std::string_view text, std::size_t max_bytes = longest) {
  return xml_escaped(display(repair_utf8(text).text, max_bytes));
}

// "#RRGGBB" or "#RRGGBBAA" as the attribute and, if it lets through what is behind, its opacity.
std::string paint(const std::string& name, std::string_view colour) {
  std::string out = attribute(name.c_str(), fold(colour.substr(0, 7)));
  if (colour.size() != 9) return out;
  int alpha = 0;
  std::from_chars(colour.data() + 7, colour.data() + 9, alpha, 16);
  return out + attribute((name + "-opacity").c_str(), alpha / 255.0);
}

std::string dashes(std::string_view style) {
  if (style == "dashed") return attribute("stroke-dasharray", "5,2");
  if (style == "dotted") return attribute("stroke-dasharray", "1,5");
  return {};
}

// In the language of styles, where a name with blanks or signs is quoted.
std::string fonts_of(const std::string& family) {
  if (family.empty()) return std::string(font_family);
  std::string quoted;
  for (const char c : family) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return "'" + safe(quoted) + "'," + std::string(font_family);
}

class Writer {
 public:
  explicit Writer(const Picture& picture) : picture_(picture) {}

  std::string written() {
    begin();
    for (std::size_t i = 0; i < picture_.lines.size(); ++i) tie(i);
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i)
      shape(picture_.nodes[i], "n" + std::to_string(i), "node");
    for (std::size_t i = 0; i < picture_.keys.size(); ++i)
      shape(picture_.keys[i], "key" + std::to_string(i), "key");
    for (std::size_t i = 0; i < picture_.legend_lines.size(); ++i)
      sample(picture_.legend_lines[i], "sample" + std::to_string(i));
    for (std::size_t i = 0; i < picture_.texts.size(); ++i)
      text(picture_.texts[i], "text" + std::to_string(i));
    return out_ + "</g>\n</svg>\n";
  }

 private:
  std::string shaded(std::string_view colour) const {
    return picture_.dark ? on_dark(colour) : std::string(colour);
  }
  // From points with y upwards to those of the page.
  double x(double at) const { return at - picture_.low_left.x + pad; }
  double y(double at) const { return picture_.high_right.y - at + pad; }
  std::string place(Point p) const { return number(x(p.x)) + "," + number(y(p.y)); }
  std::string places(const std::vector<Point>& points) const {
    std::string out;
    for (const Point p : points) out += (out.empty() ? "" : " ") + place(p);
    return out;
  }
  void open(const std::string& id, const char* kind, const std::string& more = {}) {
    out_ += "<g" + attribute("id", id) + attribute("class", kind) + more + ">\n";
  }

  void begin() {
    const double width = picture_.high_right.x - picture_.low_left.x + 2 * pad;
    const double height = picture_.high_right.y - picture_.low_left.y + 2 * pad;
    const double scale =
        picture_.page_width > 0
            ? std::min(72 * picture_.page_width / width, 72 * picture_.page_height / height)
            : 1;
    out_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"" +
        attribute("width", number(width * scale) + "pt") +
        attribute("height", number(height * scale) + "pt") +
        attribute("viewBox", "0 0 " + number(width) + " " + number(height)) +
        attribute("font-family", fonts_of(picture_.font.family)) +
        attribute("xml:space", "preserve") +
        attribute("role", "graphics-document document") +
        attribute("aria-labelledby", "title") + attribute("aria-describedby", "description") +
        ">\n<title id=\"title\">" + safe(picture_.title) + "</title>\n<desc id=\"description\">" +
        safe(picture_.description, 4 * longest) + "</desc>\n<!-- " + safe(picture_.layout_note) +
        " -->\n";
    open("graph", "graph");
    out_ += "<polygon" + paint("fill", shaded("#FFFFFF")) + " points=\"0,0 " + number(width) +
            ",0 " + number(width) + "," + number(height) + " 0," + number(height) + "\"/>\n";
  }

  void tie(std::size_t index) {
    const PictureLine& line = picture_.lines[index];
    if (line.hidden) return;
    open("e" + std::to_string(index), "edge",
         attribute("data-ends",
                   "n" + std::to_string(line.source) + " n" + std::to_string(line.target)));
    if (!line.tooltip.empty()) out_ += "<title>" + safe(line.tooltip) + "</title>\n";
    Route route = line.route.empty() ? straight_line(picture_.nodes[line.source].at,
                                                     picture_.nodes[line.target].at)
                                     : parse_route(line.route);
    Arrowhead head;
    if (route.tip) {
      const Point end = route.control.back();
      head = arrowhead(line.style.arrowhead, end, *route.tip, line.width);
      if (std::hypot(head.line_end.x - end.x, head.line_end.y - end.y) > 0.01) {
        const Route last = straight_line(end, head.line_end);
        route.control.insert(route.control.end(), last.control.begin() + 1, last.control.end());
      }
    }
    curve(route.control, head, line.style, line.width, line.alpha);
    out_ += "</g>\n";
  }

  void sample(const LegendLine& line, const std::string& id) {
    open(id, "key");
    const Arrowhead head = arrowhead(line.style.arrowhead, line.from, line.to, line.width);
    curve(straight_line(line.from, head.line_end).control, head, line.style, line.width, "");
    out_ += "</g>\n";
  }

  void curve(const std::vector<Point>& control, const Arrowhead& head, const RelationStyle& style,
             double width, const std::string& alpha) {
    const std::string colour = shaded(style.colour) + alpha;
    const std::string stroke = paint("stroke", colour) + attribute("stroke-width", width);
    out_ += "<path fill=\"none\"" + stroke + dashes(style.style) + " d=\"M" + place(control[0]);
    for (std::size_t i = 1; i < control.size(); ++i)
      out_ += (i % 3 == 1 ? "C" : " ") + place(control[i]);
    out_ += "\"/>\n";
    const std::string fill = paint("fill", head.hollow ? shaded("#FFFFFF") : colour);
    if (head.centre)
      ellipse(*head.centre, 2 * head.radius, 2 * head.radius, fill + stroke);
    else if (!head.corners.empty())
      polygon(head.corners, fill + stroke);
  }

  void ellipse(Point at, double width, double height, const std::string& look) {
    out_ += "<ellipse" + look + attribute("cx", x(at.x)) + attribute("cy", y(at.y)) +
            attribute("rx", width / 2) + attribute("ry", height / 2) + "/>\n";
  }

  void polygon(const std::vector<Point>& corners, const std::string& look) {
    out_ += "<polygon" + look + attribute("points", places(corners)) + "/>\n";
  }

  void shape(const PictureNode& node, const std::string& id, const char* kind) {
    open(id, kind);
    if (!node.tooltip.empty()) out_ += "<title>" + safe(node.tooltip) + "</title>\n";
    const std::string look = paint("fill", node.fill) + paint("stroke", node.outline_colour) +
                             attribute("stroke-width", node.outline_width);
    const double w = node.width / 2, h = node.height / 2;
    const auto at = [&](double right, double up) {
      return Point{node.at.x + right, node.at.y + up};
    };
    switch (node.shape) {
      case Shape::ellipse:
      case Shape::disc:
        ellipse(node.at, node.width, node.height, look);
        break;
      case Shape::dashed_ellipse:
        ellipse(node.at, node.width, node.height, look + dashes("dashed"));
        break;
      case Shape::rounded:
        rounded(node, look);
        break;
      case Shape::hexagon:
        polygon({at(w, 0), at(w / 2, h), at(-w / 2, h), at(-w, 0), at(-w / 2, -h), at(w / 2, -h)},
                look);
        break;
      case Shape::note: {
        const double ear = std::min(w, h) / 3;
        polygon({at(w - ear, h), at(-w, h), at(-w, -h), at(w, -h), at(w, h - ear)}, look);
        out_ += "<polyline fill=\"none\"" + paint("stroke", node.outline_colour) +
                attribute("stroke-width", node.outline_width) +
                attribute("points",
                          places({at(w - ear, h), at(w - ear, h - ear), at(w, h - ear)})) +
                "/>\n";
        break;
      }
      case Shape::swatch:
        polygon({at(w, h), at(-w, h), at(-w, -h), at(w, -h)}, look);
        break;
    }
    if (node.shape != Shape::disc) lines(node.lines, node.at, true, false);
    out_ += "</g>\n";
  }

  void rounded(const PictureNode& node, const std::string& look) {
    const double w = node.width / 2, h = node.height / 2, r = std::min({8.0, w, h * 2 / 3});
    const double pull = 0.4477 * r;  // from the corner: a quarter of a circle as a Bezier piece
    const auto at = [&](double right, double up) {
      return place({node.at.x + right, node.at.y + up});
    };
    const std::string path = "M" + at(r - w, h) + "L" + at(w - r, h) + "C" + at(w - pull, h) + " " +
                       at(w, h - pull) + " " + at(w, h - r) + "L" + at(w, r - h) + "C" +
                       at(w, pull - h) + " " + at(w - pull, -h) + " " + at(w - r, -h) + "L" +
                       at(r - w, -h) + "C" + at(pull - w, -h) + " " + at(-w, pull - h) + " " +
                       at(-w, r - h) + "L" + at(-w, h - r) + "C" + at(-w, h - pull) + " " +
                       at(pull - w, h) + " " + at(r - w, h) + "Z";
    out_ += "<path" + look + attribute("d", path) + "/>\n";
  }

  void text(const PictureText& text, const std::string& id) {
    open(id, "text");
    double height = 0;
    for (const TextLine& line : text.lines) height += leading * line.size;
    if (text.opaque) {
      const double w = text.width / 2 + 1, h = height / 2 + 1;
      const Point c{text.at.x + (text.centred ? 0 : w), text.at.y};
      polygon({{c.x - w, c.y + h}, {c.x + w, c.y + h}, {c.x + w, c.y - h}, {c.x - w, c.y - h}},
              paint("fill", shaded(text.background)));
    }
    lines(text.lines, text.at, text.centred, true);
    out_ += "</g>\n";
  }

  // Lines of text whose block has its middle, or the middle of its left edge, at `at`. On the page
  // colours are those of the page; shapes keep theirs in the dark.
  void lines(const std::vector<TextLine>& lines, Point at, bool centred, bool on_page) {
    double height = 0;
    for (const TextLine& line : lines) height += leading * line.size;
    double top = at.y + height / 2;
    for (const TextLine& line : lines) {
      out_ += "<text" + std::string(centred ? " text-anchor=\"middle\"" : "") +
              attribute("x", x(at.x)) + attribute("y", y(top - baseline * line.size)) +
              attribute("font-size", line.size) +
              (line.bold ? " font-weight=\"bold\"" : "") +
              paint("fill", on_page ? shaded(line.colour) : std::string(line.colour)) + ">" +
              safe(line.text) + "</text>\n";
      top -= leading * line.size;
    }
  }

  const Picture& picture_;
  std::string out_;
};

}  // namespace

std::string picture_svg(const Picture& picture) { return Writer(picture).written(); }

}  // namespace entente
