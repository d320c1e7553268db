// bridges: the ties that hold the network together, by how many shortest paths
// run over them.

#include <algorithm>
#include <memory>

#include "algorithms/edge_betweenness.h"
#include "algorithms/ranking.h"
#include "cli/open.h"
#include "core/number.h"

namespace entente {
namespace {

struct BridgesRequest {
  GraphArgument graph;
  bool weighted = false;
  std::size_t top = 20;
};

struct Tie {
  Node source, target;
  double strength;
};

Table bridges_table(const BridgesRequest& request, const Session& session) {
  const LayerGraph opened = open_layer(request.graph, "bridges are found", session);
  const Snapshot& s = opened.snapshot;
  const Csr& g = s.graph;
  const std::vector<double> of_arc = edge_betweenness(g, request.weighted, session.run);
  std::vector<Tie> ties;
  std::vector<double> values;
  for (std::size_t i = 0; i < g.nodes(); ++i) {
    const auto u = static_cast<Node>(i);
    for (std::size_t k = 0; k < g.degree(u); ++k) {
      if (!g.directed() && g.neighbors(u)[k] < u) continue;
      ties.push_back({u, g.neighbors(u)[k], g.weights(u)[k]});
      values.push_back(of_arc[static_cast<std::size_t>(g.offsets()[u]) + k]);
    }
  }
  const Ranking ranking = rank_scores(values);
  const bool for_people = is_for_people(session.table.format);
  Table table{.schema = "entente.bridges/1",
              .meta = {{"graph", s.title},
                       {"digest", s.digest},
                       {"layer", opened.layer},
                       {"weighted", request.weighted},
                       {"weights", s.weights_note},
                       {"actors", static_cast<std::int64_t>(s.nodes.size())},
                       {"ties", static_cast<std::int64_t>(ties.size())}},
              .columns = {{for_people ? "#" : "rank"}},
              .rows = {},
              .footer = {}};
  if (!for_people) table.columns.push_back({"source id"});
  table.columns.push_back({"source"});
  if (!for_people) table.columns.push_back({"target id"});
  table.columns.push_back({"target"});
  table.columns.push_back({"betweenness"});
  table.columns.push_back({"strength"});
  const std::size_t shown = request.top == 0 ? ties.size() : std::min(request.top, ties.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Tie& tie = ties[ranking.order[i]];
    std::vector<Cell>& row = table.rows.emplace_back();
    row.emplace_back(std::int64_t{ranking.rank[i]});
    for (const Node end : {tie.source, tie.target}) {
      if (!for_people) row.emplace_back(s.nodes[end].id);
      row.emplace_back(s.nodes[end].label);
    }
    row.emplace_back(values[ranking.order[i]]);
    row.emplace_back(tie.strength);
  }
  if (for_people) {
    table.footer.push_back("betweenness = pairs of actors whose shortest paths run over the tie, " +
                           std::string(request.weighted ? "a tie being 1 / strength long"
                                                        : "every tie being one hop"));
    if (shown < ties.size())
      table.footer.push_back(grouped(ties.size() - shown) + " more; --top 0 lists all");
  }
  return table;
}

}  // namespace

void command_bridges(Command app, Session& session) {
  Command command =
      add_command(app, "bridges", "List the ties that most shortest paths between actors run over",
                  "entente bridges case.entente --top 10\n"
                  "entente bridges ties.csv --weighted --json");
  const auto request = std::make_shared<BridgesRequest>();
  add_graph_argument(command, request->graph);
  command.add_flag("--weighted", request->weighted,
                   "A tie is 1 / strength long instead of one hop");
  command.add_option("--top", request->top, "How many to list (default 20, 0 for all)");
  command.action([request, &session] { session.print(bridges_table(*request, session)); });
}

}  // namespace entente
