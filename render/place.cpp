#include "render/place.h"

#include <algorithm>

#include "core/error.h"
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
      gap = std::max(gap, text_width(text.text, text.size, text.bold, picture.font) + 16);
  const LayoutOptions options{
      .gap = gap, .air = communities ? 2.5 : 5, .hub_room = communities ? 0.2 : map_hub_room};
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

}  // namespace

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

}  // namespace entente
