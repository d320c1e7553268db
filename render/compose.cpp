#include "render/compose.h"

#include <algorithm>
#include <cmath>

#include "core/number.h"
#include "render/bounds.h"
#include "render/route.h"
#include "render/text_size.h"

namespace entente {
namespace {

constexpr double title_size = 19, subtitle_size = 11, head_size = 9.5, key_size = 9;
constexpr double note_size = 8.5, caption_size = 8.5;
constexpr double leading = 1.2;     // line height in sizes
constexpr double legend_gap = 46;   // from the drawing
constexpr double legend_step = 18;  // from key to key
constexpr double narrowest_page = 420;

double width_of(const std::vector<TextLine>& lines, const FontWidths& font) {
  double width = 0;
  for (const TextLine& line : lines)
    width = std::max(width, text_width(line.text, line.size, line.bold, font));
  return width;
}

double height_of(const std::vector<TextLine>& lines) {
  double height = 0;
  for (const TextLine& line : lines) height += line.size * leading;
  return height;
}

PlacedBox box_of(const PictureNode& node) { return {node.at, node.width, node.height}; }

PlacedBox box_of(const PictureText& text) {
  const double width = text.width + (text.opaque ? 2 : 0);
  return {text.centred ? text.at : Point{text.at.x + width / 2, text.at.y}, width,
          height_of(text.lines) + (text.opaque ? 2 : 0)};
}

double overlap(const PlacedBox& a, const PlacedBox& b) {
  const double x = (a.width + b.width) / 2 - std::abs(a.center.x - b.center.x);
  const double y = (a.height + b.height) / 2 - std::abs(a.center.y - b.center.y);
  return x > 0 && y > 0 ? x * y : 0;
}

// A label in the middle of its line, or as near to it as other labels, actors
// and lines leave room.
void place_line_labels(Picture& picture) {
  std::vector<PlacedBox> taken;
  for (const PictureNode& node : picture.nodes) taken.push_back(box_of(node));
  for (const PictureLine& line : picture.lines) {
    if (line.label.empty() || line.hidden) continue;
    const std::vector<Point> curve =
        line.route.empty()
            ? std::vector<Point>{picture.nodes[line.source].at, picture.nodes[line.target].at}
            : sampled_route(line.route);
    PictureText best;
    double least = 1e300;
    // From the middle outwards, to both sides by turns.
    constexpr int places = 31;
    for (int k = 0; k < places; ++k) {
      const double t = 0.5 + (k % 2 == 0 ? 0.02 : -0.02) * ((k + 1) / 2);
      PictureText text{line.label, width_of(line.label, picture.font) + 2, true, "#FFFFFF",
                       true,       point_along(curve, t)};
      double cost = std::abs(t - 0.5);
      for (const PlacedBox& box : taken) cost += overlap(box, box_of(text));
      for (const PictureLine& other : picture.lines) {
        if (&other == &line || other.hidden || other.route.empty()) continue;
        for (const Point p : sampled_route(other.route))
          if (overlap({p, 1, 1}, box_of(text)) > 0) cost += 1;
      }
      if (cost < least) {
        least = cost;
        best = text;
      }
    }
    taken.push_back(box_of(best));
    picture.texts.push_back(best);
  }
}

// Names below the largest discs, where they cover no other name, and then below, above or beside
// others where they cover nothing at all.
void place_disc_labels(Picture& picture, std::size_t most) {
  std::vector<std::size_t> order(picture.nodes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return picture.nodes[a].width > picture.nodes[b].width;
  });
  std::vector<PlacedBox> discs, names;
  for (const PictureNode& node : picture.nodes) discs.push_back(box_of(node));
  for (std::size_t k = 0; k < order.size(); ++k) {
    const PictureNode& node = picture.nodes[order[k]];
    if (node.shape != Shape::disc || node.lines.empty()) continue;
    const double width = width_of(node.lines, picture.font);
    PictureText text{node.lines, width, true, "#FFFFFFB4", true, node.at};
    const double down = node.height / 2 + height_of(node.lines) / 2 + 1;
    const double aside = (node.width + text.width) / 2 + 2;
    for (const Point shift : {Point{0, -down}, Point{0, down}, Point{aside, 0}, Point{-aside, 0}}) {
      text.at = {node.at.x + shift.x, node.at.y + shift.y};
      const PlacedBox box = box_of(text);
      const auto covers = [&](const PlacedBox& other) { return overlap(box, other) > 0; };
      if (std::any_of(names.begin(), names.end(), covers)) continue;
      if (k >= most && std::any_of(discs.begin(), discs.end(), covers)) continue;
      names.push_back(box);
      picture.texts.push_back(text);
      break;
    }
  }
}

Bounds bounds_of(const Picture& picture) {
  Bounds bounds;
  for (const PictureNode& node : picture.nodes) bounds.add(box_of(node));
  for (const PictureText& text : picture.texts) bounds.add(box_of(text));
  for (const PictureLine& line : picture.lines)
    if (!line.route.empty() && !line.hidden)
      for (const Point p : sampled_route(line.route)) bounds.add(p);
  return bounds;
}

// The legend, downwards from its top left corner.
class LegendWriter {
 public:
  LegendWriter(Picture& picture, Point top_left) : picture_(picture), at_(top_left) {}

