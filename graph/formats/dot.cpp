// DOT with labels and weights only, for other programs; `entente render` writes
// the picture.

#include "core/number.h"
#include "graph/formats/dot_graph.h"
#include "graph/formats/export.h"

namespace entente {

std::string to_dot(const GraphExport& graph) {
  DotGraph dot;
  dot.directed = graph.directed;
  dot.comment = "made by " + graph.meta.front().second;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const ExportNode& node = graph.nodes[i];
    std::string label = dot_text(node.label);
    if (label.find_first_not_of(' ') == std::string::npos) label = node.id;
    DotNode made{"n" + std::to_string(i), {{"label", label}}};
    for (std::size_t f = 0; f < node.values.size(); ++f)
      if (graph.node_fields[f].name == "type")
        made.attributes.push_back({"kind", dot_text(plain_value(node.values[f]))});
    dot.nodes.push_back(std::move(made));
  }
  for (const ExportEdge& edge : graph.edges) {
    DotEdge made{edge.source, edge.target, {{"weight", shortest(edge.weight)}}};
    for (std::size_t f = 0; f < edge.values.size(); ++f)
      if (graph.edge_fields[f].name == "kind")
        made.attributes.push_back({"kind", dot_text(plain_value(edge.values[f]))});
    dot.edges.push_back(std::move(made));
  }
  return write_dot(dot);
}

}  // namespace entente
