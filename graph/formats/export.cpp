#include "graph/formats/export.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>

#include "core/number.h"
#include "core/quad_class.h"
#include "core/text.h"
#include "core/version.h"

namespace entente {
namespace {

bool is_plain_id(std::string_view id) {
  return !id.empty() && id.size() <= 200 && id[0] != '-' && id[0] != '.' &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_' || c == '.';
         });
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "|") + part;
  return out;
}

ExportValue text_or_nothing(std::string text) {
  if (text.empty()) return std::monostate{};
  return text;
}

ExportValue count(std::uint32_t n) { return static_cast<std::int64_t>(n); }

// Leaves out fields that are nothing or zero everywhere, as in edge lists.
template <class Item>
void drop_empty_fields(std::vector<ExportField>& fields, std::vector<Item>& items) {
  for (std::size_t f = fields.size(); f-- > 0;) {
    const bool used = std::any_of(items.begin(), items.end(), [f](const Item& item) {
      const ExportValue& value = item.values[f];
      if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer != 0;
      if (const auto* real = std::get_if<double>(&value)) return *real != 0;
      if (const auto* flag = std::get_if<bool>(&value)) return *flag;
      return !std::holds_alternative<std::monostate>(value);
    });
    if (used) continue;
    fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(f));
    for (Item& item : items)
      item.values.erase(item.values.begin() + static_cast<std::ptrdiff_t>(f));
  }
}

GraphExport with_nodes(const Snapshot& snapshot) {
  GraphExport out;
  out.title = snapshot.title.empty() ? snapshot.source : snapshot.title;
  out.meta = {{"tool", std::string("entente ") + version}};
  if (!snapshot.digest.empty()) out.meta.push_back({"digest", snapshot.digest});
  if (!snapshot.weights_note.empty()) out.meta.push_back({"weights", snapshot.weights_note});
  out.node_fields = {{"type"},
                     {"role"},
                     {"aliases"},
                     {"mentions", ValueType::integer},
                     {"sentences", ValueType::integer},
                     {"documents", ValueType::integer}};
  // Ids of an edge list are labels, which may be anything: then numbers stand in.
  std::set<std::string_view> ids;
  for (const NodeInfo& node : snapshot.nodes)
    if (is_plain_id(node.id)) ids.insert(node.id);
  const bool own_ids = ids.size() == snapshot.nodes.size();
  for (std::size_t i = 0; i < snapshot.nodes.size(); ++i) {
    const NodeInfo& node = snapshot.nodes[i];
    out.nodes.push_back({own_ids ? node.id : "n" + std::to_string(i),
                         node.label,
                         {text_or_nothing(node.type ? std::string(name_of(*node.type)) : ""),
                          text_or_nothing(node.role), text_or_nothing(joined(node.aliases)),
                          count(node.mentions), count(node.sentences), count(node.documents)}});
  }
  return out;
}

std::string first_day(const std::optional<DateRange>& dates) {
  return dates ? to_string(dates->first) : "";
}
std::string last_day(const std::optional<DateRange>& dates) {
  return dates ? to_string(dates->last) : "";
}

}  // namespace

GraphExport export_layer(const Snapshot& snapshot) {
  GraphExport out = with_nodes(snapshot);
  out.directed = snapshot.graph.directed();
  out.edge_fields = {{"surprise", ValueType::real},
                     {"documents", ValueType::integer},
                     {"sentences", ValueType::integer},
                     {"first"},
                     {"last"}};
  for (const EdgeInfo& edge : snapshot.edges)
    out.edges.push_back(
        {edge.source,
         edge.target,
         edge.strength,
         {edge.surprise, count(edge.documents), count(edge.sentences),
          text_or_nothing(first_day(edge.dates)), text_or_nothing(last_day(edge.dates))}});
  drop_empty_fields(out.node_fields, out.nodes);
  drop_empty_fields(out.edge_fields, out.edges);
  return out;
}

