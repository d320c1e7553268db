// camps: who stands together against whom, from cooperative and hostile ties.

#include <algorithm>
#include <memory>

#include "algorithms/signed_graph.h"
#include "cli/open.h"
#include "core/number.h"

namespace entente {
namespace {

struct CampsRequest {
  GraphArgument graph;
  double resolution = 1;
  int runs = 100;
  bool members = false;
};

// What one camp holds.
struct Camp {
  std::vector<Node> nodes;             // most ties first
  std::int64_t friends = 0, foes = 0;  // ties inside
  std::int64_t friends_outside = 0, foes_outside = 0;
};

std::vector<Camp> camps_of(const SignedGraph& g, const std::vector<std::uint32_t>& group) {
  std::vector<Camp> all;
  for (std::size_t i = 0; i < g.nodes(); ++i) {
    const auto u = static_cast<Node>(i);
    if (group[u] >= all.size()) all.resize(group[u] + std::size_t{1});
    Camp& own = all[group[u]];
    own.nodes.push_back(u);
    for (const Csr* part : {&g.positive, &g.negative})
      for (const Node v : part->neighbors(u)) {
        const bool friendly = part == &g.positive;
        if (group[v] != group[u])
          ++(friendly ? own.friends_outside : own.foes_outside);
        else if (u < v)
          ++(friendly ? own.friends : own.foes);
      }
  }
  const auto ties = [&](Node u) { return g.positive.degree(u) + g.negative.degree(u); };
  for (Camp& camp : all) std::ranges::stable_sort(camp.nodes, std::greater{}, ties);
  return all;
}

std::string top_actors(const Camp& camp, const Snapshot& s) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(5, camp.nodes.size()); ++i)
    text += (i > 0 ? " · " : "") + s.nodes[camp.nodes[i]].label;
  return text;
}

void add_meta(Table& table, const SignedGraph& g, const Partition& found, const Run& run) {
  const Frustration torn = frustration(g, found.group);
  const Triads triads = count_triads(g, run);
  auto& meta = table.meta;
  meta.emplace_back("positive ties", static_cast<std::int64_t>(g.positive.edges()));
  meta.emplace_back("negative ties", static_cast<std::int64_t>(g.negative.edges()));
  meta.emplace_back("signed modularity", found.quality);
  meta.emplace_back("frustration", static_cast<std::int64_t>(torn.count()));
  meta.emplace_back("foes in a camp", static_cast<std::int64_t>(torn.negative_inside));
  meta.emplace_back("friends across camps", static_cast<std::int64_t>(torn.positive_between));
  meta.emplace_back("frustrated weight", torn.weight);
  const char* names[] = {"triads +++", "triads ++-", "triads +--", "triads ---"};
  for (int k = 0; k < 4; ++k)
    meta.emplace_back(names[k], static_cast<std::int64_t>(triads.with_negative[k]));
  meta.emplace_back("balanced", triads.balanced());
  if (table.columns[0].name != "#") return;
  const std::uint64_t all = g.positive.edges() + g.negative.edges();
  table.footer.push_back(std::to_string(torn.count()) + " of " + counted(all, "tie") +
                         " go against the camps: " + std::to_string(torn.negative_inside) +
                         " foes in one, " + std::to_string(torn.positive_between) +
                         " friends across; signed modularity " + fixed(found.quality, 3));
  table.footer.push_back(std::to_string(triads.with_negative[0] + triads.with_negative[2]) +
                         " of " + counted(triads.count(), "triangle") +
                         " are balanced (all friends, or two friends with a common foe)");
}

Table camps_table(CampsRequest request, const Session& session) {
  if (!request.graph.on.empty())
    throw Error(ErrorKind::usage, "--on: camps are made of the cooperative and the hostile layer");
  const GraphArgument& graph = request.graph;
  if (!graph.edges.empty() || (!graph.input.empty() && means_edge_list(graph.input)))
    throw Error(ErrorKind::usage, (graph.edges.empty() ? graph.input : graph.edges) +
                                      ": an edge list does not say which ties are hostile; camps "
                                      "need a case or documents");
  request.graph.on = {"cooperative", "hostile"};
  const std::vector<LayerGraph> layers = open_layers(graph, session);
  const Snapshot& s = layers[0].snapshot;
  const SignedGraph g = signed_graph(s.graph, layers[1].snapshot.graph);
  const Partition found =
      find_camps(g, {.resolution = request.resolution, .runs = request.runs}, session.run);
  const std::vector<Camp> all = camps_of(g, found.group);
  const bool for_people = is_for_people(session.table.format);
  Table table{.schema = request.members ? "entente.camps.members/1" : "entente.camps/1",
              .meta = {{"graph", s.title},
                       {"digest", s.digest},
                       {"resolution", request.resolution},
                       {"runs", std::int64_t{request.runs}},
                       {"seed", static_cast<std::int64_t>(session.run.seed)},
                       {"actors", static_cast<std::int64_t>(s.nodes.size())},
                       {"camps", static_cast<std::int64_t>(all.size())}},
              .columns = {{for_people ? "#" : "camp"}},
              .rows = {},
              .footer = {}};
  if (request.members)
    for (const char* name : {"id", for_people ? "actor" : "label"}) table.columns.push_back({name});
  else
    for (const char* name : {"actors", "friends inside", "foes inside", "friends outside",
                             "foes outside", "top actors"})
      table.columns.push_back({name});
  for (std::size_t c = 0; c < all.size(); ++c) {
    const auto id = static_cast<std::int64_t>(c + 1);
    const Camp& camp = all[c];
    if (request.members) {
      for (const Node u : camp.nodes) table.rows.push_back({id, s.nodes[u].id, s.nodes[u].label});
    } else if (!for_people || camp.nodes.size() > 1) {
      table.rows.push_back({id, static_cast<std::int64_t>(camp.nodes.size()), camp.friends,
                            camp.foes, camp.friends_outside, camp.foes_outside,
                            top_actors(camp, s)});
    }
  }
  add_meta(table, g, found, session.run);
  if (for_people && !request.members)
    table.footer.push_back("camps of one are not listed; --members lists all");
  return table;
}

}  // namespace

void command_camps(Command app, Session& session) {
  Command command =
      add_command(app, "camps", "Find camps: who cooperates with whom, and against whom",
                  "entente camps case.entente\n"
                  "entente camps case.entente --members --csv");
  const auto request = std::make_shared<CampsRequest>();
  add_graph_argument(command, request->graph);
  command
      .add_option("--resolution", request->resolution,
                  "Larger than 1 for smaller camps, smaller for larger ones")
      .in_range(1e-6, 1e6);
  command.add_option("--runs", request->runs, "Starts, the best is kept (default 100)")
      .in_range(1, 1000000);
  command.add_flag("--members", request->members, "List every actor with its camp");
  command.action([request, &session] { session.print(camps_table(*request, session)); });
}

}  // namespace entente
