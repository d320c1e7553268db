// events: who did what to whom, of every kind but meetings.

#include <algorithm>
#include <limits>

#include "cli/told.h"
#include "core/nearest.h"

namespace entente {
namespace {

struct Options {
  std::string path;
  std::string type, source, target;
  ToldFilter filter;
};

std::optional<TieKind> type_of(const Options& options) {
  if (options.type.empty()) return std::nullopt;
  EvidenceFilter filter;
  filter.kind = options.type;
  return query_of(filter).kind;
}

// Meetings have a view of their own; roles and quotations are no acts. Each is shown if asked for.
bool is_act(TieKind kind) {
  return kind != TieKind::meet && kind != TieKind::quote && kind != TieKind::affiliation;
}

void keep_side(std::vector<ToldEvent>& events, ActorId actor,
               bool (*side)(const ToldEvent&, const TieRole&)) {
  std::erase_if(events, [&](const ToldEvent& event) {
    return std::none_of(event.who.begin(), event.who.end(), [&](const TieRole& role) {
      return role.actor == actor && (side(event, role) || !is_directed(event.kind));
    });
  });
}

Told wanted_events(const Store& store, const Options& options) {
  const std::optional<TieKind> type = type_of(options);
  EvidenceQuery query;
  query.kind = type;
  const auto everyone = actors(store);
  std::optional<ActorId> source, target;
  if (!options.source.empty()) source = find_actor(everyone, options.source, options.path).id;
  if (!options.target.empty()) target = find_actor(everyone, options.target, options.path).id;
  std::vector<EvidenceRecord> records = source && target ? evidence(store, *source, *target, query)
                                        : source         ? ties_of(store, *source, query)
                                        : target         ? ties_of(store, *target, query)
                                                         : all_ties(store, query);
  std::erase_if(records, [&](const EvidenceRecord& r) {
    return r.kind == TieKind::co_mention || (!type && !is_act(r.kind));
  });
  Told told = told_of(std::move(records), options.filter);
  if (source) keep_side(told.events, *source, acts);
  if (target) keep_side(told.events, *target, is_acted_on);
  return told;
}

Table table_for_people(const Told& told, Table table) {
  table.columns = {{"when"},   {"source"}, {"type"},     {"mode"}, {"target"},
                   {"status"}, {"where"},  {"score", 1}, {"quad"}, {"evidence"}};
  for (const ToldEvent& event : told.events)
    table.rows.push_back({when_of(event), names_of(event, acts), std::string(name_of(event.kind)),
                          std::string(plover_mode(event)), names_of(event, is_acted_on),
                          status_words(event), event.where, plover_score(event.kind),
                          std::string(quad_class(event.kind)), places_of(told, event, 1)});
  return table;
}

Table table_for_programs(const Told& told, Table table) {
  table.columns = {{"source"}, {"type"},        {"target"},   {"mode"},
                   {"status"}, {"polarity"},    {"modality"}, {"attributed_to"},
                   {"when"},   {"when_stated"}, {"where"},    {"score"},
                   {"quad"},   {"first_told"},  {"evidence"}, {"plover_mode"}};
  for (const ToldEvent& event : told.events)
    table.rows.push_back({names_of(event, acts), std::string(name_of(event.kind)),
                          names_of(event, is_acted_on), std::string(name_of(event.mode)),
                          std::string(name_of(event.status)), std::string(name_of(event.polarity)),
                          std::string(name_of(event.modality)), joined(event.claimed_by),
                          event.when ? to_string(*event.when) : "", event.when_stated, event.where,
                          plover_score(event.kind), std::string(quad_class(event.kind)),
                          event.first_told ? to_string(*event.first_told) : "",
                          places_of(told, event, std::numeric_limits<std::size_t>::max()),
                          std::string(plover_mode(event))});
  return table;
}

}  // namespace

void command_events(Command app, Session& session) {
  Command command = add_command(app, "events", "List who did what to whom",
                                "entente events case.entente --type accuse\n"
                                "entente events case.entente --source Karsova\n"
                                "entente events case.entente --status planned --csv");
  auto options = std::make_shared<Options>();
  add_case_argument(command, options->path);
  command.add_option("--type", options->type, "Only this type: accuse, aid, sanction, meet ...");
  command.add_option("--source", options->source, "Only what this actor did").value_name("ACTOR");
  command.add_option("--target", options->target, "Only what was done to this actor")
      .value_name("ACTOR");
  add_told_filter(command, options->filter);
  command.action([&session, options] {
    const Store store = open_texts(options->path, session);
    const Told told = wanted_events(store, *options);
    Table table{.schema = "entente.events/1",
                .meta = {{"graph", options->path}},
                .columns = {},
                .rows = {},
                .footer = {}};
    table = is_for_people(session.table.format) ? table_for_people(told, std::move(table))
                                                : table_for_programs(told, std::move(table));
    print_told(session, table, told, "no event fits in " + options->path);
  });
}

}  // namespace entente
