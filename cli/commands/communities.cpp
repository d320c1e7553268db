#include <algorithm>
#include <memory>

#include "algorithms/consensus.h"
#include "algorithms/partition.h"
#include "algorithms/ranking.h"
#include "cli/open.h"
#include "core/number.h"

namespace entente {
namespace {

struct CommunitiesRequest {
  GraphArgument graph;
  std::string method = "leiden";
  double resolution = 1;
  int runs = 100;
  bool members = false, consensus = false;
};

// What one community holds.
struct Community {
  std::vector<Node> nodes;  // strongest first
  double inside = 0;        // weight of its own ties
  double outside = 0;       // weight of ties to others
};

std::vector<Community> communities_of(const Csr& g, const std::vector<std::uint32_t>& group) {
  std::vector<Community> all;
  std::vector<double> strength(g.nodes(), 0);
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    if (group[u] >= all.size()) all.resize(group[u] + std::size_t{1});
    Community& own = all[group[u]];
    own.nodes.push_back(static_cast<Node>(u));
    const auto near = g.neighbors(static_cast<Node>(u));
    const auto weight = g.weights(static_cast<Node>(u));
    for (std::size_t i = 0; i < near.size(); ++i) {
      strength[u] += weight[i];
      if (group[near[i]] != group[u])
        own.outside += weight[i];
      else if (g.directed() || u < near[i])
        own.inside += weight[i];
    }
  }
  const Ranking ranking = rank_scores(strength);
  std::vector<std::uint32_t> place(g.nodes());
  for (std::size_t i = 0; i < ranking.order.size(); ++i)
    place[ranking.order[i]] = static_cast<std::uint32_t>(i);
  for (Community& c : all) std::ranges::sort(c.nodes, {}, [&](Node u) { return place[u]; });
  return all;
}

std::string top_actors(const Community& community, const Snapshot& s) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(5, community.nodes.size()); ++i)
    text += (i > 0 ? " · " : "") + s.nodes[community.nodes[i]].label;
  return text;
}

double mean_over(const Community& community, const std::vector<double>& values) {
  double sum = 0;
  for (const Node u : community.nodes) sum += values[u];
  return sum / static_cast<double>(community.nodes.size());
}

// What was asked, and what came of it.
struct Answer {
  const CommunitiesRequest& request;
  const CommunityMethod& method;
  const LayerGraph& layer;
  Consensus found;  // without --consensus the partition alone
  std::vector<Community> all;
  double reached = 0;  // modularity

  std::size_t alone() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(all, [](const Community& c) { return c.nodes.size() == 1; }));
  }
  // Whether the method sought something else than modularity, which is worth a line.
  bool has_other_quality() const { return !request.consensus && method.quality != "modularity"; }
};

Answer answer(const CommunitiesRequest& request, const LayerGraph& layer, const Run& run) {
  const CommunityMethod& method = find_community_method(request.method);
  if (!method.has_resolution && request.resolution != 1)
    throw Error(ErrorKind::usage, "--resolution: " + std::string(method.name) + " has none");
  const CommunityOptions options{.resolution = request.resolution, .runs = request.runs};
  const Csr& g = layer.snapshot.graph;
  Answer a{request, method, layer, {}, {}, 0};
  if (request.consensus)
    a.found = consensus_communities(method, g, options, run);
  else
    a.found.partition = method.detect(g, options, run);
  a.all = communities_of(g, a.found.partition.group);
  a.reached = modularity(g, a.found.partition.group, request.resolution);
  return a;
}

void add_rows(const Answer& a, bool for_people, Table& table) {
  const Snapshot& s = a.layer.snapshot;
  for (std::size_t c = 0; c < a.all.size(); ++c) {
    const auto id = static_cast<std::int64_t>(c + 1);
    const Community& community = a.all[c];
    if (a.request.members) {
      for (const Node u : community.nodes) {
        table.rows.push_back({id, s.nodes[u].id, s.nodes[u].label});
        if (a.request.consensus) table.rows.back().emplace_back(a.found.stability[u]);
      }
    } else if (!for_people || community.nodes.size() > 1) {
      table.rows.push_back({id, static_cast<std::int64_t>(community.nodes.size()), community.inside,
                            community.outside, top_actors(community, s)});
      if (a.request.consensus)
        table.rows.back().emplace_back(mean_over(community, a.found.stability));
    }
  }
}

