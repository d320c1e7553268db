#include "render/diagram.h"

#include <algorithm>

#include "core/error.h"
#include "core/number.h"
#include "core/text.h"
#include "core/version.h"
#include "render/community_map.h"
#include "render/compose.h"
#include "render/dress.h"
#include "render/layout/layout.h"
#include "render/lead_lines.h"
#include "render/text_size.h"

namespace entente {
namespace {

constexpr std::size_t most_for_neato = 60;  // actors; above, a layout of our own
constexpr std::size_t most_communities_for_neato = 20;
constexpr std::size_t most_routed_actors = 100, most_routed_lines = 200;

LayoutRequest request_for(const Picture& picture, const DiagramOptions& options) {
  const std::size_t n = picture.nodes.size();
  LayoutRequest request;
  request.engine = options.engine == "auto" ? "neato" : options.engine;
  // About a second of starts, fewer the more there is to place.
  constexpr std::size_t effort = 4000;
  const std::size_t size = n + drawn_lines(picture);
  request.starts =
      n > 100 || n < 2
          ? 1
          : static_cast<int>(std::clamp(effort / size, std::size_t{4}, std::size_t{80}));
  const bool discs = !picture.nodes.empty() && picture.nodes[0].shape == Shape::disc;
  request.route = !discs && n <= most_routed_actors && drawn_lines(picture) <= most_routed_lines;
  return request;
}

// Positions by lay_out_boxes(). A box holds its disc above the room for the name.
Picture placed_by_stress(Picture picture, bool communities, const Run& run) {
  std::vector<BoxSize> boxes;
  for (const PictureNode& node : picture.nodes)
    boxes.push_back({std::max(node.width, node.room_width), node.height + node.room_below});
  std::vector<Edge> edges;
  for (const PictureLine& line : picture.lines)
    edges.push_back(
        {static_cast<Node>(line.source), static_cast<Node>(line.target), line.layout_weight});
  const bool discs = !picture.nodes.empty() && picture.nodes[0].shape == Shape::disc;
  // Between shapes there is room for an arrow, or for the widest label of a line.
  double gap = discs ? 7 : 34;
  for (const PictureLine& line : picture.lines)
    for (const TextLine& text : line.label)
      gap = std::max(gap, text_width(text.text, text.size, text.bold) + 16);
  const LayoutOptions options{
      .gap = gap, .air = communities ? 2.5 : 5, .hub_room = communities ? 0.2 : 1};
  const std::vector<Point> at = lay_out_boxes(boxes, edges, options, run);
  for (std::size_t i = 0; i < at.size(); ++i)
    picture.nodes[i].at = {at[i].x, at[i].y + picture.nodes[i].room_below / 2};
  lead_lines(picture, run);
  picture.layout_note = "layout stress, seed " + std::to_string(run.seed);
  return picture;
}

// Positions and routes by Graphviz; for an ego picture only routes.
Picture placed_by_graphviz(Picture picture, const DiagramOptions& options,
                           const ImageOptions& image, const Run& run) {
  const bool ego = options.select.view == View::ego && options.engine == "auto";
  const LayoutRequest request =
      ego ? LayoutRequest{"nop1", 1, true} : request_for(picture, options);
  picture = with_layout(picture, lay_out(layout_dot(picture, request), image, run));
  if (!request.route) lead_lines(picture, run);
  return picture;
}

// A Graphviz that cannot do its part is replaced unless it was asked for by name; `note` says so.
Picture placed(Picture picture, const DiagramOptions& options, const ImageOptions& image,
               const Run& run, std::string& note) {
  const bool ego = options.select.view == View::ego;
  const std::size_t most = options.communities ? most_communities_for_neato : most_for_neato;
  const bool map = !ego && picture.nodes.size() > most;
  if (options.engine == "stress" || (options.engine == "auto" && map))
    return placed_by_stress(std::move(picture), options.communities, run);
  if (options.engine != "auto")
    return placed_by_graphviz(std::move(picture), options, image, run);
  if (ego) picture = laid_out_around(std::move(picture));
  try {
    return placed_by_graphviz(picture, options, image, run);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::environment) throw;
    note = std::string("laid out without Graphviz: ") + error.what();
    if (const std::size_t end = note.find('\n'); end != std::string::npos)
      note.replace(end, 1, "; ");
  }
  if (!ego) return placed_by_stress(std::move(picture), options.communities, run);
  lead_lines(picture, run);
  picture.layout_note = "layout ego";
  return picture;
}

std::string subtitle_of(const Snapshot& snapshot, const Selection& selection, View view) {
  const auto is_stated = [](const DrawnTie& tie) {
    return tie.relation != Relation::co_mention && tie.relation != Relation::tie &&
           tie.relation != Relation::affiliation;
  };
  const auto stated = static_cast<std::size_t>(
      std::count_if(selection.ties.begin(), selection.ties.end(), is_stated));
  const std::size_t actors = selection.actors.size();
  switch (view) {
    case View::meetings:
      return counted(selection.ties.size(), "stated meeting") + " between " +
             counted(actors, "actor") +
             "; the label gives the day as the text states it, and the place";
    case View::ego:
      return "Ego network, 1 step: " + counted(actors - 1, "neighbour") + " of " +
             grouped(snapshot.nodes.size() - 1) +
             " other actors; relations between neighbours are pale";
    case View::sides:
      return counted(actors, "actor") + ", " + counted(stated, "stated relation") +
             " between friends and foes; the fill is the camp that these suggest";
    case View::full:
    case View::among:
      break;
  }
  if (stated == 0) return counted(actors, "actor") + ", " + counted(selection.ties.size(), "tie");
  return counted(actors, "actor") + ", " + counted(stated, "stated relation") + ", lines between " +
         counted(selection.pairs, "pair");
}

std::string title_of(const Snapshot& snapshot, const DiagramOptions& options, bool map) {
  if (!options.title.empty()) return options.title;
  if (options.select.view == View::meetings) return "Who met whom";
  if (options.select.view == View::sides) return "Who stands with whom, and against whom";
  if (options.select.view == View::ego)
    return "The actors around " + display(snapshot.nodes[options.select.ego].label, 200);
  if (snapshot.documents == 0) return "Who is tied to whom";
  return map ? "Who appears with whom" : "Who did what to whom";
}

std::vector<std::string> caption_of(const Snapshot& snapshot, const DiagramData& data,
                                    const std::vector<std::string>& hidden) {
  std::vector<std::string> caption;
  std::string source = "Source: ";
  if (snapshot.documents > 0) source += counted(snapshot.documents, "document") + ", ";
  source += display(snapshot.title.empty() ? snapshot.source : snapshot.title, 200);
  if (snapshot.dates) source += ", dated " + to_string(*snapshot.dates);
  caption.push_back(source + ".");
  constexpr std::size_t most_warnings = 2;
  for (std::size_t i = 0; i < std::min(snapshot.warnings.size(), most_warnings); ++i) {
    std::string warning = display(snapshot.warnings[i], 300);
    if (!warning.empty() && warning[0] >= 'a' && warning[0] <= 'z')
      warning[0] = static_cast<char>(warning[0] - 'a' + 'A');
    if (!warning.ends_with('.')) warning += '.';
    caption.push_back(warning);
  }
  if (snapshot.warnings.size() > most_warnings)
    caption.push_back(counted(snapshot.warnings.size() - most_warnings, "more doubt") +
                      " about dates: see entente stats.");
  caption.insert(caption.end(), hidden.begin(), hidden.end());
  std::string method = data.influence_note;
  if (!data.group_note.empty()) method += "; " + data.group_note;
  caption.push_back(method + ".");
  if (!snapshot.weights_note.empty())
    caption.push_back("Weights: " + display(snapshot.weights_note, 200) + ".");
  caption.push_back(std::string("entente ") + version);
  return caption;
}

std::string summary_of(const Selection& selection, View view) {
  return counted(selection.actors.size(), "actor") + ", " +
         counted(selection.ties.size(), view == View::meetings ? "meeting" : "tie");
}

}  // namespace

