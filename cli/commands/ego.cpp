// ego: the neighbours of one actor, and what ties them to it.

#include <algorithm>

#include "cli/case.h"
#include "cli/relations.h"
#include "core/number.h"
#include "graph/snapshot.h"

namespace entente {
namespace {

struct Options {
  std::string path, actor;
  int radius = 1;
  std::size_t top = 0;
};

// How each node was reached: its distance in steps, and the strongest edge that
// leads there from one step nearer.
struct Reached {
  int steps = -1;
  Node via = 0;
  const EdgeInfo* edge = nullptr;
};

std::vector<Reached> reach(const Snapshot& graph, Node center, int radius) {
  std::vector<Reached> out(graph.nodes.size());
  out[center].steps = 0;
  std::vector<Node> ring{center};
  for (int step = 1; step <= radius && !ring.empty(); ++step) {
    std::vector<Node> next;
    for (const Node u : ring)
      for (const Node v : graph.graph.neighbors(u)) {
        Reached& there = out[v];
        if (there.steps >= 0 && there.steps < step) continue;
        const EdgeInfo* edge = edge_between(graph, u, v);
        if (there.steps < 0) next.push_back(v);
        if (there.steps < 0 || (edge && there.edge && edge->strength > there.edge->strength))
          there = {step, u, edge};
      }
    std::sort(next.begin(), next.end());
    ring = std::move(next);
  }
  return out;
}

Table table_of(const Snapshot& graph, Node center, const Options& options) {
  const std::vector<Reached> reached = reach(graph, center, options.radius);
  std::vector<Node> order;
  for (Node u = 0; u < reached.size(); ++u)
    if (reached[u].steps > 0 && reached[u].edge) order.push_back(u);
  std::stable_sort(order.begin(), order.end(), [&](Node a, Node b) {
    if (reached[a].steps != reached[b].steps) return reached[a].steps < reached[b].steps;
    return reached[a].edge->strength > reached[b].edge->strength;
  });
  const std::size_t found = order.size();
  if (options.top > 0 && order.size() > options.top) order.resize(options.top);
  Table table{.schema = "entente.ego/1",
              .meta = {{"graph", options.path},
                       {"actor", graph.nodes[center].id},
                       {"label", graph.nodes[center].label},
                       {"radius", std::int64_t{options.radius}},
                       {"neighbours", static_cast<std::int64_t>(found)}},
              .columns = {{"neighbour"},
                          {"type"},
                          {"strength"},
                          {"surprise", 2},
                          {"sentences"},
                          {"documents"},
                          {"relations"}},
              .rows = {},
              .footer = {}};
  const bool far = options.radius > 1;
  if (far) table.columns.push_back({"steps"});
  if (far) table.columns.push_back({"via"});
  for (const Node u : order) {
    const NodeInfo& node = graph.nodes[u];
    const EdgeInfo& edge = *reached[u].edge;
    table.rows.push_back({node.label, node.type ? std::string(name_of(*node.type)) : "",
                          edge.strength, edge.surprise, std::int64_t{edge.sentences},
                          std::int64_t{edge.documents},
                          relations_between(graph, reached[u].via, u, true)});
    if (far) table.rows.back().push_back(std::int64_t{reached[u].steps});
    if (far) table.rows.back().push_back(graph.nodes[reached[u].via].label);
  }
  table.footer.push_back(graph.nodes[center].label + ": " + grouped(found) +
                         (found == 1 ? " neighbour" : " neighbours") + "; relations read from " +
                         (far ? "'via'" : graph.nodes[center].label) +
                         " on; strength = " + graph.weights_note);
  return table;
}

}  // namespace

void command_ego(Command app, Session& session) {
  Command command = add_command(app, "ego", "List an actor's neighbours and what ties them",
                                "entente ego case.entente Kadar\n"
                                "entente ego case.entente Kadar --radius 2 --top 30");
  auto options = std::make_shared<Options>();
  add_case_argument(command, options->path);
  command.add_option("ACTOR", options->actor, "The actor: a name, an alias or an id").required();
  command.add_option("--radius", options->radius, "How many steps away").in_range(1, 6);
  command.add_option("--top", options->top, "List at most this many, 0 for all");
  command.action([&session, options] {
    const Store store = open_case(options->path, session);
    const Snapshot graph = snapshot(store);
    const auto everyone = named_nodes(graph);
    const StoredActor& actor = find_actor(everyone, options->actor, options->path);
    const Table table = table_of(graph, node_of(graph, actor.key), *options);
    const bool empty = table.rows.empty();
    if (!empty || session.table.format != TableFormat::table) session.print(table);
    if (empty)
      throw Error(ErrorKind::nothing, actor.name + " is named near nobody else in " +
                                          options->path + "\n'entente evidence " + options->path +
                                          " \"" + actor.name + "\"' shows the sentences");
  });
}

}  // namespace entente
