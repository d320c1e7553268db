#include <algorithm>
#include <memory>

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
  bool members = false;
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

Table community_table(const CommunitiesRequest& request, const Session& session) {
  const std::vector<LayerGraph> layers = open_layers(request.graph, session);
  if (layers.size() > 1)
    throw Error(ErrorKind::usage, "--on: communities are found on one layer at a time");
  const Snapshot& s = layers[0].snapshot;
  const CommunityMethod& method = find_community_method(request.method);
  const Partition partition =
      method.detect(s.graph, {.resolution = request.resolution, .runs = request.runs}, session.run);
  const std::vector<Community> all = communities_of(s.graph, partition.group);
  const auto alone =
      std::ranges::count_if(all, [](const Community& c) { return c.nodes.size() == 1; });

  Table table;
  table.schema = request.members ? "entente.communities.members/1" : "entente.communities/1";
  table.meta = {{"graph", s.title},
                {"digest", s.digest},
                {"method", std::string(method.name)},
                {"resolution", request.resolution},
                {"runs", std::int64_t{request.runs}},
                {"seed", static_cast<std::int64_t>(session.run.seed)},
                {"layer", layers[0].layer},
                {"weights", s.weights_note},
                {"actors", static_cast<std::int64_t>(s.nodes.size())},
                {"communities", static_cast<std::int64_t>(all.size())},
                {"alone", static_cast<std::int64_t>(alone)},
                {"modularity", partition.quality}};
  const bool for_people = is_for_people(session.table.format);
  const std::string number = for_people ? "#" : "community";
  if (request.members)
    table.columns = {{number}, {"id"}, {for_people ? "actor" : "label"}};
  else
    table.columns = {{number}, {"actors"}, {"inside", 1}, {"outside", 1}, {"top actors"}};
  for (std::size_t c = 0; c < all.size(); ++c) {
    const auto id = static_cast<std::int64_t>(c + 1);
    if (request.members) {
      for (const Node u : all[c].nodes) table.rows.push_back({id, s.nodes[u].id, s.nodes[u].label});
    } else if (!for_people || all[c].nodes.size() > 1) {
      table.rows.push_back({id, static_cast<std::int64_t>(all[c].nodes.size()), all[c].inside,
                            all[c].outside, top_actors(all[c], s)});
    }
  }
  if (for_people) {
    if (alone > 0 && !request.members)
      table.footer.push_back(grouped(static_cast<std::size_t>(alone)) +
                             (alone == 1 ? " actor is" : " actors are") +
                             " alone and not listed; --members lists all");
    table.footer.push_back("modularity " + fixed(partition.quality, 3) + " at resolution " +
                           shortest(request.resolution) + ", " + std::string(method.name) +
                           ", best of " + std::to_string(request.runs) + " runs on " +
                           s.weights_note + ". These are groups that appear together, not allies.");
  }
  return table;
}

}  // namespace

void command_communities(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, "communities", "Find groups of actors that belong together",
                  "entente communities case.entente\n"
                  "entente communities case.entente --resolution 2 --members --csv\n"
                  "entente communities ties.csv --method louvain --json");
  const auto request = std::make_shared<CommunitiesRequest>();
  add_graph_argument(*command, request->graph);
  command->add_option("--method", request->method, "leiden (default) or louvain");
  command
      ->add_option("--resolution", request->resolution,
                   "Larger than 1 for smaller communities, smaller for larger ones")
      ->check(CLI::Range(1e-6, 1e6));
  command->add_option("--runs", request->runs, "Starts, the best is kept (default 100)")
      ->check(CLI::Range(1, 1000000));
  command->add_flag("--members", request->members, "List every actor with its community");
  command->callback([request, &session] { session.print(community_table(*request, session)); });
}

}  // namespace entente
