#pragma once

// Graphs for other programs: one table of what is written, one writer a format
// (docs/formats.md). A file holds one layer, or every kind with one edge per
// pair and kind; kinds are never summed.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

enum class ValueType { text, integer, real, boolean };
using ExportValue = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

struct ExportField {
  std::string name;
  ValueType type = ValueType::text;
};

struct ExportNode {
  std::string id;                   // of [A-Za-z0-9_.-] only, unique in the file
  std::string label;                // as it is; writers make it safe for their format
  std::vector<ExportValue> values;  // one a node field
};

struct ExportEdge {
  std::size_t source = 0, target = 0;  // indices of nodes
  double weight = 1;
  std::vector<ExportValue> values;  // one an edge field
};

struct GraphExport {
  bool directed = false;
  bool parallel = false;  // a pair may have several edges, of different kinds
  std::string title;
  std::vector<std::pair<std::string, std::string>> meta;  // tool, data's digest, weights
  std::vector<ExportField> node_fields, edge_fields;
  std::vector<ExportNode> nodes;
  std::vector<ExportEdge> edges;
};

// The snapshot's own layer: exactly the graph that `rank` ranks.
GraphExport export_layer(const Snapshot& snapshot);
// Its co-mentions and every stated tie, one edge per pair, kind and claim, in a directed
// graph; edges of symmetric kinds have the field symmetric and run from the
// lower to the higher id. The weight of a stated tie is its sentences.
GraphExport export_all_kinds(const Snapshot& snapshot);

struct GraphFormat {
  std::string_view name;     // of --to
  std::string_view ending;   // of files, with the dot
  std::string_view summary;  // one line, for help and docs
  std::string (*write)(const GraphExport&);
};
std::span<const GraphFormat> graph_formats();
// nullptr if there is none.
const GraphFormat* graph_format_named(std::string_view name);
const GraphFormat* graph_format_for(std::string_view path);

// The writers. Text in UTF-8, same graph, same bytes.
std::string to_graphml(const GraphExport& graph);
std::string to_gexf(const GraphExport& graph);  // 1.2, which NetworkX reads too
std::string to_gexf_13(const GraphExport& graph);
std::string to_node_link(const GraphExport& graph);
std::string to_jgf(const GraphExport& graph);  // JSON Graph Format 2
std::string to_csv_edges(const GraphExport& graph);
std::string to_csv_nodes(const GraphExport& graph);
std::string to_pajek(const GraphExport& graph);
std::string to_dot(const GraphExport& graph);

// For the writers and tables: text that XML 1.0 can hold, escaped for content
// and attributes.
std::string xml_text(std::string_view text);
// The type's name in GraphML and GEXF.
std::string_view xml_type(ValueType type);
// The node's label, as xml_text(); its id if nothing of the label can be shown, since
// readers drop empty values.
std::string xml_label(const ExportNode& node);
// A number or text without markup; nothing is empty.
std::string plain_value(const ExportValue& value);

}  // namespace entente
