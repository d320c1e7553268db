// brokers: who stands between others that have no tie, and between which groups.

#include <algorithm>
#include <map>
#include <memory>

#include "algorithms/brokerage.h"
#include "algorithms/partition.h"
#include "algorithms/ranking.h"
#include "cli/open.h"
#include "core/number.h"

namespace entente {
namespace {

struct BrokersRequest {
  GraphArgument graph;
  std::string groups = "community";
  std::size_t top = 20;
};

// A name a node, empty for none.
using GroupNames = std::vector<std::string>;

GroupNames by_type(const Snapshot& s) {
  GroupNames names;
  for (const NodeInfo& node : s.nodes)
    names.push_back(node.type ? std::string(name_of(*node.type)) : std::string());
  if (std::ranges::all_of(names, &std::string::empty))
    throw Error(ErrorKind::usage, s.title + ": its actors have no kinds; use --groups community");
  return names;
}

// A state is its own country; others have the one that most tellings say they belong to, of equals
// the first by id.
GroupNames by_country(const Snapshot& s) {
  const auto is_state = [&](Node u) { return s.nodes[u].type == ActorType::state; };
  std::map<std::pair<Node, Node>, std::uint32_t> told;  // actor and state
  for (const TypedEdge& tie : s.typed) {
    if (tie.kind != TieKind::affiliation || is_state(tie.source) == is_state(tie.target)) continue;
    const bool forward = is_state(tie.target);
    told[{forward ? tie.source : tie.target, forward ? tie.target : tie.source}] += tie.tellings;
  }
  GroupNames names(s.nodes.size());
  std::vector<std::uint32_t> most(s.nodes.size(), 0);
  for (std::size_t u = 0; u < names.size(); ++u)
    if (is_state(static_cast<Node>(u))) names[u] = s.nodes[u].label;
  for (const auto& [pair, tellings] : told)
    if (tellings > most[pair.first]) {
      most[pair.first] = tellings;
      names[pair.first] = s.nodes[pair.second].label;
    }
  if (std::ranges::all_of(names, &std::string::empty))
    throw Error(ErrorKind::usage,
                s.title + ": none of its actors is a state; use --groups type or community");
  return names;
}

GroupNames by_community(const Snapshot& s, const Run& run) {
  const Partition found = community_methods::leiden.detect(s.graph, {}, run);
  GroupNames names;
  for (const std::uint32_t c : found.group) names.push_back(std::to_string(c + 1));
  return names;
}

// Numbers for the names; an actor without a name is a group of its own.
std::vector<std::uint32_t> numbered(const GroupNames& names) {
  std::map<std::string, std::uint32_t> known;
  std::uint32_t next = 0;
  std::vector<std::uint32_t> group;
  for (const std::string& name : names) {
    const auto it = name.empty() ? known.end() : known.find(name);
    group.push_back(it != known.end() ? it->second : next++);
    if (!name.empty() && it == known.end()) known.emplace(name, group.back());
  }
  return group;
}

Table brokers_table(const BrokersRequest& request, const Session& session) {
  const LayerGraph opened = open_layer(request.graph, "brokers are found", session);
  const Snapshot& s = opened.snapshot;
  const GroupNames names = request.groups == "type"      ? by_type(s)
                           : request.groups == "country" ? by_country(s)
                                                         : by_community(s, session.run);
  const std::vector<std::uint32_t> group = numbered(names);
  const std::vector<BrokerageRoles> roles = brokerage(s.graph, group, session.run);
  const std::vector<double> spread = participation(s.graph, group);
  std::vector<double> totals;
  for (const BrokerageRoles& r : roles) totals.push_back(r.total());
  const Ranking ranking = rank_scores(totals);
  const bool for_people = is_for_people(session.table.format);

  Table table{.schema = "entente.brokers/1",
              .meta = {{"graph", s.title},
                       {"digest", s.digest},
                       {"layer", opened.layer},
                       {"groups", request.groups},
                       {"seed", static_cast<std::int64_t>(session.run.seed)},
                       {"actors", static_cast<std::int64_t>(s.nodes.size())}},
              .columns = {{for_people ? "#" : "rank"}},
              .rows = {},
              .footer = {}};
  if (!for_people) table.columns.push_back({"id"});
  for (const char* column : {for_people ? "actor" : "label", "group", "brokerage", "coordinator",
                             "consultant", "gatekeeper", "representative", "liaison"})
    table.columns.push_back({column});
  table.columns.push_back({"participation"});
  const std::size_t shown = request.top == 0 ? totals.size() : std::min(request.top, totals.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Node u = ranking.order[i];
    std::vector<Cell>& row = table.rows.emplace_back();
    row.emplace_back(std::int64_t{ranking.rank[i]});
    if (!for_people) row.emplace_back(s.nodes[u].id);
    row.emplace_back(s.nodes[u].label);
    row.emplace_back(names[u]);
    const BrokerageRoles& r = roles[u];
    for (const double count :
         {r.total(), r.coordinator, r.consultant, r.gatekeeper, r.representative, r.liaison})
      row.emplace_back(static_cast<std::int64_t>(count));
    row.emplace_back(spread[u]);
  }
  if (for_people) {
    table.footer.push_back(
        "brokerage = pairs of others that the actor joins and no tie does; coordinator: all of one "
        "group, consultant: the two of another, gatekeeper and representative: into and out of the "
        "own, liaison: three groups. participation = how evenly ties go to many groups");
    if (shown < totals.size())
      table.footer.push_back(grouped(totals.size() - shown) + " more; --top 0 lists all");
  }
  return table;
}

}  // namespace

void command_brokers(Command app, Session& session) {
  Command command =
      add_command(app, "brokers", "List who stands between actors and groups that have no tie",
                  "entente brokers case.entente --groups type\n"
                  "entente brokers ties.csv --directed --json");
  const auto request = std::make_shared<BrokersRequest>();
  add_graph_argument(command, request->graph);
  command
      .add_option("--groups", request->groups,
                  "What the groups are: community (default), type or country")
      .one_of({"community", "type", "country"});
  command.add_option("--top", request->top, "How many to list (default 20, 0 for all)");
  command.action([request, &session] { session.print(brokers_table(*request, session)); });
}

}  // namespace entente
