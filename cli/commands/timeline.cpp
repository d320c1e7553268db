// timeline: the stated ties in the order in which they happened.

#include <algorithm>

#include "cli/case.h"
#include "core/number.h"

namespace entente {
namespace {

struct Options {
  std::string path;
  std::vector<std::string> who;
  EvidenceFilter filter;
  std::string by = "day";
  std::string status;
};

// The day that orders a tie: when it happened, else when it was told.
std::optional<std::chrono::sys_days> day_of_tie(const EvidenceRecord& record) {
  if (record.when) return record.when->first;
  if (record.passage.published) return record.passage.published->first;
  return std::nullopt;
}

// ISO 8601 week of a day: "2022-W03". The year is that of the week's Thursday.
std::string week_of(std::chrono::sys_days day) {
  const unsigned weekday = std::chrono::weekday(day).iso_encoding();
  const auto thursday = day + std::chrono::days(4 - static_cast<int>(weekday));
  const auto year = std::chrono::year_month_day(thursday).year();
  const std::chrono::sys_days first = year / std::chrono::January / 1;
  const std::string number = std::to_string((thursday - first).count() / 7 + 1);
  return to_string(thursday).substr(0, 4) + "-W" + (number.size() < 2 ? "0" : "") + number;
}

// When the tie happened, if that is known: a day that is only stated ("on
// Friday") stays empty here, for the document's date may be wrong.
std::string period(const EvidenceRecord& record, const std::string& by) {
  if (!record.when) return {};
  if (by == "week") return week_of(record.when->first);
  if (by == "month") return to_string(record.when->first).substr(0, 7);
  return to_string(*record.when);
}

void keep_status(std::vector<EvidenceRecord>& records, const std::string& word) {
  if (word.empty()) return;
  const auto status = named<Status>(word);
  if (!status)
    throw Error(ErrorKind::usage, "--status: there is no status '" + word +
                                      "'\nstatuses: occurred ongoing planned cancelled denied "
                                      "hypothetical");
  std::erase_if(records, [&](const EvidenceRecord& r) { return r.status != *status; });
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

// One row a tie: the first telling stands for it, the others are counted.
Table table_of(const std::vector<EvidenceRecord>& records, const Options& options) {
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
  std::vector<TieId> seen;
  for (const EvidenceRecord& record : records) {
    const auto it = std::find(seen.begin(), seen.end(), record.tie);
    if (it != seen.end()) {
      auto& count = table.rows[static_cast<std::size_t>(it - seen.begin())][6];
      count = std::get<std::int64_t>(count) + 1;
      continue;
    }
    seen.push_back(record.tie);
    std::string status(name_of(record.status));
    if (record.polarity == Polarity::negated) status += ", negated";
    if (!record.attributed_to.empty()) status += ", claimed by " + record.attributed_to;
    table.rows.push_back({period(record, options.by), record.when_stated,
                          std::string(name_of(record.kind)), status, parties(record), record.where,
                          std::int64_t{1}, record.passage.place(),
                          record.passage.published ? to_string(*record.passage.published) : ""});
  }
  return table;
}

}  // namespace

void command_timeline(CLI::App& app, Session& session) {
  CLI::App* command = add_command(app, "timeline", "List meetings and other acts by date",
                                  "entente timeline case.entente Kadar\n"
                                  "entente timeline case.entente --kind meeting --by week");
  auto options = std::make_shared<Options>();
  add_case_argument(*command, options->path);
  command->add_option("WHO", options->who, "Only ties of this actor, or between these two")
      ->expected(0, 2);
  add_evidence_filter(*command, options->filter);
  command->add_option("--status", options->status, "Only occurred, ongoing, planned, denied ...");
  command->add_option("--by", options->by, "Width of the first column")
      ->check(CLI::IsMember({"day", "week", "month"}));
  command->callback([&session, options] {
    const Store store = open_texts(options->path, session);
    std::vector<EvidenceRecord> records = wanted_ties(store, *options);
    keep_status(records, options->status);
    std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
      const auto x = day_of_tie(a);
      const auto y = day_of_tie(b);
      if (!x || !y) return x.has_value() && !y.has_value();  // undated ones last
      return *x < *y;
    });
    const Table table = table_of(records, *options);
    if (!records.empty() || session.table.format != TableFormat::table) session.print(table);
    if (records.empty()) throw Error(ErrorKind::nothing, "no stated tie fits in " + options->path);
  });
}

}  // namespace entente
