#include "render/panels.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/error.h"
#include "core/number.h"
#include "core/text.h"
#include "render/bounds.h"
#include "render/dress.h"
#include "render/lead_lines.h"
#include "render/place.h"
#include "render/route.h"
#include "render/text_size.h"

namespace entente {
namespace {

constexpr double small = 0.62;  // a panel's size, in sizes of a picture of its own
constexpr double line_share = 0.6;
constexpr double column_gap = 34, row_gap = 26;  // points, between panels
constexpr double title_room = 24;                // above a panel
constexpr double title_size = 11, counts_size = 9;

// What an actor without a tie looks like.
struct Pale {
  std::string_view fill, outline, ink;
};
constexpr Pale pale_on_light{"#FFFFFF", "#B9C1CA", pale_ink};
constexpr Pale pale_on_dark{"#1B2026", "#4A545F", "#A9B4C0"};

// Short names; where two actors would have the same, the whole ones.
std::vector<std::string> names_of(const Snapshot& snapshot, const std::vector<Node>& actors) {
  std::map<std::string, int> count;
  for (const Node u : actors) ++count[short_name(snapshot.nodes[u])];
  std::vector<std::string> names;
  for (const Node u : actors) {
    const std::string name = short_name(snapshot.nodes[u]);
    names.push_back(count.at(name) > 1 ? display(snapshot.nodes[u].label, 200) : name);
  }
  return names;
}

// In place of names and roles the short names, in text of nearly one size.
void shorten_names(const Snapshot& snapshot, const DiagramData& data, const Panels& panels,
                   Picture& picture) {
  const std::vector<std::string> names = names_of(snapshot, panels.actors);
  const double greatest = *std::max_element(data.influence.begin(), data.influence.end());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double share = greatest > 0 ? data.influence[panels.actors[i]] / greatest : 0;
    const double size = 14 + 4 * std::sqrt(share);
    PictureNode& node = picture.nodes[i];
    node.lines.clear();
    for (const std::string& line : wrapped(names[i], size, true, 8.2 * size, 2, picture.font))
      node.lines.push_back({line, size, true, ink});
    fit_shape(node, picture.font);
  }
}

Selection selection_of(const Panels& panels, std::vector<DrawnTie> ties) {
  Selection selection;
  selection.actors = panels.actors;
  selection.ties = std::move(ties);
  return selection;
}

// All ties of all panels, for the legend.
std::vector<DrawnTie> all_ties(const Panels& panels) {
  std::vector<DrawnTie> ties;
  for (const Panel& panel : panels.panels)
    ties.insert(ties.end(), panel.ties.begin(), panel.ties.end());
  return ties;
}

// One line a pair, the nearer the more often it is tied: the layout of all panels.
std::vector<DrawnTie> pairs_of(const Panels& panels) {
  std::map<std::pair<Node, Node>, double> count;
  for (const DrawnTie& tie : all_ties(panels)) ++count[std::minmax(tie.source, tie.target)];
  std::vector<DrawnTie> ties;
  for (const auto& [pair, n] : count) {
    DrawnTie tie;
    tie.source = pair.first;
    tie.target = pair.second;
    tie.strength = n;
    ties.push_back(std::move(tie));
  }
  return ties;
}

Dressed dressed_with(const Snapshot& snapshot, const DiagramData& data, const Panels& panels,
                     std::vector<DrawnTie> ties, const DiagramOptions& options) {
  Dressed dressed = dress(snapshot, data, selection_of(panels, std::move(ties)), options);
  for (PictureLine& line : dressed.picture.lines) line.label.clear();
  shorten_names(snapshot, data, panels, dressed.picture);
  return dressed;
}

void make_pale(Picture& picture, const Pale& pale) {
  std::vector<bool> tied(picture.nodes.size(), false);
  for (const PictureLine& line : picture.lines) tied[line.source] = tied[line.target] = true;
  for (std::size_t i = 0; i < tied.size(); ++i) {
    if (tied[i]) continue;
    PictureNode& node = picture.nodes[i];
    node.fill = pale.fill;
    node.outline_colour = pale.outline;
    for (TextLine& line : node.lines) line.colour = pale.ink;
  }
}

// Made small at the places of `layout`, with lines led around all actors.
Picture panel_picture(Picture picture, const Picture& layout, const Run& run) {
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    PictureNode& node = picture.nodes[i];
    node.at = {small * layout.nodes[i].at.x, small * layout.nodes[i].at.y};
    node.width *= small;
    node.height *= small;
    node.outline_width *= 0.75;
    for (TextLine& line : node.lines) line.size *= small;
  }
  for (PictureLine& line : picture.lines) line.width *= line_share;
  lead_lines(picture, run);
  return picture;
}

// Of everything in any panel.
Bounds extent_of(const std::vector<Picture>& pictures) {
  Bounds extent;
  for (const Picture& picture : pictures) {
    for (const PictureNode& node : picture.nodes) {
      extent.add(PlacedBox{node.at, node.width, node.height});
    }
    for (const PictureLine& line : picture.lines)
      if (!line.route.empty())
        for (const Point p : sampled_route(line.route)) extent.add(p);
  }
  return extent;
}

