// meetings: who met whom, where and when, each meeting once.

#include <algorithm>
#include <limits>

#include "cli/told.h"

namespace entente {
namespace {

struct Options {
  std::string path;
  std::vector<std::string> who;
  ToldFilter filter;
};

std::vector<EvidenceRecord> wanted_records(const Store& store, const Options& options) {
  const EvidenceQuery query{.kind = TieKind::meet, .since = {}, .until = {}};
  if (options.who.empty()) return all_ties(store, query);
  const auto everyone = actors(store);
  const StoredActor& a = find_actor(everyone, options.who[0], options.path);
  if (options.who.size() == 1) return ties_of(store, a.id, query);
  const StoredActor& b = find_actor(everyone, options.who[1], options.path);
  return evidence(store, a.id, b.id, query);
}

Table table_for_people(const Told& told, Table table) {
  table.columns = {{"when"},   {"who"},       {"where"},     {"mode"},
                   {"status"}, {"documents"}, {"sentences"}, {"evidence"}};
  for (const ToldEvent& event : told.events)
    table.rows.push_back({when_of(event), names_of(event, anybody), event.where,
                          std::string(event.mode == Mode::none ? "" : name_of(event.mode)),
                          status_words(event), static_cast<std::int64_t>(event.documents.size()),
                          static_cast<std::int64_t>(event.tellings.size()),
                          places_of(told, event, 2)});
  return table;
}

Table table_for_programs(const Told& told, Table table) {
  table.columns = {{"when"},     {"when_stated"}, {"who"},       {"host"},      {"where"},
                   {"mode"},     {"status"},      {"polarity"},  {"modality"},  {"attributed_to"},
                   {"score"},    {"quad"},        {"documents"}, {"sentences"}, {"first_told"},
                   {"evidence"}, {"plover_mode"}};
  const auto is_host = [](const ToldEvent&, const TieRole& role) {
    return role.role == Role::host;
  };
  for (const ToldEvent& event : told.events)
    table.rows.push_back(
        {event.when ? to_string(*event.when) : "", event.when_stated, names_of(event, anybody),
         names_of(event, is_host), event.where, std::string(name_of(event.mode)),
         std::string(name_of(event.status)), std::string(name_of(event.polarity)),
         std::string(name_of(event.modality)), joined(event.claimed_by), plover_score(event.kind),
         std::string(quad_class(event.kind)), static_cast<std::int64_t>(event.documents.size()),
         static_cast<std::int64_t>(event.tellings.size()),
         event.first_told ? to_string(*event.first_told) : "",
         places_of(told, event, std::numeric_limits<std::size_t>::max()),
         std::string(plover_mode(event))});
  return table;
}

}  // namespace

void command_meetings(Command app, Session& session) {
  Command command = add_command(app, "meetings", "List who met whom, where and when",
                                "entente meetings case.entente\n"
                                "entente meetings case.entente Kadar --status planned\n"
                                "entente meetings case.entente --csv > meetings.csv");
  auto options = std::make_shared<Options>();
  add_case_argument(command, options->path);
  command.add_option("WHO", options->who, "Only meetings of this actor, or of these two")
      .takes(0, 2);
  add_told_filter(command, options->filter);
  command.action([&session, options] {
    const Store store = open_texts(options->path, session);
    const Told told = told_of(wanted_records(store, *options), options->filter);
    Table table{.schema = "entente.meetings/1",
                .meta = {{"graph", options->path}},
                .columns = {},
                .rows = {},
                .footer = {}};
    table = is_for_people(session.table.format) ? table_for_people(told, std::move(table))
                                                : table_for_programs(told, std::move(table));
    print_told(session, table, told, "no meeting fits in " + options->path);
  });
}

}  // namespace entente
