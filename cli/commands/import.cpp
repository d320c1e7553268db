#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/report_file.h"
#include "core/number.h"
#include "graph/edge_list.h"
#include "graph/imported.h"

namespace entente {
namespace {

struct ImportRequest {
  std::string file, output, report, weights;
  EdgeListOptions options;
};

void report_on(const std::string& path, const EdgeListReading& reading) {
  ReadReport report;
  report.seen = report.ingested = reading.counts.rows;
  if (reading.fault) {
    report.diagnostics.push_back(*reading.fault);
    report.ingested = 0;
    report.skipped = report.seen;
  }
  write_report(path, report,
               {{"nodes", reading.snapshot.nodes.size()},
                {"edges", reading.snapshot.graph.edges()},
                {"self_loops_dropped", reading.counts.self_loops},
                {"zero_weights_dropped", reading.counts.zero_weights}});
}

void import_file(ImportRequest& request, const Session& session) {
  request.options.weights_are_lengths = request.weights == "length";
  check_report(request.report);
  const EdgeListReading reading = scan_edge_list(request.file, request.options, session.run);
  report_on(request.report, reading);
  if (reading.fault)
    throw Error(ErrorKind::input, request.file + ":" + std::to_string(*reading.fault->line) + ": " +
                                      reading.fault->message + "\nnothing was imported");
  write_imported(request.output, reading.snapshot);
  for (const std::string& warning : reading.snapshot.warnings)
    session.say(request.file + ": " + warning);
  session.say(request.output + ": " + counted(reading.snapshot.nodes.size(), "node") + ", " +
              counted(reading.snapshot.graph.edges(), "tie"));
}

}  // namespace

void command_import(Command app, Session& session) {
  Command command = add_command(app, "import", "Make a store of an edge list",
                                "entente import ties.csv -o ties.entente");
  const auto request = std::make_shared<ImportRequest>();
  command
      .add_option("file", request->file,
                  "A .csv or .tsv with source,target[,weight], or lines of u v [w]")
      .required();
  command.add_option("-o,--output", request->output, "The store to make").required();
  command.add_option("--report", request->report, "Write counts and faults to this file as JSON");
  command.add_flag("--directed", request->options.directed, "Rows go from source to target");
  command.add_option("--weights", request->weights, "What the weights are")
      .one_of({"strength", "length"});
  command.add_flag("--keep-zero", request->options.keep_zero,
                   "Leave rows of weight 0 out instead of refusing the file");
  command.action([request, &session] { import_file(*request, session); });
}

}  // namespace entente
