// compare: how far measures of centrality agree on who matters.

#include <algorithm>
#include <memory>

#include "algorithms/measure.h"
#include "algorithms/rank_agreement.h"
#include "algorithms/ranking.h"
#include "cli/open.h"
#include "core/number.h"

namespace entente {
namespace {

struct CompareRequest {
  GraphArgument graph;
  std::vector<std::string> by = {"pagerank", "strength", "degree", "betweenness", "harmonic"};
  std::size_t top = 10;
};

struct RankedMeasure {
  const Measure* measure = nullptr;
  std::vector<std::uint32_t> rank;  // by node
};

RankedMeasure ranked(const std::string& name, const Csr& graph, const Session& session) {
  const Measure& measure = find_measure(name);
  const Scores scores = compute(measure, graph, {}, session.run);
  if (!scores.converged) session.warn(name + " did not converge");
  return {&measure, ranks_by_node(rank_scores(scores.values))};
}

// Actors of rank `top` or better in the one and in both; ties may make them more than `top`.
struct Overlap {
  std::int64_t both = 0, either = 0;
};
Overlap overlap(const RankedMeasure& a, const RankedMeasure& b, std::size_t top) {
  Overlap out;
  for (std::size_t u = 0; u < a.rank.size(); ++u) {
    const bool in_a = a.rank[u] <= top, in_b = b.rank[u] <= top;
    out.both += in_a && in_b;
    out.either += in_a || in_b;
  }
  return out;
}

Table compare_table(const CompareRequest& request, const Session& session) {
  if (request.by.size() < 2)
    throw Error(ErrorKind::usage, "--by: name two measures or more, such as pagerank,degree");
  const LayerGraph opened = open_layer(request.graph, "measures are compared", session);
  const Snapshot& s = opened.snapshot;
  std::vector<RankedMeasure> all;
  for (const std::string& name : request.by) all.push_back(ranked(name, s.graph, session));
  const std::string first = "first " + std::to_string(request.top);
  Table table{.schema = "entente.compare/1",
              .meta = {{"graph", s.title},
                       {"digest", s.digest},
                       {"layer", opened.layer},
                       {"weights", s.weights_note},
                       {"top", static_cast<std::int64_t>(request.top)},
                       {"actors", static_cast<std::int64_t>(s.nodes.size())}},
              .columns = {{"measure"}, {"other"}, {"tau_b"}, {"shared"}, {"either"}},
              .rows = {},
              .footer = {}};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const auto tau = kendall_tau_b(all[i].rank, all[j].rank);
      const Overlap top = overlap(all[i], all[j], request.top);
      table.rows.push_back({std::string(all[i].measure->name), std::string(all[j].measure->name),
                            tau ? Cell(*tau) : Cell(), top.both, top.either});
    }
  table.footer.push_back("tau_b = Kendall's, over " + counted(s.nodes.size(), "actor") +
                         ": 1 the same order, 0 unrelated, -1 the reverse");
  table.footer.push_back("shared = actors among the " + first +
                         " of both, either = of one or both");
  return table;
}

}  // namespace

void command_compare(Command app, Session& session) {
  Command command =
      add_command(app, "compare", "Say how far measures agree on who matters",
                  "entente compare case.entente\n"
                  "entente compare case.entente --by pagerank,betweenness --top 20 --json");
  const auto request = std::make_shared<CompareRequest>();
  add_graph_argument(command, request->graph);
  command
      .add_option("--by", request->by,
                  "Measures, two or more (default pagerank, strength, degree, betweenness and "
                  "harmonic); 'entente measures' lists them")
      .split_at(',');
  command.add_option("--top", request->top, "How many of the first are looked at (default 10)")
      .in_range(1, 1'000'000);
  command.action([request, &session] { session.print(compare_table(*request, session)); });
}

}  // namespace entente
