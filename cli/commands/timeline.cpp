// timeline: what happened, in its order; a meeting told by several articles once.

#include <algorithm>

#include "cli/told.h"

namespace entente {
namespace {

struct Options {
  std::string path;
  std::vector<std::string> who;
  EvidenceFilter filter;
  std::string by = "day";
  std::string status;
};

// ISO 8601 week of a day: "2022-W03". The year is that of the week's Thursday.
std::string week_of(std::chrono::sys_days day) {
  const unsigned weekday = std::chrono::weekday(day).iso_encoding();
  const auto thursday = day + std::chrono::days(4 - static_cast<int>(weekday));
  const auto year = std::chrono::year_month_day(thursday).year();
  const std::chrono::sys_days first = year / std::chrono::January / 1;
  const std::string number = std::to_string((thursday - first).count() / 7 + 1);
  return to_string(thursday).substr(0, 4) + "-W" + (number.size() < 2 ? "0" : "") + number;
}

// When it happened, if that is known: a day that is only stated ("on Friday")
// stays empty here, for the document's date may be wrong.
std::string period(const ToldEvent& event, const std::string& by) {
  if (!event.when) return {};
  if (by == "week") return week_of(event.when->first);
  if (by == "month") return to_string(event.when->first).substr(0, 7);
  return to_string(*event.when);
}

std::vector<EvidenceRecord> wanted_ties(const Store& store, const Options& options) {
  const EvidenceQuery query = query_of(options.filter);
  if (options.who.empty()) return all_ties(store, query);
  const auto everyone = actors(store);
  const StoredActor& a = find_actor(everyone, options.who[0], options.path);
  if (options.who.size() == 1) return ties_of(store, a.id, query);
  const StoredActor& b = find_actor(everyone, options.who[1], options.path);
  std::vector<EvidenceRecord> records = evidence(store, a.id, b.id, query);
  std::erase_if(records, [](const auto& r) { return r.kind == TieKind::co_mention; });
  return records;
}

// One row an event: the first telling stands for it, the others are counted.
Table table_of(const Told& told, const Options& options) {
  Table table{.schema = "entente.timeline/1",
              .meta = {{"graph", options.path}, {"by", options.by}},
              .columns = {{options.by},
                          {"stated"},
                          {"kind"},
                          {"status"},
                          {"who"},
                          {"where"},
                          {"tellings"},
                          {"told"},
                          {"published"}},
              .rows = {},
              .footer = {}};
  for (const ToldEvent& event : told.events) {
    EvidenceRecord record = told.records[event.tellings.front()];
    record.who = event.who;
    const auto& published = record.passage.published;
    table.rows.push_back({period(event, options.by), event.when_stated,
                          std::string(name_of(event.kind)), status_words(event), parties(record),
                          event.where, static_cast<std::int64_t>(event.tellings.size()),
                          record.passage.place(), published ? to_string(*published) : ""});
  }
  return table;
}

}  // namespace

void command_timeline(Command app, Session& session) {
  Command command = add_command(app, "timeline", "List meetings and other acts by date",
                                "entente timeline case.entente Kadar\n"
                                "entente timeline case.entente --kind meeting --by week");
  auto options = std::make_shared<Options>();
  add_case_argument(command, options->path);
  command.add_option("WHO", options->who, "Only ties of this actor, or between these two")
      .takes(0, 2);
  add_evidence_filter(command, options->filter);
  command.add_option("--status", options->status, "Only occurred, ongoing, planned, denied ...");
  command.add_option("--by", options->by, "Width of the first column")
      .one_of({"day", "week", "month"});
  command.action([&session, options] {
    const Store store = open_texts(options->path, session);
    const Told told = told_of(wanted_ties(store, *options), {options->status, "", ""});
    if (!told.events.empty() || session.table.format != TableFormat::table)
      session.print(table_of(told, *options));
    if (told.events.empty())
      throw Error(ErrorKind::nothing, "no stated tie fits in " + options->path);
  });
}

}  // namespace entente
