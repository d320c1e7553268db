// CSV with the headers that Gephi expects; the edges read back with `entente
// rank FILE.csv`.

#include <string>

#include "core/number.h"
#include "graph/formats/csv_text.h"
#include "graph/formats/export.h"

namespace entente {
namespace {

// Numbers stay numbers, also negative ones; only text is disarmed.
std::string field(const ExportValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return csv_field(*text);
  return plain_value(value);
}

std::string header(std::string out, const std::vector<ExportField>& fields) {
  for (const ExportField& f : fields) out += "," + csv_field(f.name);
  return out + "\n";
}

}  // namespace

std::string to_csv_edges(const GraphExport& graph) {
  std::string out = header("Source,Target,Type,Weight", graph.edge_fields);
  for (const ExportEdge& edge : graph.edges) {
    out += csv_field(graph.nodes[edge.source].id) + "," + csv_field(graph.nodes[edge.target].id) +
           (graph.directed ? ",Directed," : ",Undirected,") + shortest(edge.weight);
    for (const ExportValue& value : edge.values) out += "," + field(value);
    out += "\n";
  }
  return out;
}

std::string to_csv_nodes(const GraphExport& graph) {
  std::string out = header("Id,Label", graph.node_fields);
  for (const ExportNode& node : graph.nodes) {
    const bool blank = xml_label(node) == node.id;  // nothing of the label can be shown
    out += csv_field(node.id) + "," + csv_field(blank ? node.id : node.label);
    for (const ExportValue& value : node.values) out += "," + field(value);
    out += "\n";
  }
  return out;
}

}  // namespace entente
