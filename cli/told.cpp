#include "cli/told.h"

#include <algorithm>
#include <set>
#include <utility>

#include "cli/passages.h"

namespace entente {
namespace {

using nlohmann::ordered_json;

std::optional<Status> status_called(const std::string& word) {
  if (word.empty()) return std::nullopt;
  const auto status = named<Status>(word);
  if (!status)
    throw Error(ErrorKind::usage, "--status: there is no status '" + word +
                                      "'\nstatuses: occurred ongoing planned cancelled denied "
                                      "hypothetical");
  return status;
}

}  // namespace

void add_told_filter(Command command, ToldFilter& filter) {
  command.add_option("--status", filter.status, "Only occurred, ongoing, planned, denied ...");
  command
      .add_option("--since", filter.since,
                  "Only what happened on this day or later, or was told if the day is not known: "
                  "YYYY-MM-DD")
      .value_name("DAY");
  command.add_option("--until", filter.until, "Only what happened on this day or earlier")
      .value_name("DAY");
}

Told told_of(std::vector<EvidenceRecord> records, const ToldFilter& filter) {
  const std::optional<Status> status = status_called(filter.status);
  const auto since = day_of(filter.since, "--since", false);
  const auto until = day_of(filter.until, "--until", true);
  Told told{std::move(records), {}};
  told.events = told_events(told.records);
  std::erase_if(told.events, [&](const ToldEvent& event) {
    const auto first = day_of(event);
    const auto last = event.when ? std::optional(event.when->last) : first;
    return (status && event.status != *status) || (since && !(last && *last >= *since)) ||
           (until && !(first && *first <= *until));
  });
  return told;
}

std::string when_of(const ToldEvent& event) {
  return event.when ? to_string(*event.when) : event.when_stated;
}

std::string status_words(const ToldEvent& event) {
  std::string out(name_of(event.status));
  if (event.polarity == Polarity::negated) out += ", negated";
  if (event.modality == Modality::conditional) out += ", conditional";
  if (!event.claimed_by.empty()) out += ", claimed by " + joined(event.claimed_by);
  return out;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

std::string names_of(const ToldEvent& event, bool (*wanted)(const ToldEvent&, const TieRole&)) {
  std::vector<std::string> names;
  for (const TieRole& role : event.who)
    if (wanted(event, role)) names.push_back(role.name);
  return joined(names);
}

bool anybody(const ToldEvent&, const TieRole&) { return true; }

bool acts(const ToldEvent& event, const TieRole& role) { return !is_acted_on(event, role); }

bool is_acted_on(const ToldEvent& event, const TieRole& role) {
  return is_directed(event.kind) && role.role != Role::subject;
}

std::string places_of(const Told& told, const ToldEvent& event, std::size_t most) {
  std::string out;
  std::set<std::string> seen;
  std::size_t more = 0;
  for (const std::size_t r : event.tellings) {
    const std::string place = told.records[r].passage.place();
    if (!seen.insert(place).second) continue;
    if (seen.size() > most)
      ++more;
    else
      out += (out.empty() ? "" : " ") + place;
  }
  return more > 0 ? out + " +" + std::to_string(more) : out;
}

ordered_json json_of(const Told& told, const ToldEvent& event) {
  ordered_json who = ordered_json::array();
  for (const TieRole& role : event.who)
    who.push_back({{"actor", role.name}, {"role", std::string(name_of(role.role))}});
  ordered_json evidence = ordered_json::array();
  for (const std::size_t r : event.tellings) {
    ordered_json telling = json_of(told.records[r].passage);
    telling["found_by"] = told.records[r].found_by;
    evidence.push_back(std::move(telling));
  }
  return {{"type", std::string(name_of(event.kind))},
          {"participants", who},
          {"when", event.when ? to_string(*event.when) : ""},
          {"when_stated", event.when_stated},
          {"where", event.where},
          {"mode", std::string(name_of(event.mode))},
          {"plover_mode", std::string(plover_mode(event))},
          {"status", std::string(name_of(event.status))},
          {"polarity", std::string(name_of(event.polarity))},
          {"modality", std::string(name_of(event.modality))},
          {"attributed_to", event.claimed_by},
          {"score", plover_score(event.kind)},
          {"quad", std::string(quad_class(event.kind))},
          {"confidence", event.confidence},
          {"first_told", event.first_told ? to_string(*event.first_told) : ""},
          {"documents", event.documents},
          {"evidence", evidence}};
}

void print_told(const Session& session, const Table& table, const Told& told,
                const std::string& nothing) {
  const TableFormat format = session.table.format;
  if (format == TableFormat::json || format == TableFormat::jsonl) {
    std::vector<ordered_json> rows;
    for (const ToldEvent& event : told.events) rows.push_back(json_of(told, event));
    session.print(format_rows(table.schema, table.meta, rows, session.table));
  } else if (!told.events.empty() || format != TableFormat::table) {
    session.print(table);
  }
  if (told.events.empty()) throw Error(ErrorKind::nothing, nothing);
}

}  // namespace entente
