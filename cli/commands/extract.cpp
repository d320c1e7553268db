#include <memory>

#include "cli/command.h"
#include "core/number.h"
#include "core/parallel.h"
#include "extract/annotate.h"
#include "extract/read/corpus.h"
#include "graph/records.h"

namespace entente {
namespace {

constexpr std::size_t batch = 64;

// Documents in, records out, in the same order; a pure filter without a store.
void run_extract(const std::vector<std::string>& paths, const Session& session) {
  std::vector<Document> waiting;
  const auto flush = [&] {
    deterministic_reduce(
        waiting.size(), 1, std::string(), session.run,
        [&](std::string& line, std::size_t i) {
          line = record_line(waiting[i], annotate(waiting[i])) + "\n";
        },
        [&](std::string&, const std::string& line) { session.print(line); });
    waiting.clear();
  };
  const ReadReport report = read_corpus(paths, {}, session.run, [&](Document&& document) {
    waiting.push_back(std::move(document));
    if (waiting.size() == batch) flush();
    return Outcome::ingested;
  });
  flush();
  for (const Diagnostic& d : report.diagnostics)
    if (d.severity == Severity::skip) session.warn(d.file + ": skipped: " + d.message);
  if (report.ingested == 0)
    throw Error(ErrorKind::input, paths.front() + ": no document could be read");
}

}  // namespace

void command_extract(Command app, Session& session) {
  Command command =
      add_command(app, "extract", "Read documents and print what is found in them as JSON lines",
                  "entente extract < articles.jsonl > records.jsonl");
  const auto paths = std::make_shared<std::vector<std::string>>();
  command.add_option("paths", *paths, "Files, folders, globs; standard input if there are none");
  command.action([paths, &session] {
    run_extract(paths->empty() ? std::vector<std::string>{"-"} : *paths, session);
  });
}

}  // namespace entente
