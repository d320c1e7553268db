// stats: what a case holds, on one screen.

#include <algorithm>

#include "algorithms/components.h"
#include "cli/case.h"
#include "core/number.h"
#include "graph/imported.h"
#include "graph/snapshot.h"

namespace entente {
namespace {

struct Counts {
  std::vector<std::pair<std::string, std::uint64_t>> types, relations, warnings;
};

std::vector<std::pair<std::string, std::uint64_t>> by_type(const std::vector<StoredActor>& all) {
  std::vector<std::pair<std::string, std::uint64_t>> out;
  for (const ActorType type : all_of<ActorType>()) {
    const auto count = std::count_if(all.begin(), all.end(),
                                     [&](const StoredActor& actor) { return actor.type == type; });
    if (count > 0) out.push_back({std::string(name_of(type)), static_cast<std::uint64_t>(count)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

std::vector<std::pair<std::string, std::uint64_t>> by_reason(const std::vector<Diagnostic>& all) {
  std::vector<std::pair<std::string, std::uint64_t>> out;
  for (const Diagnostic& diagnostic : all) {
    if (diagnostic.severity == Severity::note) continue;
    const auto it = std::find_if(out.begin(), out.end(), [&](const auto& entry) {
      return entry.first == diagnostic.reason;
    });
    if (it == out.end())
      out.push_back({diagnostic.reason, 1});
    else
      ++it->second;
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return out;
}

std::string listed(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  std::string out;
  for (const auto& [name, count] : counts)
    out += (out.empty() ? "" : " · ") + name + " " + grouped(count);
  return out;
}

double density(const Csr& graph) {
  const auto n = static_cast<double>(graph.nodes());
  return graph.nodes() < 2 ? 0 : static_cast<double>(graph.edges()) * 2 / (n * (n - 1));
}

std::string sizes(const Components& components) {
  std::string out =
      grouped(components.count()) + (components.count() == 1 ? " component" : " components");
  if (components.count() < 2) return out;
  out += " (";
  for (std::size_t i = 0; i < components.count(); ++i) {
    if (i == 4) return out + " + …)";
    out += (i == 0 ? "" : " + ") + grouped(components.size[i]);
  }
  return out + ")";
}

Table for_people(const StoreSummary& sum, const Snapshot& graph, const Counts& counts) {
  Table table{.schema = "", .meta = {}, .columns = {{""}, {""}, {""}}, .rows = {}, .footer = {}};
  const auto row = [&](const char* name, std::uint64_t count, const std::string& note) {
    table.rows.push_back({std::string(name), grouped(count), note});
  };
  const Components components = connected_components(graph.graph);
  row("documents", sum.documents,
      grouped(sum.characters) + " characters" +
          (sum.dates ? ", dated " + to_string(*sum.dates) : ", undated"));
  if (sum.reprints > 0)
    row("reprints", sum.reprints, "of " + counted(sum.reprinted, "article") + "; each counts once");
  row("sentences", sum.sentences, "");
  row("actors", sum.actors, listed(counts.types));
  row("mentions", sum.mentions, "");
  row("ties", sum.co_mentions,
      "density " + fixed(density(graph.graph), 3) + ", " + sizes(components));
  row("relations", sum.stated, listed(counts.relations));
  std::uint64_t warnings = 0;
  for (const auto& entry : counts.warnings) warnings += entry.second;
  row("warnings", warnings, listed(counts.warnings));
  std::size_t widest = 0;
  for (const auto& cells : table.rows)
    widest = std::max(widest, std::get<std::string>(cells[1]).size());
  for (auto& cells : table.rows) {
    std::string& figure = std::get<std::string>(cells[1]);
    figure.insert(0, widest - figure.size(), ' ');
  }
  return table;
}

Table for_programs(const std::string& path, const StoreSummary& sum, const Snapshot& graph,
                   const Counts& counts) {
  Table table{.schema = "entente.stats/1",
              .meta = {{"graph", path}, {"digest", sum.digest}},
              .columns = {{"group"}, {"name"}, {"value"}},
              .rows = {},
              .footer = {}};
  const auto row = [&](const char* group, const std::string& name, Cell value) {
    table.rows.push_back({std::string(group), name, std::move(value)});
  };
  const auto count = [&](const char* group, const std::string& name, std::uint64_t value) {
    row(group, name, static_cast<std::int64_t>(value));
  };
  count("size", "documents", sum.documents);
  count("size", "reprints", sum.reprints);
  count("size", "reprinted articles", sum.reprinted);
  count("size", "characters", sum.characters);
  count("size", "sentences", sum.sentences);
  count("size", "mentions", sum.mentions);
  count("size", "actors", sum.actors);
  count("size", "ties", sum.co_mentions);
  count("size", "relations", sum.stated);
  row("dates", "first", sum.dates ? Cell(to_string(sum.dates->first)) : Cell());
  row("dates", "last", sum.dates ? Cell(to_string(sum.dates->last)) : Cell());
  row("graph", "density", density(graph.graph));
  const Components components = connected_components(graph.graph);
  count("graph", "components", components.count());
  count("graph", "largest component", components.count() == 0 ? 0 : components.size[0]);
  for (const auto& [name, value] : counts.types) count("actors", name, value);
  for (const auto& [name, value] : counts.relations) count("relations", name, value);
  for (const auto& [name, value] : counts.warnings) count("warnings", name, value);
  for (const auto& [name, value] : sum.parameters) row("parameters", name, value);
  return table;
}

}  // namespace

void command_stats(Command app, Session& session) {
  Command command = add_command(app, "stats", "Count what a case holds",
                                "entente stats case.entente\n"
                                "entente stats case.entente --json");
  auto path = std::make_shared<std::string>();
  add_case_argument(command, *path);
  command.action([&session, path] {
    const Store store = open_case(*path, session);
    StoreSummary sum = summary(store);
    const Snapshot graph = snapshot(store);
    if (is_imported(store)) {
      sum.actors = graph.nodes.size();
      sum.co_mentions = graph.graph.edges();
      sum.digest = graph.digest;
    }
    Counts counts{by_type(actors(store)), {}, by_reason(diagnostics(store))};
    for (const auto& [kind, count] : tie_counts(store))
      counts.relations.push_back({std::string(name_of(kind)), count});
    if (session.table.format == TableFormat::table) {
      const std::string text = format_table(for_people(sum, graph, counts), session.table);
      session.print(text.substr(text.find('\n') + 1));  // its columns need no head
    } else {
      session.print(for_programs(*path, sum, graph, counts));
    }
    if (sum.partial)
      session.warn(*path + " is incomplete: a build was interrupted; run it again to finish");
  });
}

}  // namespace entente
