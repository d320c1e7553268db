// backbone: the ties that say more than the frequency of their ends.

#include <algorithm>
#include <cmath>
#include <memory>

#include "algorithms/backbone.h"
#include "algorithms/ranking.h"
#include "cli/open.h"
#include "core/number.h"

namespace entente {
namespace {

struct BackboneRequest {
  GraphArgument graph;
  std::string by = "noise_corrected";
  double level = 0.05;
  bool forest = false;
  std::size_t top = 20;
};

struct Tie {
  Node source = 0, target = 0;
  double strength = 0, expected = 0, p = 1, q = 1;
  bool in_forest = false;

  double surprise() const { return strength * std::log(strength / expected); }
};

std::vector<Tie> tested_ties(const Snapshot& s, const BackboneRequest& request) {
  const std::vector<double> expected = expected_strengths(s.graph);
  const std::vector<double> p =
      request.by == "disparity" ? disparity_p(s.graph) : noise_corrected_p(s.graph);
  const std::vector<double> q = benjamini_hochberg(p);
  const std::vector<bool> forest = spanning_forest(s.graph);
  std::vector<Tie> ties;
  for (std::size_t i = 0; i < s.edges.size(); ++i)
    ties.push_back({s.edges[i].source, s.edges[i].target, s.edges[i].strength, expected[i], p[i],
                    q[i], forest[i]});
  return ties;
}

Table backbone_table(const BackboneRequest& request, const Session& session) {
  const LayerGraph opened = open_layer(request.graph, "ties are tested", session);
  const Snapshot& s = opened.snapshot;
  std::vector<Tie> ties = tested_ties(s, request);
  const std::size_t all = ties.size();
  const auto significant = [&](const Tie& t) { return t.q <= request.level; };
  const auto found = static_cast<std::size_t>(std::ranges::count_if(ties, significant));
  std::erase_if(ties,
                [&](const Tie& t) { return !significant(t) && !(request.forest && t.in_forest); });
  std::vector<double> values;
  for (const Tie& t : ties) values.push_back(t.surprise());
  const Ranking ranking = rank_scores(values);
  const bool for_people = is_for_people(session.table.format);
  Table table{.schema = "entente.backbone/1",
              .meta = {{"graph", s.title},
                       {"digest", s.digest},
                       {"layer", opened.layer},
                       {"test", request.by},
                       {"level", request.level},
                       {"weights", s.weights_note},
                       {"actors", static_cast<std::int64_t>(s.nodes.size())},
                       {"ties", static_cast<std::int64_t>(all)},
                       {"significant", static_cast<std::int64_t>(found)}},
              .columns = {{for_people ? "#" : "rank"}},
              .rows = {},
              .footer = {}};
  if (!for_people) table.columns.push_back({"source id"});
  table.columns.push_back({"source"});
  if (!for_people) table.columns.push_back({"target id"});
  for (const char* name : {"target", "strength", "expected", "surprise", "p", "q", "forest"})
    table.columns.push_back({name});
  const std::size_t shown = request.top == 0 ? ties.size() : std::min(request.top, ties.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Tie& tie = ties[ranking.order[i]];
    std::vector<Cell>& row = table.rows.emplace_back();
    row.emplace_back(std::int64_t{ranking.rank[i]});
    for (const Node end : {tie.source, tie.target}) {
      if (!for_people) row.emplace_back(s.nodes[end].id);
      row.emplace_back(s.nodes[end].label);
    }
    for (const double value : {tie.strength, tie.expected, tie.surprise(), tie.p, tie.q})
      row.emplace_back(value);
    row.emplace_back(tie.in_forest);
  }
  table.footer.push_back(grouped(found) + " of " + counted(all, "tie") +
                         " at q <= " + shortest(request.level) + ", " +
                         grouped(ties.size() - found) + " more kept for the forest");
  table.footer.push_back(
      "expected = what the strengths of both ends predict; surprise = strength "
      "ln(strength / expected); q = rate of false finds (Benjamini-Hochberg); "
      "forest = the strongest ties that join all");
  if (shown < ties.size())
    table.footer.push_back(grouped(ties.size() - shown) + " more; --top 0 lists all");
  return table;
}

}  // namespace

void command_backbone(Command app, Session& session) {
  Command command =
      add_command(app, "backbone", "List the ties that say more than chance, with error control",
                  "entente backbone case.entente\n"
                  "entente backbone ties.csv --by disparity --level 0.01 --top 0 --csv");
  const auto request = std::make_shared<BackboneRequest>();
  add_graph_argument(command, request->graph);
  command.add_option("--by", request->by, "The test: noise_corrected (default) or disparity")
      .one_of({"noise_corrected", "disparity"});
  command
      .add_option("--level", request->level, "Share of false finds to put up with (default 0.05)")
      .in_range(0.0, 1.0);
  command.add_flag("--forest", request->forest,
                   "Keep the strongest ties that join all as well, so that nobody vanishes");
  command.add_option("--top", request->top, "How many to list (default 20, 0 for all)");
  command.action([request, &session] { session.print(backbone_table(*request, session)); });
}

}  // namespace entente
