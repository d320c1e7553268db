#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/report_file.h"
#include "core/number.h"
#include "extract/read/corpus.h"

namespace entente {
namespace {

struct ReadRequest {
  std::vector<std::string> paths;
  std::string report, date_from = "header";
  ReadOptions options;
};

std::string record_line(const Document& d) {
  nlohmann::ordered_json record = {{"schema", "entente.records/1"}, {"id", d.id}, {"uri", d.uri}};
  if (d.published) record["date"] = to_string(*d.published);
  if (!d.title.empty()) record["title"] = d.title;
  if (!d.language.empty()) record["language"] = d.language;
  record["text"] = d.text;
  if (d.text_begin > 0) record["text_begin"] = d.text_begin;
  return record.dump() + "\n";
}

ReadReport read_all(const ReadRequest& request, const Session& session) {
  try {
    return read_corpus(request.paths, request.options, session.run, [&](Document&& document) {
      session.print(record_line(document));
      return Outcome::ingested;
    });
  } catch (const StrictStop& stop) {
    write_report(request.report, stop.report);
    throw;
  }
}

void read_and_print(ReadRequest& request, const Session& session) {
  request.options.date_from = request.date_from == "text"   ? DateFrom::text
                              : request.date_from == "file" ? DateFrom::file
                              : request.date_from == "none" ? DateFrom::none
                                                            : DateFrom::header;
  check_report(request.report);
  const ReadReport report = read_all(request, session);
  write_report(request.report, report);
  session.say(counted(report.ingested, "document") + " of " + grouped(report.seen) + " seen, " +
              grouped(report.skipped) + " skipped, " + grouped(report.duplicate) + " duplicate, " +
              grouped(report.conflict) + " in conflict");
  if (report.ingested == 0) {
    std::string why = "no document could be read";
    if (!report.diagnostics.empty())
      why += ": " + report.diagnostics.front().file + ": " + report.diagnostics.front().message;
    throw Error(ErrorKind::input, why);
  }
}

}  // namespace

void command_read(Command app, Session& session) {
  Command command =
      add_command(app, "read", "Read documents and print them as JSON lines, building nothing",
                  "entente read articles/ --report report.json");
  const auto request = std::make_shared<ReadRequest>();
  command.add_option("paths", request->paths, "Files, folders, globs, or - for standard input")
      .required();
  command.add_option("--report", request->report, "Write counts and diagnostics to this file");
  command.add_option("--encoding", request->options.encoding,
                     "What text without a declaration is in (default: detect)");
  command.add_option("--date-from", request->date_from, "Which date of a document counts")
      .one_of({"header", "text", "file", "none"});
  command.add_flag("--follow-links", request->options.follow_links, "Follow symbolic links");
  command.add_flag("--strict", request->options.strict, "Stop at the first skip");
  command.add_option("--document-bytes", request->options.document_bytes,
                     "Skip documents longer than this (default 64 MiB)");
  command.add_option("--text-column", request->options.text_column, "Field with the text");
  command.add_option("--id-column", request->options.id_column, "Field with the id");
  command.add_option("--date-column", request->options.date_column, "Field with the date");
  command.add_option("--title-column", request->options.title_column, "Field with the title");
  command.action([request, &session] { read_and_print(*request, session); });
}

}  // namespace entente