GraphExport export_all_kinds(const Snapshot& snapshot) {
  GraphExport out = with_nodes(snapshot);
  out.directed = true;
  out.parallel = true;
  out.edge_fields = {{"kind"},
                     {"symmetric", ValueType::boolean},
                     {"documents", ValueType::integer},
                     {"sentences", ValueType::integer},
                     {"tellings", ValueType::integer},
                     {"claimed", ValueType::boolean},
                     {"status"},
                     {"when"},
                     {"place"},
                     {"first"},
                     {"last"},
                     {"score", ValueType::real},
                     {"quad"}};
  const std::monostate none;
  for (const EdgeInfo& edge : snapshot.edges)
    out.edges.push_back(
        {edge.source,
         edge.target,
         edge.strength,
         {std::string(name_of(TieKind::co_mention)), !snapshot.graph.directed(),
          count(edge.documents), count(edge.sentences), none, false, none, none, none,
          text_or_nothing(first_day(edge.dates)), text_or_nothing(last_day(edge.dates)), none,
          none}});
  for (const TypedEdge& tie : snapshot.typed)
    out.edges.push_back(
        {tie.source,
         tie.target,
         static_cast<double>(std::max(tie.sentences, 1u)),
         {std::string(name_of(tie.kind)), !is_directed(tie.kind), none, count(tie.sentences),
          count(tie.tellings), tie.claimed, std::string(name_of(tie.status)),
          text_or_nothing(tie.when), text_or_nothing(tie.place), none, none,
          quad_class(tie.kind).empty() ? ExportValue(none) : ExportValue(plover_score(tie.kind)),
          text_or_nothing(std::string(quad_class(tie.kind)))}});
  drop_empty_fields(out.node_fields, out.nodes);
  drop_empty_fields(out.edge_fields, out.edges);
  return out;
}

std::span<const GraphFormat> graph_formats() {
  static const std::array<GraphFormat, 9> formats{{
      {"graphml", ".graphml", "GraphML: Gephi, Cytoscape, yEd, igraph, NetworkX", to_graphml},
      {"gexf", ".gexf", "GEXF 1.2: Gephi, sigma, NetworkX", to_gexf},
      {"gexf-1.3", ".gexf13", "GEXF 1.3: Gephi 0.10 and later", to_gexf_13},
      {"json", ".json", "node-link JSON: NetworkX, d3", to_node_link},
      {"jgf", ".jgf", "JSON Graph Format 2", to_jgf},
      {"csv", ".csv", "CSV of edges, and of nodes beside it: spreadsheets, Gephi", to_csv_edges},
      {"csv-nodes", ".nodes.csv", "CSV of nodes alone", to_csv_nodes},
      {"net", ".net", "Pajek: Pajek, igraph, NetworkX, Gephi", to_pajek},
      {"dot", ".dot", "DOT without looks: Graphviz, Gephi", to_dot},
  }};
  return formats;
}

const GraphFormat* graph_format_named(std::string_view name) {
  for (const GraphFormat& format : graph_formats())
    if (format.name == name) return &format;
  return nullptr;
}

const GraphFormat* graph_format_for(std::string_view path) {
  const GraphFormat* best = nullptr;
  const std::string lower = to_lower(path);
  for (const GraphFormat& format : graph_formats())
    if (lower.ends_with(format.ending) && (!best || format.ending.size() > best->ending.size()))
      best = &format;
  if (!best && lower.ends_with(".gv")) return graph_format_named("dot");
  return best;
}

std::string xml_text(std::string_view text) {
  return xml_escaped(display(repair_utf8(text).text, std::numeric_limits<std::size_t>::max() / 2));
}

std::string_view xml_type(ValueType type) {
  switch (type) {
    case ValueType::integer:
      return "long";
    case ValueType::real:
      return "double";
    case ValueType::boolean:
      return "boolean";
    case ValueType::text:
      break;
  }
  return "string";
}

std::string xml_label(const ExportNode& node) {
  const std::string label = xml_text(node.label);
  return label.find_first_not_of(' ') == std::string::npos ? node.id : label;
}

std::string plain_value(const ExportValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return shortest(*real);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  return "";
}

}  // namespace entente