// Columns so that the page is about as wide as a screen, and no wider than its text allows to be
// read there; no more empty places than need be.
std::size_t columns_for(std::size_t panels, double width, double height) {
  constexpr double widest = 1680;  // points, beside a legend: 8.5 of text are 7 pixels of 1,600
  std::size_t best = 1;
  double least = 1e300;
  for (std::size_t columns = 1; columns <= panels; ++columns) {
    if (columns > 1 && static_cast<double>(columns) * width > widest) break;
    const std::size_t rows = (panels + columns - 1) / columns;
    const double aspect =
        static_cast<double>(columns) * width / (static_cast<double>(rows) * height);
    const double cost = std::abs(std::log(aspect / 1.5)) +
                        0.12 * static_cast<double>(rows * columns - panels);
    if (cost < least) {
      least = cost;
      best = columns;
    }
  }
  return best;
}

// Panels put on one page.
class PageWriter {
 public:
  PageWriter(const std::vector<Picture>& pictures, const Panels& panels)
      : extent_(extent_of(pictures)),
        width_(extent_.right - extent_.left),
        height_(extent_.high - extent_.low) {
    page.font = pictures.front().font;
    for (const Panel& panel : panels.panels) width_ = std::max(width_, titles_width(panel));
    columns_ = columns_for(pictures.size(), width_ + column_gap, height_ + title_room + row_gap);
    for (std::size_t i = 0; i < pictures.size(); ++i) add(pictures[i], panels.panels[i], i);
  }

  Picture page;

 private:
  double titles_width(const Panel& panel) const {
    return text_width(panel.title, title_size, true, page.font) + 12 +
           text_width(panel.counts, counts_size, false, page.font) + 4;
  }

  Point moved(Point p) const {
    return {corner_.x + p.x - extent_.left, corner_.y + p.y - extent_.low};
  }

  std::string moved(const std::string& text) const {
    Route route = parse_route(text);
    for (Point& p : route.control) p = moved(p);
    if (route.start) route.start = moved(*route.start);
    if (route.tip) route.tip = moved(*route.tip);
    return route_text(route);
  }

  void add_title(const Panel& panel) {
    const double y = corner_.y + height_ + title_room - 8;
    double x = corner_.x;
    const auto add = [&](const std::string& words, double size, bool bold,
                         std::string_view colour) {
      PictureText text;
      text.lines = {{words, size, bold, colour}};
      text.width = text_width(words, size, bold, page.font) + 2;
      text.at = {x, y};
      x += text.width + 10;
      page.texts.push_back(std::move(text));
    };
    add(panel.title, title_size, true, ink);
    add(panel.counts, counts_size, false, pale_ink);
    LegendLine rule;
    rule.style = style_of(Relation::co_mention);
    rule.width = 0.7;
    rule.from = {corner_.x, y - 9};
    rule.to = {corner_.x + width_, y - 9};
    page.legend_lines.push_back(rule);
  }

  void add(const Picture& picture, const Panel& panel, std::size_t number) {
    corner_ = {static_cast<double>(number % columns_) * (width_ + column_gap),
               -static_cast<double>(number / columns_) * (height_ + title_room + row_gap)};
    add_title(panel);
    const std::size_t first = page.nodes.size();
    for (PictureNode node : picture.nodes) {
      node.at = moved(node.at);
      page.nodes.push_back(std::move(node));
    }
    for (PictureLine line : picture.lines) {
      line.source += first;
      line.target += first;
      if (!line.route.empty()) line.route = moved(line.route);
      page.lines.push_back(std::move(line));
    }
  }

  Bounds extent_;
  double width_, height_;  // of a panel
  std::size_t columns_ = 1;
  Point corner_;  // the lower left one of the panel that is written
};

// The legend tells of what occurs in any panel.
Page page_of(const Panels& panels, Page dressed, bool any_pale, const DiagramOptions& options) {
  dressed.title = panels.page.title;
  dressed.subtitle = panels.page.subtitle;
  dressed.caption = panels.page.caption;
  dressed.legend = options.legend;
  if (any_pale)
    dressed.fills.push_back(
        {"pale: no tie in that time", options.dark ? pale_on_dark.fill : pale_on_light.fill});
  return dressed;
}

}  // namespace

Diagram panel_diagram(const Snapshot& snapshot, const DiagramData& data, const Panels& panels,
                      const DiagramOptions& options, const ImageOptions& image, const Run& run) {
  const auto with = [&](std::vector<DrawnTie> ties) {
    return dressed_with(snapshot, data, panels, std::move(ties), options);
  };
  const Dressed whole = with(all_ties(panels));
  Diagram diagram;
  try {
    const Picture layout =
        placed(with(pairs_of(panels)).picture, options, image, run, diagram.note);
    std::vector<Picture> pictures;
    bool any_pale = false;
    for (const Panel& panel : panels.panels) {
      Picture picture = panel_picture(with(panel.ties).picture, layout, run);
      make_pale(picture, options.dark ? pale_on_dark : pale_on_light);
      const auto is_pale = [](const PictureNode& node) { return node.outline_colour != outline; };
      any_pale |= std::any_of(picture.nodes.begin(), picture.nodes.end(), is_pale);
      pictures.push_back(std::move(picture));
    }
    diagram.picture = PageWriter(pictures, panels).page;
    diagram.picture.layout_note = layout.layout_note;
    diagram.picture = composed(std::move(diagram.picture),
                               page_of(panels, whole.page, any_pale, options));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::environment) throw;
    diagram.picture = whole.picture;
    diagram.laid_out = false;
    diagram.problem = error.what();
  }
  diagram.picture.dpi = options.dpi;
  diagram.picture.dark = options.dark;
  diagram.picture.page_width = options.page_width;
  diagram.picture.page_height = options.page_height;
  return diagram;
}

}  // namespace entente
