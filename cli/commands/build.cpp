#include <algorithm>
#include <chrono>
#include <memory>

#include "cli/command.h"
#include "cli/report_file.h"
#include "core/number.h"
#include "graph/build.h"

namespace entente {
namespace {

struct BuildRequest {
  std::vector<std::string> paths, dates;
  std::string store, report, date_from = "header";
  BuildOptions options;
};

constexpr std::size_t most_warnings = 10;

std::string place_of(const Diagnostic& d) {
  if (d.file.empty()) return {};  // about the corpus as a whole
  return d.file + (d.line ? ":" + std::to_string(*d.line) : std::string()) + ": ";
}

// Warnings one a line, the first few; then what became of everything that was seen.
void tell(const BuildReport& report, const BuildRequest& request, const Session& session,
          double seconds) {
  std::size_t shown = 0;
  for (const Diagnostic& d : report.read.diagnostics) {
    if (session.verbosity == 0 && shown == most_warnings) {
      session.say("warning: " + grouped(report.read.diagnostics.size() - shown) +
                  " more; --report FILE lists them all, -v prints them");
      break;
    }
    ++shown;
    session.say(std::string(name_of(d.severity)) + ": " + place_of(d) + d.message);
  }
  const ReadReport& read = report.read;
  if (read.seen != read.ingested)
    session.say(grouped(read.seen) + " seen: " + grouped(read.ingested) + " ingested, " +
                grouped(read.skipped) + " skipped, " + grouped(read.duplicate) + " duplicate, " +
                grouped(read.conflict) + " in conflict");
  if (report.nothing_read()) return;
  if (report.corrections > 0)
    session.say(report.corrections_path + ": " + counted(report.corrections, "correction") +
                " applied");
  if (session.verbosity > 0)
    session.say("parsed " + counted(report.parsed, "sentence") + " that may tell a tie");
  const StoreSummary& s = report.store;
  session.say(request.store.substr(request.store.find_last_of('/') + 1) + ": " +
              counted(s.documents, "document") + ", " + counted(s.sentences, "sentence") + ", " +
              counted(s.actors, "actor") + ", " + counted(s.ties(), "tie") + " (" +
              counted(s.stated, "stated relation") + "), " +
              (s.reprints > 0 ? counted(s.reprints, "reprint") + ", " : "") + fixed(seconds, 2) +
              " s");
}

DateFrom date_from(const std::string& name) {
  if (name == "text") return DateFrom::text;
  if (name == "file") return DateFrom::file;
  return name == "none" ? DateFrom::none : DateFrom::header;
}

std::pair<std::string, DateRange> given_date(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  const auto date =
      equals == std::string::npos ? std::nullopt : parse_iso_date(text.substr(equals + 1));
  if (!date)
    throw Error(ErrorKind::usage, "--date " + text +
                                      ": write it as ID=YYYY-MM-DD, where ID is the "
                                      "file's name without its ending or the record's id");
  return {text.substr(0, equals), *date};
}

BuildReport build_and_report(const BuildRequest& request, const Session& session) {
  check_report(request.report);
  try {
    BuildReport report = build_graph(request.paths, request.store, request.options, session.run);
    write_report(request.report, report.read,
                 {{"nodes", report.store.actors},
                  {"edges", report.store.co_mentions},
                  {"reprints", report.store.reprints},
                  {"reprinted", report.store.reprinted}});
    return report;
  } catch (const StrictStop& stop) {
    write_report(request.report, stop.report,
                 {{"nodes", 0}, {"edges", 0}, {"reprints", 0}, {"reprinted", 0}});
    throw;
  }
}

void run_build(BuildRequest& request, const Session& session) {
  const auto begin = std::chrono::steady_clock::now();
  if (request.paths.empty() && request.options.mentions.empty())
    throw Error(ErrorKind::usage,
                "build: nothing to read\ngive files, folders, or - for standard "
                "input");
  request.options.read.date_from = date_from(request.date_from);
  for (const std::string& text : request.dates) request.options.dates.push_back(given_date(text));
  const BuildReport report = build_and_report(request, session);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  tell(report, request, session, seconds.count());
  if (!report.nothing_read()) return;
  const std::string& first =
      request.paths.empty() ? request.options.mentions : request.paths.front();
  std::string why = first + ": no document could be read, so " + request.store + " was not changed";
  if (report.read.skipped > 0) why += "\nwhat was skipped and why is listed above";
  throw Error(ErrorKind::input, why);
}

void add_reading_options(Command command, BuildRequest& request) {
  ReadOptions& read = request.options.read;
  command
      .add_option("--date-from", request.date_from,
                  "Which date of a document counts first: header, text, file or none")
      .one_of({"header", "text", "file", "none"});
  command.add_option("--date", request.dates, "ID=YYYY-MM-DD: the date of one document");
  command.add_option("--encoding", read.encoding,
                     "Character set of text that declares none (default: found out)");
  command.add_flag("--follow-links", read.follow_links, "Follow symbolic links in folders");
  command.add_flag("--strict", read.strict, "Stop at the first skip; nothing is committed");
  command.add_option("--document-bytes", read.document_bytes,
                     "Skip documents longer than this many bytes (default 64 MiB)");
  command.add_option("--text-column", read.text_column,
                     "Field with the text in CSV and JSON lines");
  command.add_option("--id-column", read.id_column, "Field with the id");
  command.add_option("--date-column", read.date_column, "Field with the date");
  command.add_option("--title-column", read.title_column, "Field with the title");
}

}  // namespace

void command_build(Command app, Session& session) {
  Command command = add_command(app, "build", "Read documents into an evidence store",
                                "entente build articles/ -o case.entente\n"
                                "entente build more.jsonl -o case.entente --report report.json");
  const auto request = std::make_shared<BuildRequest>();
  BuildOptions& options = request->options;
  command.add_option("paths", request->paths, "Files, folders, globs, or - for standard input");
  command.add_option(
      "--mentions", options.mentions,
      "A file of entente.records/1: documents with mentions and ties from elsewhere");
  command
      .add_option("-o,--output", request->store,
                  "The store: made if it is not there, added to if it is")
      .required();
  command.add_flag("--fresh", options.fresh, "Empty an existing store first");
  command
      .add_option("--tau", options.tau,
                  "Decay of co-mention strength with distance, in tokens (default 10)")
      .in_range(0.1, 10000.0);
  command
      .add_option("--max-gap", options.max_gap,
                  "Mentions further apart than this many tokens are no co-mention (default 50)")
      .in_range(1, 1000);
  command.add_option("--without", options.without,
                     "Leave out ways of reference: offices, pairs, pronouns, bodies, or several "
                     "of them "
                     "with commas between");
  command.add_option("--min-mentions", options.min_mentions,
                     "Leave actors mentioned less often out of the graph (default 1)");
  command.add_flag("--dedupe", options.dedupe, "Count the same text under two ids once");
  command.add_option("--corrections", options.corrections,
                     "Corrections by hand, NAME.toml (default: CASE.corrections.toml beside the "
                     "store, if it is there)");
  command.add_option("--report", request->report,
                     "Write counts and every diagnostic to this file as JSON");
  add_reading_options(command, *request);
  command.action([request, &session] { run_build(*request, session); });
}

}  // namespace entente
