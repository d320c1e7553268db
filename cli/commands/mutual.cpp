// mutual: whom two actors are both tied to, and how.

#include <algorithm>

#include "algorithms/mutual_neighbors.h"
#include "cli/case.h"
#include "cli/relations.h"
#include "cli/two_actors.h"
#include "core/number.h"

namespace entente {
namespace {

struct Options {
  std::string path, first, second;
  std::size_t top = 0;
};

// A tie from one of the two, in either direction of a directed graph.
struct Sum {
  double strength = 0;
  std::int64_t sentences = 0, documents = 0;
};

Sum tie_between(const Snapshot& graph, Node a, Node b) {
  Sum sum;
  const auto add = [&](const EdgeInfo* edge) {
    if (!edge) return;
    sum.strength += edge->strength;
    sum.sentences += edge->sentences;
    sum.documents += edge->documents;
  };
  add(edge_between(graph, a, b));
  if (graph.graph.directed()) add(edge_between(graph, b, a));
  return sum;
}

struct Shared {
  Node node;
  Sum first, second;
  double weaker() const { return std::min(first.strength, second.strength); }
};

// Who is as near to both as possible stands first; of equals the first by id.
std::vector<Shared> shared_by(const Snapshot& graph, Node a, Node b) {
  std::vector<Shared> shared;
  for (const Node v : mutual_neighbors(graph.graph, a, b))
    shared.push_back({v, tie_between(graph, a, v), tie_between(graph, b, v)});
  std::ranges::stable_sort(shared, std::ranges::greater(), &Shared::weaker);
  return shared;
}

// People read the two actors' names above what ties them; programs read the same names always.
std::vector<Column> columns_for(bool people, const NodeInfo& first, const NodeInfo& second) {
  if (people)
    return {{"actor"}, {"kind"}, {"strength"}, {"sentences"}, {first.label}, {second.label}};
  return {{"actor"},
          {"id"},
          {"type"},
          {"strength"},
          {"first sentences"},
          {"first documents"},
          {"first relations"},
          {"second sentences"},
          {"second documents"},
          {"second relations"}};
}

Table table_of(const Snapshot& graph, Node a, Node b, const Options& options, bool people) {
  std::vector<Shared> shared = shared_by(graph, a, b);
  const std::size_t found = shared.size();
  if (options.top > 0 && found > options.top) shared.resize(options.top);
  const NodeInfo& first = graph.nodes[a];
  const NodeInfo& second = graph.nodes[b];
  Table table{.schema = "entente.mutual/1",
              .meta = {{"graph", options.path},
                       {"first", first.id},
                       {"first label", first.label},
                       {"second", second.id},
                       {"second label", second.label},
                       {"mutual", static_cast<std::int64_t>(found)}},
              .columns = columns_for(people, first, second),
              .rows = {},
              .footer = {}};
  for (const Shared& s : shared) {
    const NodeInfo& node = graph.nodes[s.node];
    const std::string type = node.type ? std::string(name_of(*node.type)) : "";
    const std::string one = relations_between(graph, a, s.node, true);
    const std::string two = relations_between(graph, b, s.node, true);
    if (people)
      table.rows.push_back(
          {node.label, type, s.weaker(),
           std::to_string(s.first.sentences) + " + " + std::to_string(s.second.sentences), one,
           two});
    else
      table.rows.push_back({node.label, node.id, type, s.weaker(), s.first.sentences,
                            s.first.documents, one, s.second.sentences, s.second.documents, two});
  }
  table.footer.push_back(grouped(found) + (found == 1 ? " actor is" : " actors are") +
                         " tied to both " + first.label + " and " + second.label +
                         "; relations read from them on; strength = of the weaker tie, " +
                         graph.weights_note);
  return table;
}

void list_mutual(const Session& session, const Options& options) {
  const Store store = open_case(options.path, session);
  const Snapshot graph = snapshot(store);
  const auto named = named_nodes(graph);
  const auto [a, b] = find_two_actors(named, options.first, options.second, options.path);
  const Table table = table_of(graph, node_of(graph, a.key), node_of(graph, b.key), options,
                               is_for_people(session.table.format));
  const bool empty = table.rows.empty();
  if (!empty || session.table.format != TableFormat::table) session.print(table);
  if (empty)
    throw Error(ErrorKind::nothing, a.name + " and " + b.name + " have nobody in common in " +
                                        options.path + "\n'entente path " + options.path + " \"" +
                                        a.name + "\" \"" + b.name +
                                        "\"' shows how the one reaches the other");
}

}  // namespace

void command_mutual(Command app, Session& session) {
  Command command = add_command(app, "mutual", "List whom two actors are both tied to",
                                "entente mutual case.entente Dahl Halvorsen\n"
                                "entente mutual case.entente Dahl Halvorsen --top 10 --csv");
  auto options = std::make_shared<Options>();
  add_case_argument(command, options->path);
  command.add_option("FIRST", options->first, "One actor: a name, an alias or an id").required();
  command.add_option("SECOND", options->second, "The other").required();
  command.add_option("--top", options->top, "List at most this many, 0 for all");
  command.action([&session, options] { list_mutual(session, *options); });
}

}  // namespace entente
