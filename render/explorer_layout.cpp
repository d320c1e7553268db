#include "render/explorer_layout.h"

#include <algorithm>

#include "render/dress.h"
#include "render/layout/layout.h"

namespace entente {
namespace {

constexpr std::size_t most_with_shapes = 150;
constexpr std::size_t most_for_graphviz = 100;

// By our own layout, which takes any number of actors; a box holds its disc above the room for the
// name.
void place_by_stress(const Snapshot& snapshot, const Selection& selection,
                     const std::vector<PictureNode>& nodes, std::vector<ExplorerActor>& actors,
                     const Run& run) {
  std::map<Node, Node> place;
  std::vector<BoxSize> boxes;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    place[actors[i].node] = static_cast<Node>(i);
    boxes.push_back({std::max(nodes[i].width, nodes[i].room_width),
                     nodes[i].height + nodes[i].room_below});
  }
  double weakest = heaviest_weight;
  for (const EdgeInfo& edge : snapshot.edges) weakest = std::min(weakest, edge.strength);
  std::vector<Edge> edges;
  const auto add = [&](Node a, Node b, double strength) {
    const auto one = place.find(a), other = place.find(b);
    if (one != place.end() && other != place.end() && a != b)
      edges.push_back({one->second, other->second, strength});
  };
  for (const EdgeInfo& edge : snapshot.edges) add(edge.source, edge.target, edge.strength);
  // Two who are tied by a statement alone are near, too.
  if (weakest < heaviest_weight)
    for (const TypedEdge& tie : snapshot.typed) add(tie.source, tie.target, weakest);
  const LayoutOptions options{.gap = selection.map ? 5.0 : 20.0, .hub_room = map_hub_room};
  const std::vector<Point> at = lay_out_boxes(boxes, edges, options, run);
  for (std::size_t i = 0; i < at.size(); ++i)
    actors[i].at = {at[i].x, at[i].y + nodes[i].room_below / 2};
}

ExplorerActor actor_of(Node node, const PictureNode& drawn) {
  ExplorerActor actor;
  actor.node = node;
  actor.width = drawn.width;
  actor.height = drawn.height;
  for (const TextLine& line : drawn.lines) {
    (line.bold ? actor.size : actor.role_size) = line.size;
    (line.bold ? actor.name : actor.role).push_back(line.text);
  }
  return actor;
}

// Those without any tie stand in rows below the others.
void place_untied(std::size_t first, std::vector<ExplorerActor>& actors) {
  double left = 0, right = 0, bottom = 0;
  for (std::size_t i = 0; i < first; ++i) {
    const ExplorerActor& a = actors[i];
    left = i == 0 ? a.at.x - a.width / 2 : std::min(left, a.at.x - a.width / 2);
    right = std::max(right, a.at.x + a.width / 2);
    bottom = std::max(bottom, a.at.y + a.height / 2);
  }
  right = std::max(right, left + 600);
  double x = left, y = bottom + 40, row = 0;
  for (std::size_t i = first; i < actors.size(); ++i) {
    ExplorerActor& a = actors[i];
    if (x + a.width > right && x > left) {
      x = left;
      y += row + 14;
      row = 0;
    }
    a.at = {x + a.width / 2, y + a.height / 2};
    x += a.width + 14;
    row = std::max(row, a.height);
  }
}

// Y downwards, as screens have it, the top of the first `count` actors at 0.
void turn_down(ExplorerPicture& picture, std::size_t count) {
  double top = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const ExplorerActor& a = picture.actors[i];
    const double y = a.at.y + a.height / 2;
    top = i == 0 ? y : std::max(top, y);
  }
  picture.height = top;
  for (std::size_t i = 0; i < count; ++i) picture.actors[i].at.y = top - picture.actors[i].at.y;
}

// By Graphviz, with lines led around the actors. False if it does not work here.
bool place_by_graphviz(const Snapshot& snapshot, const DiagramData& data, DiagramOptions options,
                       const Selection& selection, const ImageOptions& image,
                       ExplorerPicture& picture, const Run& run) {
  options.engine = "neato";
  const Diagram diagram = make_diagram(snapshot, data, options, image, run);
  if (!diagram.laid_out) return false;
  for (std::size_t i = 0; i < selection.actors.size(); ++i)
    picture.actors[i].at = diagram.picture.nodes[i].at;
  for (std::size_t i = 0; i < selection.ties.size(); ++i) {
    const DrawnTie& tie = selection.ties[i];
    const std::string& route = diagram.picture.lines[i].route;
    if (!route.empty())
      picture.routes.try_emplace({tie.relation, tie.source, tie.target}, route);
  }
  return true;
}

// The actors without any tie, most influential first, as far as there is room for them.
std::vector<Node> untied_actors(const Snapshot& snapshot, const DiagramData& data,
                                const Selection& selection, std::size_t top) {
  std::vector<bool> tied(snapshot.nodes.size(), false);
  for (const EdgeInfo& e : snapshot.edges) tied[e.source] = tied[e.target] = true;
  for (const TypedEdge& t : snapshot.typed) tied[t.source] = tied[t.target] = true;
  for (const Node u : selection.actors) tied[u] = true;
  std::vector<Node> untied;
  for (Node u = 0; u < tied.size(); ++u)
    if (!tied[u]) untied.push_back(u);
  std::stable_sort(untied.begin(), untied.end(),
                   [&](Node a, Node b) { return data.influence[a] > data.influence[b]; });
  untied.resize(std::min(untied.size(), top - std::min(top, selection.actors.size())));
  return untied;
}

}  // namespace

ExplorerPicture explorer_picture(const Snapshot& snapshot, const DiagramData& data, std::size_t top,
                                 const ImageOptions& image, const Run& run) {
  DiagramOptions options;
  options.select.top = top;
  options.select.most_with_shapes = most_with_shapes;
  options.color_by = ColorBy::community;
  Selection selection = select(snapshot, data.influence, options.select);
  ExplorerPicture picture;
  picture.discs = selection.map;
  picture.drawn = selection.ties;
  const std::size_t tied = selection.actors.size();
  const std::vector<Node> untied = untied_actors(snapshot, data, selection, top);
  selection.actors.insert(selection.actors.end(), untied.begin(), untied.end());
  const std::vector<PictureNode> nodes = dress(snapshot, data, selection, options).picture.nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    picture.actors.push_back(actor_of(selection.actors[i], nodes[i]));
  selection.actors.resize(tied);
  if (tied > 0 && tied <= most_for_graphviz &&
      place_by_graphviz(snapshot, data, options, selection, image, picture, run)) {
    turn_down(picture, tied);
    place_untied(tied, picture.actors);
  } else {
    place_by_stress(snapshot, selection, nodes, picture.actors, run);
    turn_down(picture, picture.actors.size());
  }
  return picture;
}

}  // namespace entente
