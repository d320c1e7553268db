#include "cli/timeline_view.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "cli/case.h"
#include "graph/imported.h"
#include "graph/store.h"
#include "graph/tie_pairs.h"
#include "graph/told_events.h"

namespace entente {
namespace {

[[noreturn]] void refuse(const std::string& path) {
  throw Error(ErrorKind::usage, path +
                                    ": an edge list does not say when ties were; a timeline needs "
                                    "a store or documents");
}

std::map<ActorId, Node> nodes_of(const Store& store, const Snapshot& graph) {
  std::map<std::string_view, Node> by_key;
  for (Node u = 0; u < graph.nodes.size(); ++u) by_key[graph.nodes[u].id] = u;
  std::map<ActorId, Node> nodes;
  for (const StoredActor& actor : actors(store))
    if (const auto at = by_key.find(actor.key); at != by_key.end()) nodes[actor.id] = at->second;
  return nodes;
}

// Reprints of what the query has as well would count an act twice.
void drop_reprints(const Store& store, const EvidenceQuery& query,
                   std::vector<EvidenceRecord>& records) {
  std::map<std::string, StoredDocument> documents_by_key;
  for (StoredDocument& document : documents(store))
    documents_by_key[document.short_key] = std::move(document);
  const auto is_within = [&](const std::string& key) {
    const auto& published = documents_by_key.at(key).published;
    if (!query.since && !query.until) return true;
    return published && (!query.since || published->last >= *query.since) &&
           (!query.until || published->first <= *query.until);
  };
  std::set<std::string> dropped;
  for (const auto& [key, document] : documents_by_key)
    if (!document.reprint_of.empty() && is_within(document.reprint_of)) dropped.insert(key);
  std::erase_if(records, [&](const EvidenceRecord& record) {
    return dropped.contains(record.passage.document);
  });
}

bool holds(const ToldEvent& event) {
  return event.polarity == Polarity::affirmed &&
         (event.status == Status::occurred || event.status == Status::ongoing ||
          event.status == Status::planned);
}

TimelineEvent event_of(const ToldEvent& told, const std::map<ActorId, Node>& nodes) {
  TimelineEvent event;
  event.kind = told.kind;
  event.status = told.status;
  event.holds = holds(told);
  event.claimed = !told.claimed_by.empty();
  event.sentences = static_cast<std::uint32_t>(told.tellings.size());
  std::vector<TiedNode> who;
  for (const TieRole& role : told.who)
    if (const auto at = nodes.find(role.actor); at != nodes.end())
      who.push_back({at->second, role.role});
  event.pairs = tie_pairs(told.kind, who);
  event.when = told.when ? told.when : told.first_told;
  event.only_told = !told.when && told.first_told;
  return event;
}

}  // namespace

std::vector<TimelineEvent> dated_events(const Store& store, const Snapshot& graph,
                                        const EvidenceQuery& query,
                                        std::vector<EvidenceRecord> records) {
  const std::map<ActorId, Node> nodes = nodes_of(store, graph);
  drop_reprints(store, query, records);
  std::vector<TimelineEvent> events;
  for (const ToldEvent& told : told_events(records)) events.push_back(event_of(told, nodes));
  return events;
}

DatedCase open_dated_case(const GraphArgument& argument, const Session& session) {
  if (!argument.edges.empty() || means_edge_list(argument.input))
    refuse(argument.edges.empty() ? argument.input : argument.edges);
  if (argument.input.empty())
    throw Error(ErrorKind::usage, "no graph given\nname a store, an edge list or documents");
  DatedCase out;
  out.graph.layer = argument.on.empty() ? std::string(default_layer) : argument.on.front();
  SnapshotQuery query = layer_query(out.graph.layer);
  query.since = day_of(argument.since, "--since", false);
  query.until = day_of(argument.until, "--until", true);
  const Store store = open_case(argument.input, session);
  if (is_imported(store)) refuse(argument.input);
  out.graph.snapshot = snapshot(store, query);
  const EvidenceQuery all{.kind = {}, .since = query.since, .until = query.until};
  out.events = dated_events(store, out.graph.snapshot, all, all_ties(store, all));
  return out;
}

}  // namespace entente
