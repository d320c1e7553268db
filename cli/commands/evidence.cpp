// evidence: the sentences behind an actor, a pair, an edge or a place.

#include <algorithm>
#include <map>

#include "cli/case.h"
#include "cli/passages.h"
#include "core/number.h"
#include "core/text.h"
#include "graph/snapshot.h"

namespace entente {
namespace {

using nlohmann::ordered_json;

struct Options {
  std::string path;
  std::vector<std::string> who;
  EvidenceFilter filter;
  std::uint32_t context = 0;
  std::size_t top = 0;
  bool all = false;
};

// "3fa91c2e:s3  2022-01-21  [Blinken] met [Lavrov] …" for one passage.
std::string passage_lines(const Passage& passage, const TableOptions& options) {
  const std::string place = passage.place();
  const std::string head = place + std::string(place.size() < 12 ? 12 - place.size() : 0, ' ') +
                           "  " + (passage.published ? to_string(*passage.published) + "  " : "");
  return head + wrapped(marked_text(passage, options.colour), head.size(), options.width) + "\n";
}

// What a group of records has in common: printed once, above their sentences.
std::string heading(const EvidenceRecord& record, const std::string& a, const std::string& b) {
  if (record.kind == TieKind::co_mention) return "named near each other";
  std::string out = kind_and_status(record);
  if (record.who.size() > 2 || is_directed(record.kind) || a.empty() || b.empty())
    out += " · " + parties(record);
  if (record.when)
    out += " · " + to_string(*record.when);
  else if (!record.when_stated.empty())
    out += " · " + record.when_stated;
  if (!record.where.empty()) out += " · " + record.where;
  return display(out, 4096);
}

void print_records(const Session& session, const std::vector<EvidenceRecord>& records,
                   const std::string& a, const std::string& b) {
  std::string last;
  for (const EvidenceRecord& record : records) {
    if (const std::string head = heading(record, a, b); head != last) {
      session.print((last.empty() ? "" : "\n") + head + "\n");
      last = head;
    }
    session.print(passage_lines(record.passage, session.table));
  }
}

template <class T>
void keep_first(std::vector<T>& items, std::size_t count) {
  if (count > 0 && items.size() > count) items.resize(count);
}

std::vector<std::pair<std::string, Cell>> meta_of(const Options& options) {
  std::vector<std::pair<std::string, Cell>> meta = {{"graph", options.path}};
  for (std::size_t i = 0; i < options.who.size(); ++i)
    meta.push_back({i == 0 ? "actor" : "other", options.who[i]});
  if (!options.filter.kind.empty()) meta.push_back({"kind", options.filter.kind});
  return meta;
}

template <class T>
std::vector<ordered_json> rows_of(const std::vector<T>& items) {
  std::vector<ordered_json> rows;
  for (const T& item : items) rows.push_back(json_of(item));
  return rows;
}

bool wants_data(const Session& session) { return session.table.format != TableFormat::table; }

void show_place(const Session& session, const Options& options) {
  const Store store = open_texts(options.path, session);
  const Passage passage = passage_at(store, options.who[0], options.context);
  if (wants_data(session)) {
    session.print(
        format_rows("entente.evidence/1", meta_of(options), {json_of(passage)}, session.table));
    return;
  }
  session.print(passage_lines(passage, session.table));
  session.print("from " + display(passage.uri) +
                (passage.title.empty() ? "" : "  \"" + display(passage.title) + "\"") + "\n");
}

void show_actor(const Session& session, const Options& options) {
  const Store store = open_texts(options.path, session);
  const auto everyone = actors(store);
  const StoredActor& actor = find_actor(everyone, options.who[0], options.path);
  EvidenceQuery query = query_of(options.filter);
  query.context = options.context;
  if (!query.kind || *query.kind == TieKind::co_mention) {
    std::vector<Passage> passages = sentences_of(store, actor.id, query);
    const std::size_t found = passages.size();
    keep_first(passages, options.top);
    if (wants_data(session)) {
      session.print(
          format_rows("entente.evidence/1", meta_of(options), rows_of(passages), session.table));
    } else {
      session.print(display(actor.name) + "   " + std::string(name_of(actor.type)) + " · " +
                    counted(found, "sentence") + "\n");
      for (const Passage& passage : passages) session.print(passage_lines(passage, session.table));
    }
    if (found == 0) throw Error(ErrorKind::nothing, "no sentence names " + actor.name);
    return;
  }
  std::vector<EvidenceRecord> records = ties_of(store, actor.id, query);
  keep_first(records, options.top);
  if (wants_data(session))
    session.print(
        format_rows("entente.evidence/1", meta_of(options), rows_of(records), session.table));
  else
    print_records(session, records, actor.name, "");
  if (records.empty())
    throw Error(ErrorKind::nothing, "no tie of kind " + options.filter.kind + " concerns " +
                                        actor.name + " in " + options.path);
}

void show_pair(const Session& session, const Options& options) {
  const Store store = open_texts(options.path, session);
  const auto everyone = actors(store);
  const StoredActor& a = find_actor(everyone, options.who[0], options.path);
  const StoredActor& b = find_actor(everyone, options.who[1], options.path);
  if (a.id == b.id)
    throw Error(ErrorKind::usage, "both names mean " + a.name + "; give two different actors");
  EvidenceQuery query = query_of(options.filter);
  query.context = options.context;
  std::vector<EvidenceRecord> records = evidence(store, a.id, b.id, query);
  const std::size_t found = records.size();
  keep_first(records, options.top);
  if (wants_data(session)) {
    session.print(
        format_rows("entente.evidence/1", meta_of(options), rows_of(records), session.table));
  } else if (found > 0) {
    session.print(display(a.name) + " — " + display(b.name) + "   " + counted(found, "record") +
                  "\n\n");
    print_records(session, records, a.name, b.name);
  }
  if (found == 0)
    throw Error(ErrorKind::nothing,
                "nothing in " + options.path + " ties " + a.name + " to " + b.name +
                    (options.filter.kind.empty() ? "" : " by " + options.filter.kind) +
                    "\n'entente path' shows how one reaches the other");
}

// Pairs of actor keys that an edge or a stated tie joins, each once, ascending.
std::vector<std::pair<Node, Node>> tied_pairs(const Snapshot& graph) {
  std::vector<std::pair<Node, Node>> pairs;
  for (const EdgeInfo& edge : graph.edges) pairs.push_back({edge.source, edge.target});
  for (const TypedEdge& tie : graph.typed)
    pairs.push_back({std::min(tie.source, tie.target), std::max(tie.source, tie.target)});
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

// Every edge with the records that bear it, one record a line: for programs.
void show_all(const Session& session, const Options& options) {
  const Store store = open_texts(options.path, session);
  std::map<std::string, ActorId> ids;
  for (const StoredActor& actor : actors(store)) ids[actor.key] = actor.id;
  EvidenceQuery query = query_of(options.filter);
  query.context = options.context;
  TableOptions lines = session.table;
  lines.format = TableFormat::jsonl;
  const Snapshot graph = snapshot(store);
  for (const auto& [u, v] : tied_pairs(graph)) {
    session.run.checkpoint();
    const std::string& a = graph.nodes[u].id;
    const std::string& b = graph.nodes[v].id;
    for (const EvidenceRecord& record : evidence(store, ids.at(a), ids.at(b), query)) {
      ordered_json row = {{"a", a}, {"b", b}};
      row.update(json_of(record));
      session.print(format_rows("entente.evidence/1", {}, {row}, lines));
    }
  }
}

}  // namespace

void command_evidence(Command app, Session& session) {
  Command command = add_command(app, "evidence", "Show the sentences behind an actor or a tie",
                                "entente evidence case.entente Kadar Reveni --kind meeting\n"
                                "entente evidence case.entente Karsova --since 2031-03-10\n"
                                "entente evidence case.entente 3fa91c2e:s3 --context 2");
  auto options = std::make_shared<Options>();
  add_case_argument(command, options->path);
  command.add_option("WHO", options->who, "One actor, two actors, or a sentence: 3fa91c2e:s3")
      .takes(1, 2);
  add_evidence_filter(command, options->filter);
  command.add_option("--context", options->context, "Sentences to show before and after")
      .in_range(0, 50);
  command.add_option("--top", options->top, "Show at most this many records, 0 for all");
  command.add_flag("--all", options->all, "Every edge with its evidence, as JSON lines");
  command.action([&session, options] {
    if (options->all) return show_all(session, *options);
    if (options->who.empty())
      throw Error(ErrorKind::usage,
                  "evidence: whose? give an actor, two actors or a sentence\n"
                  "entente evidence " +
                      options->path + " 'Joe Biden'");
    if (options->who.size() == 2) return show_pair(session, *options);
    if (is_place(options->who[0])) return show_place(session, *options);
    show_actor(session, *options);
  });
}

}  // namespace entente
