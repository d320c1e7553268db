#include "graph/formats/dot_graph.h"

#include <memory>
#include <mutex>
#include <unordered_map>

#include <graphviz/cgraph.h>

#include "core/error.h"
#include "core/text.h"

namespace entente {
namespace {

std::mutex cgraph_mutex;     // guards every call below: cgraph keeps global state
std::string cgraph_message;  // of the last error

int remember(char* text) {
  if (cgraph_message.size() < 512) cgraph_message += text;
  return 0;
}

struct Closer {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, Closer>;

// cgraph takes char* for what it only reads.
char* loose(const std::string& text) { return const_cast<char*>(text.c_str()); }
char* loose(const char* text) { return const_cast<char*>(text); }

int append_text(void* out, const char* text) {
  static_cast<std::string*>(out)->append(text);
  return 0;
}
int no_flush(void*) { return 0; }

void set(Agraph_t* root, void* object, int kind, const DotAttribute& attribute) {
  char* name = loose(attribute.name);
  if (!agattr(root, kind, name, nullptr)) agattr(root, kind, name, loose(""));
  if (attribute.html) {
    char* html = agstrdup_html(root, loose(attribute.value));
    agset(object, name, html);
    agstrfree(root, html);
  } else {
    agset(object, name, loose(attribute.value));
  }
}

void set_defaults(Agraph_t* root, int kind, const DotAttributes& attributes) {
  for (const DotAttribute& a : attributes) agattr(root, kind, loose(a.name), loose(a.value));
}

DotAttributes attributes_of(Agraph_t* root, void* object, int kind) {
  DotAttributes out;
  for (Agsym_t* symbol = agnxtattr(root, kind, nullptr); symbol;
       symbol = agnxtattr(root, kind, symbol)) {
    char* value = agxget(object, symbol);
    if (value && *value) out.push_back({symbol->name, value, aghtmlstr(value) != 0});
  }
  return out;
}

}  // namespace

std::string write_dot(const DotGraph& graph) {
  const std::lock_guard lock(cgraph_mutex);
  agseterrf(remember);
  cgraph_message.clear();
  Agiodisc_t io{nullptr, append_text, no_flush};
  Agdisc_t disc{&AgMemDisc, &AgIdDisc, &io};
  const Graph owner(agopen(loose("entente"), graph.directed ? Agdirected : Agundirected, &disc));
  Agraph_t* root = owner.get();
  set_defaults(root, AGRAPH, graph.graph);
  set_defaults(root, AGNODE, graph.node_defaults);
  set_defaults(root, AGEDGE, graph.edge_defaults);
  std::vector<Agnode_t*> nodes;
  for (const DotNode& node : graph.nodes) {
    if (agnode(root, loose(node.id), 0))
      throw Error(ErrorKind::defect, "DOT node " + node.id + " exists twice");
    nodes.push_back(agnode(root, loose(node.id), 1));
    for (const DotAttribute& a : node.attributes) set(root, nodes.back(), AGNODE, a);
  }
  for (const DotEdge& edge : graph.edges) {
    Agedge_t* made = agedge(root, nodes[edge.source], nodes[edge.target], nullptr, 1);
    for (const DotAttribute& a : edge.attributes) set(root, made, AGEDGE, a);
  }
  std::string out;
  if (!graph.comment.empty()) out = "// " + graph.comment + "\n";
  if (agwrite(root, &out) != 0)
    throw Error(ErrorKind::defect, "DOT could not be written: " + cgraph_message);
  return out;
}

DotGraph read_dot(std::string_view dot) {
  const std::lock_guard lock(cgraph_mutex);
  agseterrf(remember);
  cgraph_message.clear();
  agsetfile(loose("DOT"));
  const std::string text(dot);
  const Graph owner(agmemread(text.c_str()));
  if (!owner) throw Error(ErrorKind::input, "DOT cannot be read: " + display(cgraph_message, 300));
  Agraph_t* root = owner.get();
  DotGraph out;
  out.directed = agisdirected(root) != 0;
  out.graph = attributes_of(root, root, AGRAPH);
  std::unordered_map<Agnode_t*, std::size_t> index;
  for (Agnode_t* node = agfstnode(root); node; node = agnxtnode(root, node)) {
    index.emplace(node, out.nodes.size());
    out.nodes.push_back({agnameof(node), attributes_of(root, node, AGNODE)});
  }
  for (Agnode_t* node = agfstnode(root); node; node = agnxtnode(root, node))
    for (Agedge_t* edge = agfstout(root, node); edge; edge = agnxtout(root, edge))
      out.edges.push_back(
          {index.at(agtail(edge)), index.at(aghead(edge)), attributes_of(root, edge, AGEDGE)});
  return out;
}

std::string_view find(const DotAttributes& attributes, std::string_view name) {
  for (const DotAttribute& a : attributes)
    if (a.name == name) return a.value;
  return {};
}

std::string dot_text(std::string_view text, std::size_t max_bytes) {
  std::string out;
  for (const char c : display(repair_utf8(text).text, max_bytes)) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

std::string dot_html(std::string_view text, std::size_t max_bytes) {
  // Graphviz puts names for \N and the like into HTML-like labels, too.
  std::string out;
  for (const char c : xml_escaped(display(repair_utf8(text).text, max_bytes)))
    out += c == '\\' ? std::string("\\\\") : std::string(1, c);
  return out;
}

}  // namespace entente
