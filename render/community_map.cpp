#include "render/community_map.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "algorithms/backbone.h"
#include "core/number.h"
#include "core/text.h"
#include "render/text_size.h"

namespace entente {
namespace {

constexpr std::size_t most_communities = 40;

struct Community {
  std::size_t actors = 0;
  Node first = 0, second = 0;  // of most influence
};

std::vector<Community> communities_of(const DiagramData& data) {
  std::vector<Community> out;
  for (Node u = 0; u < data.group.size(); ++u) {
    if (data.group[u] >= out.size()) out.resize(data.group[u] + 1);
    Community& c = out[data.group[u]];
    if (c.actors++ == 0) {
      c.first = c.second = u;
    } else if (data.influence[u] > data.influence[c.first]) {
      c.second = c.first;
      c.first = u;
    } else if (c.second == c.first || data.influence[u] > data.influence[c.second]) {
      c.second = u;
    }
  }
  return out;
}

// Weights between communities, those that are shown.
std::vector<Edge> between(const Snapshot& snapshot, const DiagramData& data, std::size_t shown) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> sum;
  for (const EdgeInfo& edge : snapshot.edges) {
    const auto [low, high] = std::minmax(data.group[edge.source], data.group[edge.target]);
    if (low != high && high < shown) sum[{low, high}] += edge.strength;
  }
  std::vector<Edge> edges;
  for (const auto& [pair, weight] : sum) edges.push_back({pair.first, pair.second, weight});
  return edges;
}

// `share` of the largest community's actors.
PictureNode disc_of(const Community& c, const std::string& name, double share,
                    const FontWidths& font) {
  PictureNode node;
  node.shape = Shape::disc;
  node.width = node.height = 14 + 86 * std::sqrt(share);
  const double size = 9.5 + 6 * std::sqrt(share);
  node.tooltip = name + ", " + grouped(c.actors) + " actors";
  node.lines = {{name, size, true, ink},
                {grouped(c.actors) + (c.actors == 1 ? " actor" : " actors"), 8, false, role_ink}};
  for (const TextLine& line : node.lines) {
    const double width = text_width(line.text, line.size, line.bold, font);
    node.room_width = std::max(node.room_width, width + 12);
    node.room_below += 1.25 * line.size;
  }
  return node;
}

}  // namespace

Dressed dress_communities(const Snapshot& snapshot, const DiagramData& data,
                          const DiagramOptions& options) {
  const std::vector<Community> all = communities_of(data);
  const std::size_t shown = std::min(all.size(), most_communities);
  Dressed out;
  out.picture.dpi = options.dpi;
  out.picture.font = options.font;
  const double largest = all.empty() ? 1 : static_cast<double>(all[0].actors);
  for (std::size_t i = 0; i < shown; ++i) {
    const Community& c = all[i];
    const double share = static_cast<double>(c.actors) / largest;
    std::string name = short_name(snapshot.nodes[c.first]);
    if (c.actors > 1) name += " · " + short_name(snapshot.nodes[c.second]);
    out.picture.nodes.push_back(disc_of(c, name, share, options.font));
    out.picture.nodes.back().fill = i < fills.size() ? fills[i] : no_fill;
  }
  const std::vector<Edge> edges = between(snapshot, data, shown);
  const Csr graph = make_csr(shown, edges, false);
  constexpr std::size_t clear = 60;  // lines that need no backbone
  const std::vector<bool> kept = backbone(graph, options.select.backbone.value_or(0.05));
  double heaviest = 0;
  for (const Edge& e : edges) heaviest = std::max(heaviest, e.weight);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    PictureLine line;
    line.source = edges[i].source;
    line.target = edges[i].target;
    line.style = style_of(Relation::tie);
    line.alpha = "90";
    line.width = 0.6 + 5 * edges[i].weight / heaviest;
    line.layout_weight = 1 + 2 * edges[i].weight / heaviest;
    line.hidden = edges.size() > clear && !kept[i];
    out.picture.lines.push_back(std::move(line));
  }
  out.page.title = "Groups that appear together";
  out.page.subtitle = grouped(all.size()) + " communities of " + grouped(snapshot.nodes.size()) +
                      " actors; appearing together does not make allies";
  if (shown < all.size()) {
    std::size_t left_out = 0;
    for (std::size_t i = shown; i < all.size(); ++i) left_out += all[i].actors;
    out.page.caption.push_back("Shown are the " + grouped(shown) + " largest communities; " +
                               counted(all.size() - shown, "smaller one") + " with " +
                               counted(left_out, "actor") + (left_out == 1 ? " is" : " are") +
                               " hidden.");
  }
  out.page.shape_note = "disc area = number of actors";
  out.page.line_note = "line width = weight of ties between";
  out.page.disc_labels = shown;
  return out;
}

}  // namespace entente
