#pragma once

// Graphviz's DOT language as a value: the only place that speaks to cgraph, one
// call at a time (the library keeps global state). Layout and images are made in
// a child process, see render/image.h.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct DotAttribute {
  std::string name;
  std::string value;  // as Graphviz reads it: texts through dot_text() or dot_html()
  bool html = false;  // an HTML-like label
};
using DotAttributes = std::vector<DotAttribute>;

struct DotNode {
  std::string id;  // synthetic, [A-Za-z0-9_]+; names go into labels
  DotAttributes attributes;
};

struct DotEdge {
  std::size_t source = 0, target = 0;  // indices of DotGraph::nodes
  DotAttributes attributes;
};

struct DotGraph {
  bool directed = false;
  std::string comment;  // one line above the graph, may be empty
  DotAttributes graph, node_defaults, edge_defaults;
  std::vector<DotNode> nodes;
  std::vector<DotEdge> edges;  // parallel edges stay apart
};

// The DOT text: same value, same bytes. Thread-safe. O(size). Throws
// Error{defect} if an id is used twice.
std::string write_dot(const DotGraph& graph);

// Reads what write_dot() or Graphviz wrote; attributes are those set on each
// object or by default and not empty. Throws Error{input} with Graphviz's
// message for a syntax error.
DotGraph read_dot(std::string_view dot);

// Value of an attribute, empty if absent.
std::string_view find(const DotAttributes& attributes, std::string_view name);

// Any text as a plain label or tooltip that Graphviz shows literally: repaired,
// without control characters, at most `max_bytes` before escaping.
std::string dot_text(std::string_view text, std::size_t max_bytes = 1024);

// The same inside an HTML-like label.
std::string dot_html(std::string_view text, std::size_t max_bytes = 1024);

}  // namespace entente