Diagram make_diagram(const Snapshot& snapshot, const DiagramData& data,
                     const DiagramOptions& options, const ImageOptions& image, const Run& run) {
  constexpr std::size_t most_actors = 5000;
  Diagram diagram;
  Dressed dressed;
  std::vector<std::string> hidden;
  bool map = false;
  if (options.communities || (snapshot.nodes.size() > most_actors && options.select.top == 0 &&
                              options.select.view == View::full)) {
    dressed = dress_communities(snapshot, data, options);
    hidden = dressed.page.caption;
    diagram.summary = counted(dressed.picture.nodes.size(), "group") + " of " +
                      counted(snapshot.nodes.size(), "actor");
  } else {
    const Selection selection = select(snapshot, data.influence, options.select);
    if (selection.actors.empty())
      throw Error(ErrorKind::nothing,
                  snapshot.source + ": nothing to draw; no actor has a tie of the kind asked for");
    dressed = dress(snapshot, data, selection, options);
    dressed.page.subtitle = subtitle_of(snapshot, selection, options.select.view);
    if (!options.subtitle.empty())
      dressed.page.subtitle = options.subtitle + "; " + dressed.page.subtitle;
    diagram.summary = summary_of(selection, options.select.view);
    hidden = selection.hidden;
    map = selection.map;
  }
  if (!options.title.empty() || dressed.page.title.empty())
    dressed.page.title = title_of(snapshot, options, map);
  dressed.page.legend = options.legend;
  dressed.picture.dark = options.dark;
  dressed.picture.page_width = options.page_width;
  dressed.picture.page_height = options.page_height;
  dressed.page.caption = caption_of(snapshot, data, hidden);
  try {
    diagram.picture = placed(dressed.picture, options, image, run, diagram.note);
    diagram.picture = composed(std::move(diagram.picture), dressed.page);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::environment) throw;
    diagram.picture = dressed.picture;
    diagram.laid_out = false;
    diagram.problem = error.what();
  }
  return diagram;
}

}  // namespace entente
