// path: how one actor reaches another, with the sentence for each step.

#include <algorithm>

#include "algorithms/paths.h"
#include "algorithms/shortest_paths.h"
#include "cli/case.h"
#include "cli/passages.h"
#include "cli/relations.h"
#include "cli/two_actors.h"
#include "core/number.h"
#include "core/text.h"
#include "graph/snapshot.h"

namespace entente {
namespace {

using nlohmann::ordered_json;

struct Options {
  std::string path, from, to;
  std::size_t count = 1;
  std::string by = "evidence";
};

// One length an arc. By evidence: 1 / strength, so that many sentences make two
// actors near. By hops: one each, and of ways with as many steps the one with
// more evidence, which adds less than one step in all.
std::vector<Length> lengths_of(const Csr& graph, const std::string& by) {
  std::vector<Length> lengths = arc_lengths(graph);
  if (by == "evidence" || lengths.empty()) return lengths;
  const double longest = std::max_element(lengths.begin(), lengths.end())->value();
  const double scale = longest * static_cast<double>(graph.nodes() + 1);
  for (Length& length : lengths) length = Length(1 + length.value() / scale);
  return lengths;
}

// Evidence of the step, the best first: a stated tie before a co-mention.
EvidenceRecord best_evidence(const Store& store, const std::vector<StoredActor>& everyone,
                             const std::string& from, const std::string& to) {
  const auto id = [&](const std::string& key) {
    const auto it = std::find_if(everyone.begin(), everyone.end(),
                                 [&](const StoredActor& actor) { return actor.key == key; });
    return it == everyone.end() ? ActorId{} : it->id;
  };
  const auto records = evidence(store, id(from), id(to));
  return records.empty() ? EvidenceRecord{} : records.front();
}

std::string arrow(const Snapshot& graph, Node u, Node v) {
  const std::string relations = relations_between(graph, u, v, false);
  if (relations.empty()) return " ─ ";
  const bool forward = relations.find("←") == std::string::npos && relations.ends_with("→") &&
                       relations.find(',') == std::string::npos;
  if (forward) return " ─" + relations + " ";
  if (relations.starts_with("←") && relations.find(',') == std::string::npos)
    return " " + relations + "─ ";
  return " ─" + relations + "─ ";
}

void print_path(const Session& session, const Snapshot& graph, const Path& path,
                const std::vector<EvidenceRecord>& steps) {
  std::string head = graph.nodes[path.nodes[0]].label;
  for (std::size_t i = 0; i + 1 < path.nodes.size(); ++i)
    head += arrow(graph, path.nodes[i], path.nodes[i + 1]) + graph.nodes[path.nodes[i + 1]].label;
  session.print(display(head, 4096) + "        " + grouped(steps.size()) +
                (steps.size() == 1 ? " step\n" : " steps\n"));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].passage.document.empty()) continue;  // an imported tie has no sentence
    const std::string lead = "  " + std::to_string(i + 1) + "  " + steps[i].passage.place() + "  ";
    session.print(lead +
                  wrapped(marked_text(steps[i].passage, session.table.colour), lead.size(),
                          session.table.width) +
                  "\n");
  }
}

ordered_json row_of(const Snapshot& graph, const Path& path, std::size_t number, std::size_t step,
                    const EvidenceRecord& record) {
  const Node u = path.nodes[step];
  const Node v = path.nodes[step + 1];
  const EdgeInfo* edge = edge_between(graph, u, v);
  ordered_json row = {{"path", number},
                      {"step", step + 1},
                      {"from", graph.nodes[u].label},
                      {"to", graph.nodes[v].label},
                      {"relations", relations_between(graph, u, v, true)},
                      {"strength", edge ? edge->strength : 0},
                      {"sentences", edge ? edge->sentences : 0},
                      {"documents", edge ? edge->documents : 0},
                      {"length", path.length}};
  if (!record.passage.document.empty()) row.update(json_of(record.passage));
  return row;
}

void find_paths(const Session& session, const Options& options) {
  const Store store = open_case(options.path, session);
  const Snapshot graph = snapshot(store);
  const auto named = named_nodes(graph);
  const auto [a, b] = find_two_actors(named, options.from, options.to, options.path);
  const auto everyone = actors(store);
  const auto paths =
      shortest_paths(graph.graph, lengths_of(graph.graph, options.by), node_of(graph, a.key),
                     node_of(graph, b.key), options.count, session.run);
  std::vector<ordered_json> rows;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::vector<EvidenceRecord> steps;
    for (std::size_t step = 0; step + 1 < paths[i].nodes.size(); ++step) {
      steps.push_back(best_evidence(store, everyone, graph.nodes[paths[i].nodes[step]].id,
                                    graph.nodes[paths[i].nodes[step + 1]].id));
      rows.push_back(row_of(graph, paths[i], i + 1, step, steps.back()));
    }
    if (session.table.format != TableFormat::table) continue;
    if (i > 0) session.print("\n");
    print_path(session, graph, paths[i], steps);
  }
  if (session.table.format != TableFormat::table)
    session.print(format_rows("entente.path/1",
                              {{"graph", options.path},
                               {"from", a.key},
                               {"to", b.key},
                               {"by", options.by},
                               {"paths", static_cast<std::int64_t>(paths.size())}},
                              rows, session.table));
  if (paths.empty())
    throw Error(ErrorKind::nothing,
                "no path leads from " + a.name + " to " + b.name + " in " + options.path +
                    ": no chain of ties joins the two, however long\n'entente ego " + options.path +
                    " \"" + a.name + "\" --radius 6' shows whom the ties reach");
}

}  // namespace

void command_path(Command app, Session& session) {
  Command command = add_command(app, "path", "Show how one actor reaches another",
                                "entente path case.entente Dahl Halvorsen\n"
                                "entente path case.entente Dahl Halvorsen --k 3 --by hops");
  auto options = std::make_shared<Options>();
  add_case_argument(command, options->path);
  command.add_option("FROM", options->from, "Where to start: a name, an alias or an id").required();
  command.add_option("TO", options->to, "Where to end").required();
  command.add_option("--k", options->count, "How many ways to show, the shortest first")
      .value_name("N")
      .in_range(1, 100);
  command
      .add_option("--by", options->by,
                  "What makes a way short: much evidence at each step, or few steps")
      .one_of({"evidence", "hops"});
  command.action([&session, options] { find_paths(session, *options); });
}

}  // namespace entente
