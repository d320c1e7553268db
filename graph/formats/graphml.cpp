// GraphML (Brandes et al. 2001): typed and declared keys; no lists, no nesting.

#include <string>

#include "core/number.h"
#include "graph/formats/export.h"

namespace entente {
namespace {

std::string key(const std::string& id, const char* domain, std::string_view name,
                std::string_view type) {
  return "  <key id=\"" + id + "\" for=\"" + domain + "\" attr.name=\"" + xml_text(name) +
         "\" attr.type=\"" + std::string(type) + "\"/>\n";
}

std::string data(const std::string& id, const std::string& value) {
  return "<data key=\"" + id + "\">" + value + "</data>";
}

std::string values(const std::vector<ExportValue>& row, char prefix) {
  std::string out;
  for (std::size_t f = 0; f < row.size(); ++f)
    if (!std::holds_alternative<std::monostate>(row[f]))
      out += data(prefix + std::to_string(f), xml_text(plain_value(row[f])));
  return out;
}

}  // namespace

std::string to_graphml(const GraphExport& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  out += key("label", "node", "label", "string");
  out += key("weight", "edge", "weight", "double");
  for (std::size_t f = 0; f < graph.node_fields.size(); ++f)
    out += key("v" + std::to_string(f), "node", graph.node_fields[f].name,
               xml_type(graph.node_fields[f].type));
  for (std::size_t f = 0; f < graph.edge_fields.size(); ++f)
    out += key("e" + std::to_string(f), "edge", graph.edge_fields[f].name,
               xml_type(graph.edge_fields[f].type));
  for (std::size_t m = 0; m < graph.meta.size(); ++m)
    out += key("g" + std::to_string(m), "graph", graph.meta[m].first, "string");
  out += std::string("  <graph id=\"G\" edgedefault=\"") +
         (graph.directed ? "directed" : "undirected") + "\">\n";
  for (std::size_t m = 0; m < graph.meta.size(); ++m)
    out += "    " + data("g" + std::to_string(m), xml_text(graph.meta[m].second)) + "\n";
  for (const ExportNode& node : graph.nodes)
    out += "    <node id=\"" + xml_text(node.id) + "\">" + data("label", xml_label(node)) +
           values(node.values, 'v') + "</node>\n";
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const ExportEdge& edge = graph.edges[i];
    out += "    <edge id=\"e" + std::to_string(i) + "\" source=\"" +
           xml_text(graph.nodes[edge.source].id) + "\" target=\"" +
           xml_text(graph.nodes[edge.target].id) + "\">" + data("weight", shortest(edge.weight)) +
           values(edge.values, 'e') + "</edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace entente