  void head(const std::string& text) {
    if (started_) at_.y -= 8;
    started_ = true;
    line({text, head_size, true, ink}, at_.x, 20);
  }
  void note(const std::string& text) {
    if (!text.empty()) line({text, note_size, false, pale_ink}, at_.x, 16);
  }
  void shape(ActorType type) {
    PictureNode key;
    key.shape = shape_of(type);
    key.width = 30;
    key.height = 13;
    key.fill = legend_fill;
    row(std::move(key), std::string(legend_name(type)), 45);
  }
  void fill(const LegendRow& row_of) {
    PictureNode key;
    key.shape = Shape::swatch;
    key.width = 23;
    key.height = 12.5;
    key.fill = row_of.fill;
    key.outline_width = 0.8;
    row(std::move(key), row_of.name, 34);
  }
  void relation(Relation relation, bool claimed) {
    LegendLine sample;
    sample.style = claimed ? claimed_style_of(relation) : style_of(relation);
    sample.width = line_width(sample.style, 1);
    sample.from = {at_.x, at_.y - legend_step / 2};
    sample.to = {at_.x + 37, sample.from.y};
    picture_.legend_lines.push_back(sample);
    line({std::string(style_of(relation).name) + (claimed ? ", as claimed" : ""), key_size, false,
          ink},
         at_.x + 45, legend_step);
  }
  double low() const { return at_.y; }
  double right() const { return right_; }

 private:
  void row(PictureNode key, const std::string& name, double indent) {
    key.at = {at_.x + key.width / 2, at_.y - legend_step / 2};
    picture_.keys.push_back(std::move(key));
    line({name, key_size, false, ink}, at_.x + indent, legend_step);
  }
  void line(TextLine text, double x, double step) {
    PictureText made;
    made.width = text_width(text.text, text.size, text.bold, picture_.font) + 2;
    made.at = {x, at_.y - step / 2};
    right_ = std::max(right_, x + made.width);
    made.lines = {std::move(text)};
    picture_.texts.push_back(std::move(made));
    at_.y -= step;
  }

