#include "render/layout/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "algorithms/components.h"
#include "render/layout/overlap.h"
#include "render/layout/pack.h"
#include "render/layout/stress.h"

namespace entente {
namespace {

constexpr double shortest = 0.65, longest = 1.35;  // lengths of the strongest and weakest tie
constexpr double widest = 4;                       // times as long as others, at the most
constexpr double part_gap = 3;                     // between parts, in gaps between boxes

// How many nodes are neighbours of one end only, the ends left out.
std::size_t unshared(const Csr& graph, Node u, Node v) {
  const auto a = graph.neighbors(u), b = graph.neighbors(v);
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    shared += a[i] == b[j];
    const Node low = std::min(a[i], b[j]);
    i += a[i] == low;
    j += b[j] == low;
  }
  return a.size() + b.size() - 2 - 2 * shared;
}

// The graph with strengths 1 / length, where lengths go by rank and ties of one strength share
// one; all of one strength have length 1.
Csr with_lengths(const Csr& graph, double hub_room) {
  std::vector<Edge> edges;
  for (Node u = 0; u < graph.nodes(); ++u)
    for (std::size_t i = 0; i < graph.degree(u); ++i)
      if (graph.neighbors(u)[i] > u)
        edges.push_back({u, graph.neighbors(u)[i], graph.weights(u)[i]});
  std::vector<double> sorted;
  for (const Edge& edge : edges) sorted.push_back(edge.weight);
  std::sort(sorted.begin(), sorted.end());
  for (Edge& edge : edges) {
    const auto [low, high] = std::equal_range(sorted.begin(), sorted.end(), edge.weight);
    const double middle = static_cast<double>((low - sorted.begin()) + (high - sorted.begin())) / 2;
    const double share = middle / static_cast<double>(sorted.size());
    double length = longest - (longest - shortest) * share;
    if (hub_room > 0) {
      const auto only = static_cast<double>(unshared(graph, edge.source, edge.target));
      length *= 1 - hub_room + hub_room * std::min(std::sqrt(1 + only) / 2, widest);
    }
    edge.weight = 1 / length;
  }
  return make_csr(graph.nodes(), edges, false);
}

// One connected part: its nodes and the graph among them.
struct Part {
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

std::vector<Part> parts_of(const Csr& graph) {
  const Components components = connected_components(graph);
  std::vector<Part> parts(components.count());
  std::vector<Node> place(graph.nodes());
  for (Node u = 0; u < graph.nodes(); ++u) {
    Part& part = parts[components.of[u]];
    place[u] = static_cast<Node>(part.nodes.size());
    part.nodes.push_back(u);
  }
  for (Node u = 0; u < graph.nodes(); ++u)
    for (std::size_t i = 0; i < graph.degree(u); ++i)
      if (const Node v = graph.neighbors(u)[i]; v > u)
        parts[components.of[u]].edges.push_back({place[u], place[v], graph.weights(u)[i]});
  return parts;
}

// Turned around its centre so that it is widest from left to right.
void level(std::vector<Point>& at) {
  Point mean;
  for (const Point p : at) {
    mean.x += p.x / static_cast<double>(at.size());
    mean.y += p.y / static_cast<double>(at.size());
  }
  double xx = 0, xy = 0, yy = 0;
  for (const Point p : at) {
    xx += (p.x - mean.x) * (p.x - mean.x);
    xy += (p.x - mean.x) * (p.y - mean.y);
    yy += (p.y - mean.y) * (p.y - mean.y);
  }
  const double angle = std::atan2(2 * xy, xx - yy) / 2;
  const double c = std::cos(angle), s = std::sin(angle);
  for (Point& p : at) {
    const double x = p.x - mean.x, y = p.y - mean.y;
    p = {c * x + s * y, c * y - s * x};
  }
}

// Points a length: neighbours of usual size have room between them.
double unit_of(const Part& part, std::span<const BoxSize> boxes, double gap) {
  double size = 0;
  for (const Node u : part.nodes) size += std::sqrt(boxes[u].width * boxes[u].height);
  return size / static_cast<double>(part.nodes.size()) + 2 * gap;
}

std::vector<PlacedBox> laid_out(const Part& part, std::span<const BoxSize> boxes,
                                const LayoutOptions& options, const Run& run) {
  std::vector<Point> at = stress_layout(make_csr(part.nodes.size(), part.edges, false), run);
  if (at.size() > 2) level(at);
  const double unit = unit_of(part, boxes, options.gap);
  std::vector<PlacedBox> placed;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const BoxSize size = boxes[part.nodes[i]];
    placed.push_back(
        {{at[i].x * unit, at[i].y * unit}, size.width + options.gap, size.height + options.gap});
  }
  return without_overlaps(std::move(placed), options.air, run);
}

// The rectangle around the boxes, its centre where they are.
PlacedBox around(const std::vector<PlacedBox>& boxes) {
  double left = 1e300, right = -1e300, low = 1e300, high = -1e300;
  for (const PlacedBox& box : boxes) {
    left = std::min(left, box.center.x - box.width / 2);
    right = std::max(right, box.center.x + box.width / 2);
    low = std::min(low, box.center.y - box.height / 2);
    high = std::max(high, box.center.y + box.height / 2);
  }
  return {{(left + right) / 2, (low + high) / 2}, right - left, high - low};
}

}  // namespace

std::vector<Point> lay_out_boxes(std::span<const BoxSize> boxes, std::span<const Edge> edges,
                                 const LayoutOptions& options, const Run& run) {
  const Csr graph = with_lengths(make_csr(boxes.size(), edges, false), options.hub_room);
  const std::vector<Part> parts = parts_of(graph);
  std::vector<std::vector<PlacedBox>> placed;
  std::vector<PlacedBox> frames;
  for (const Part& part : parts) {
    run.checkpoint();
    placed.push_back(laid_out(part, boxes, options, run));
    frames.push_back(around(placed.back()));
    if (parts.size() > 1 && part.nodes.size() > 1) {
      frames.back().width += part_gap * options.gap;
      frames.back().height += part_gap * options.gap;
    }
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return frames[a].height > frames[b].height;
  });
  std::vector<PlacedBox> in_order;
  for (const std::size_t i : order) in_order.push_back(frames[i]);
  const std::vector<Point> corners = packed(in_order, options.aspect);
  std::vector<Point> at(boxes.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t i = order[k];
    const Point shift{corners[k].x + frames[i].width / 2 - frames[i].center.x,
                      corners[k].y + frames[i].height / 2 - frames[i].center.y};
    for (std::size_t j = 0; j < placed[i].size(); ++j)
      at[parts[i].nodes[j]] = {placed[i][j].center.x + shift.x, placed[i][j].center.y + shift.y};
  }
  return at;
}

}  // namespace entente
