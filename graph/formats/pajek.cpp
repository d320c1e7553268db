// Pajek's .net: numbers from 1, quoted labels, CRLF. The format has no escapes:
// a double quote becomes a single one and a backslash a slash, and a label that
// occurs twice gets its number, because NetworkX knows nodes by label.

#include <limits>
#include <set>
#include <string>

#include "core/number.h"
#include "core/text.h"
#include "graph/formats/export.h"

namespace entente {
namespace {

std::string quotable(std::string_view text) {
  std::string out = display(repair_utf8(text).text, std::numeric_limits<std::size_t>::max() / 2);
  for (char& c : out) {
    if (c == '"') c = '\'';
    if (c == '\\') c = '/';
  }
  return out.empty() ? "-" : out;
}

}  // namespace

std::string to_pajek(const GraphExport& graph) {
  std::string out = "*Vertices " + std::to_string(graph.nodes.size()) + "\r\n";
  std::set<std::string> used;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    std::string label = quotable(graph.nodes[i].label);
    if (!used.insert(label).second) {
      label += " (" + std::to_string(i + 1) + ")";
      used.insert(label);
    }
    out += std::to_string(i + 1) + " \"" + label + "\"\r\n";
  }
  out += graph.directed ? "*Arcs\r\n" : "*Edges\r\n";
  for (const ExportEdge& edge : graph.edges)
    out += std::to_string(edge.source + 1) + " " + std::to_string(edge.target + 1) + " " +
           shortest(edge.weight) + "\r\n";
  return out;
}

}  // namespace entente