void add_footer(const Answer& a, Table& table) {
  const CommunitiesRequest& request = a.request;
  if (a.alone() > 0 && !request.members)
    table.footer.push_back(grouped(a.alone()) + (a.alone() == 1 ? " actor is" : " actors are") +
                           " alone and not listed; --members lists all");
  const std::string other = a.has_other_quality() ? std::string(a.method.quality) + " " +
                                                        fixed(a.found.partition.quality, 3) + ", "
                                                  : std::string();
  table.footer.push_back(other + "modularity " + fixed(a.reached, 3) + " at resolution " +
                         shortest(request.resolution) + ", " + std::string(a.method.name) +
                         (request.consensus ? ", agreed on by " : ", best of ") +
                         std::to_string(request.runs) + " runs on " +
                         a.layer.snapshot.weights_note +
                         ". These are groups that appear together, not allies.");
  if (request.consensus)
    table.footer.push_back(
        "stability = how alike an actor's community was from run to run, 1 for always the same");
}

Table community_table(const CommunitiesRequest& request, const Session& session) {
  const LayerGraph opened = open_layer(request.graph, "communities are found", session);
  const Snapshot& s = opened.snapshot;
  const Answer a = answer(request, opened, session.run);

  Table table;
  table.schema = request.members ? "entente.communities.members/1" : "entente.communities/1";
  table.meta = {{"graph", s.title},
                {"digest", s.digest},
                {"method", std::string(a.method.name)},
                {"resolution", request.resolution},
                {"runs", std::int64_t{request.runs}},
                {"seed", static_cast<std::int64_t>(session.run.seed)},
                {"layer", opened.layer},
                {"weights", s.weights_note},
                {"actors", static_cast<std::int64_t>(s.nodes.size())},
                {"communities", static_cast<std::int64_t>(a.all.size())},
                {"alone", static_cast<std::int64_t>(a.alone())},
                {"modularity", a.reached}};
  if (a.has_other_quality())
    table.meta.emplace_back(std::string(a.method.quality), a.found.partition.quality);
  if (request.consensus) table.meta.emplace_back("rounds", std::int64_t{a.found.rounds});
  const bool for_people = is_for_people(session.table.format);
  const std::string number = for_people ? "#" : "community";
  if (request.members)
    table.columns = {{number}, {"id"}, {for_people ? "actor" : "label"}};
  else
    table.columns = {{number}, {"actors"}, {"inside", 1}, {"outside", 1}, {"top actors"}};
  if (request.consensus) table.columns.push_back({"stability"});
  add_rows(a, for_people, table);
  if (for_people) add_footer(a, table);
  return table;
}

}  // namespace

void command_communities(Command app, Session& session) {
  Command command = add_command(app, "communities", "Find groups of actors that belong together",
                                "entente communities case.entente\n"
                                "entente communities case.entente --resolution 2 --members --csv\n"
                                "entente communities case.entente --consensus --members\n"
                                "entente communities ties.csv --method infomap --json");
  const auto request = std::make_shared<CommunitiesRequest>();
  add_graph_argument(command, request->graph);
  command.add_option("--method", request->method,
                     "leiden (default), louvain, infomap, ...: 'entente measures' lists them");
  command
      .add_option("--resolution", request->resolution,
                  "Larger than 1 for smaller communities, smaller for larger ones")
      .in_range(1e-6, 1e6);
  command.add_option("--runs", request->runs, "Starts, the best is kept (default 100)")
      .in_range(1, 1000000);
  command.add_flag("--consensus", request->consensus,
                   "What the runs agree on instead of the best, and how stable each actor is");
  command.add_flag("--members", request->members, "List every actor with its community");
  command.action([request, &session] { session.print(community_table(*request, session)); });
}

}  // namespace entente
