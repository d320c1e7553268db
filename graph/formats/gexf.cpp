// GEXF, static. NetworkX (3.4 too) knows version 1.2 only, Gephi reads both; for
// what is written here they differ in the name of the namespace alone.

#include <string>

#include "core/number.h"
#include "graph/formats/export.h"

namespace entente {
namespace {

std::string attributes(const char* domain, const std::vector<ExportField>& fields) {
  if (fields.empty()) return "";
  std::string out = std::string("    <attributes class=\"") + domain + "\" mode=\"static\">\n";
  for (std::size_t f = 0; f < fields.size(); ++f)
    out += "      <attribute id=\"" + std::to_string(f) + "\" title=\"" + xml_text(fields[f].name) +
           "\" type=\"" + std::string(xml_type(fields[f].type)) + "\"/>\n";
  return out + "    </attributes>\n";
}

// "/>" or the values and the closing tag.
std::string rest(const char* tag, const std::vector<ExportValue>& row) {
  std::string out;
  for (std::size_t f = 0; f < row.size(); ++f)
    if (!std::holds_alternative<std::monostate>(row[f]))
      out += "<attvalue for=\"" + std::to_string(f) + "\" value=\"" +
             xml_text(plain_value(row[f])) + "\"/>";
  if (out.empty()) return "/>\n";
  return "><attvalues>" + out + "</attvalues></" + tag + ">\n";
}

std::string write(const GraphExport& graph, const char* name_space, const char* number) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"" +
                    std::string(name_space) + "\" version=\"" + number + "\">\n";
  out += "  <meta>\n    <creator>" + xml_text(graph.meta.front().second) +
         "</creator>\n    <description>" + xml_text(graph.title);
  for (std::size_t m = 1; m < graph.meta.size(); ++m)
    out += "; " + xml_text(graph.meta[m].first) + ": " + xml_text(graph.meta[m].second);
  out += std::string("</description>\n  </meta>\n  <graph mode=\"static\" defaultedgetype=\"") +
         (graph.directed ? "directed" : "undirected") + "\">\n";
  out += attributes("node", graph.node_fields) + attributes("edge", graph.edge_fields);
  out += "    <nodes>\n";
  for (const ExportNode& node : graph.nodes)
    out += "      <node id=\"" + xml_text(node.id) + "\" label=\"" + xml_label(node) + "\"" +
           rest("node", node.values);
  out += "    </nodes>\n    <edges>\n";
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const ExportEdge& edge = graph.edges[i];
    out += "      <edge id=\"" + std::to_string(i) + "\" source=\"" +
           xml_text(graph.nodes[edge.source].id) + "\" target=\"" +
           xml_text(graph.nodes[edge.target].id) + "\" weight=\"" + shortest(edge.weight) + "\"" +
           rest("edge", edge.values);
  }
  return out + "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace

std::string to_gexf(const GraphExport& graph) {
  return write(graph, "http://www.gexf.net/1.2draft", "1.2");
}

std::string to_gexf_13(const GraphExport& graph) {
  return write(graph, "http://gexf.net/1.3", "1.3");
}

}  // namespace entente