  Picture& picture_;
  Point at_;
  double right_ = 0;
  bool started_ = false;
};

Bounds add_legend(Picture& picture, const Page& page, Bounds bounds) {
  LegendWriter legend(picture, {bounds.right + legend_gap, bounds.high});
  if (!page.types.empty()) {
    legend.head("Actor (shape = kind)");
    for (const ActorType type : page.types) legend.shape(type);
  }
  legend.note(page.shape_note);
  if (!page.fills.empty()) {
    legend.head(page.fill_title);
    for (const LegendRow& row : page.fills) legend.fill(row);
  }
  if (!page.relations.empty()) {
    legend.head("Relation (line)");
    for (const auto& [relation, claimed] : page.relations) legend.relation(relation, claimed);
    legend.note(page.line_note);
  }
  bounds.right = std::max(bounds.right, legend.right());
  bounds.low = std::min(bounds.low, legend.low());
  return bounds;
}

void add_title(Picture& picture, const Page& page, Bounds& bounds) {
  bounds.right = std::max(bounds.right, bounds.left + narrowest_page);
  const double width = bounds.right - bounds.left;
  std::vector<TextLine> lines;
  for (const std::string& line : filled(page.title, title_size, true, width, picture.font))
    lines.push_back({line, title_size, true, ink});
  for (const std::string& line : filled(page.subtitle, subtitle_size, false, width, picture.font))
    lines.push_back({line, subtitle_size, false, pale_ink});
  PictureText text;
  text.width = width;
  const double height = height_of(lines);
  text.at = {bounds.left, bounds.high + 28 + height / 2};
  text.lines = std::move(lines);
  bounds.high += 28 + height;
  picture.texts.push_back(std::move(text));
}

std::string caption_text(const Page& page) {
  std::string all;
  for (const std::string& sentence : page.caption) all += (all.empty() ? "" : " ") + sentence;
  return all;
}

void add_caption(Picture& picture, const Page& page, Bounds& bounds) {
  const std::string all = caption_text(page);
  if (all.empty()) return;
  PictureText text;
  text.width = bounds.right - bounds.left;
  for (const std::string& line : filled(all, caption_size, false, text.width - 4, picture.font))
    text.lines.push_back({line, caption_size, false, pale_ink});
  const double height = height_of(text.lines);
  text.at = {bounds.left, bounds.low - 20 - height / 2};
  bounds.low -= 20 + height;
  picture.texts.push_back(std::move(text));
}

// Half the width that an ellipse or hexagon of unit size leaves at a height of
// `t` of half its own.
double room_at(Shape shape, double t) {
  t = std::clamp(t, 0.0, 0.98);
  return shape == Shape::hexagon ? 1 - t / 2 : std::sqrt(1 - t * t);
}

}  // namespace

void fit_shape(PictureNode& node, const FontWidths& font) {
  const double width = width_of(node.lines, font), height = height_of(node.lines);
  if (node.shape == Shape::rounded || node.shape == Shape::note) {
    node.width = width + 22;
    node.height = std::max(height + 14, 34.0);
    return;
  }
  if (node.shape == Shape::hexagon) {
    node.height = std::max(height + 14, 36.0);
  } else {
    node.height = std::max(1.3 * height + 8, 34.0);
  }
  node.width = 44;
  double top = height / 2;
  for (const TextLine& line : node.lines) {
    const double bottom = top - line.size * leading;
    // Capitals reach to about 0.9 and descenders to 0.2 of the line's height.
    const double outermost =
        std::max(std::abs(top - 0.15 * line.size), std::abs(bottom + 0.2 * line.size));
    const double share = room_at(node.shape, outermost / (node.height / 2));
    const double line_width = text_width(line.text, line.size, line.bold, font);
    node.width = std::max(node.width, (line_width + 8) / share);
    top = bottom;
  }
}

Picture composed(Picture picture, const Page& page) {
  place_line_labels(picture);
  place_disc_labels(picture, page.disc_labels);
  Bounds bounds = bounds_of(picture);
  if (page.legend) bounds = add_legend(picture, page, bounds);
  add_title(picture, page, bounds);
  add_caption(picture, page, bounds);
  picture.title = page.title;
  picture.description = page.subtitle + (page.subtitle.empty() ? "" : ". ") + caption_text(page);
  picture.low_left = {bounds.left, bounds.low};
  picture.high_right = {bounds.right, bounds.high};
  return picture;
}

}  // namespace entente
