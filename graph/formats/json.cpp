// Node-link JSON (NetworkX, d3) and JSON Graph Format 2. Labels are exact: what
// a terminal must not see stands as \uXXXX.

#include <string>

#include <nlohmann/json.hpp>

#include "core/text.h"
#include "graph/formats/export.h"

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const ExportValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  return nullptr;
}

void add_values(Json& into, const std::vector<ExportField>& fields,
                const std::vector<ExportValue>& row) {
  for (std::size_t f = 0; f < row.size(); ++f)
    if (!std::holds_alternative<std::monostate>(row[f])) into[fields[f].name] = json_of(row[f]);
}

std::string text_of(const Json& json) {
  return printable_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json meta_of(const GraphExport& graph) {
  Json meta = {{"title", graph.title}};
  for (const auto& [name, value] : graph.meta) meta[name] = value;
  return meta;
}

}  // namespace

// One object a line, so that files can be compared by line.
std::string to_node_link(const GraphExport& graph) {
  std::string out = std::string("{\"directed\":") + (graph.directed ? "true" : "false") +
                    ",\"multigraph\":" + (graph.parallel ? "true" : "false") +
                    ",\"graph\":" + text_of(meta_of(graph)) + ",\n\"nodes\":[\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const ExportNode& node = graph.nodes[i];
    Json json = {{"id", node.id}, {"label", node.label}};
    add_values(json, graph.node_fields, node.values);
    out += text_of(json) + (i + 1 < graph.nodes.size() ? ",\n" : "\n");
  }
  out += "],\n\"links\":[\n";
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const ExportEdge& edge = graph.edges[i];
    Json json = {{"source", graph.nodes[edge.source].id},
                 {"target", graph.nodes[edge.target].id},
                 {"weight", edge.weight}};
    if (graph.parallel) json["key"] = i;
    add_values(json, graph.edge_fields, edge.values);
    out += text_of(json) + (i + 1 < graph.edges.size() ? ",\n" : "\n");
  }
  return out + "]}\n";
}

std::string to_jgf(const GraphExport& graph) {
  std::string out = std::string("{\"graph\":{\"directed\":") + (graph.directed ? "true" : "false") +
                    ",\"label\":" + text_of(Json(graph.title)) +
                    ",\"metadata\":" + text_of(meta_of(graph)) + ",\n\"nodes\":{\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const ExportNode& node = graph.nodes[i];
    Json metadata = Json::object();
    add_values(metadata, graph.node_fields, node.values);
    out += text_of(Json(node.id)) + ":" + text_of({{"label", node.label}, {"metadata", metadata}}) +
           (i + 1 < graph.nodes.size() ? ",\n" : "\n");
  }
  out += "},\n\"edges\":[\n";
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const ExportEdge& edge = graph.edges[i];
    Json metadata = {{"weight", edge.weight}};
    add_values(metadata, graph.edge_fields, edge.values);
    out += text_of({{"source", graph.nodes[edge.source].id},
                    {"target", graph.nodes[edge.target].id},
                    {"metadata", metadata}}) +
           (i + 1 < graph.edges.size() ? ",\n" : "\n");
  }
  return out + "]}}\n";
}

}  // namespace entente
