// explore: one HTML file in which a reader follows every line back to its sentences.

#include <memory>

#include "cli/rank_intervals.h"
#include "cli/whole_case.h"
#include "core/number.h"
#include "render/diagram.h"
#include "render/explorer.h"

namespace entente {
namespace {

struct ExploreRequest {
  PageRequest page;
  std::size_t top = 5000;
  std::size_t snippets = 0;
};

void explore(const ExploreRequest& request, const Session& session) {
  if (request.page.no_text && request.snippets > 0)
    throw Error(ErrorKind::usage, "--no-text and --snippets: give one of them");
  ExplorerOptions options;
  options.top = request.top;
  options.text = !request.page.no_text;
  if (request.snippets > 0) options.snippet = request.snippets;
  options.title = request.page.title;
  const auto [store, snapshot] = open_whole(request.page.input, session);
  if (store) options.intervals = influence_intervals(*store, snapshot, session);
  const Explorer explorer =
      make_explorer(snapshot, store ? &*store : nullptr, options, ImageOptions{}, session.run);
  put_page(request.page.output, explorer.html, session);
  session.say(request.page.output + ": " + grouped((explorer.html.size() + 1023) / 1024) + " KB, " +
              counted(explorer.actors, "actor") + ", " + counted(explorer.lines, "line") + ", " +
              counted(explorer.sentences, "sentence") +
              (request.page.no_text ? " without their words" : "") +
              "; open it in a browser, no network needed");
}

}  // namespace

void command_explore(Command app, Session& session) {
  auto request = std::make_shared<ExploreRequest>();
  Command command = add_command(app, "explore", "Make one HTML file to look around in, offline",
                                "entente explore case.entente -o case.html\n"
                                "entente explore case.entente -o case.html --no-text\n"
                                "entente explore links.csv -o links.html --top 500");
  add_page_arguments(command, request->page);
  command.add_option("--top", request->top, "Only this many actors of most influence")
      .in_range(1, 50000);
  command.add_flag("--no-text", request->page.no_text,
                   "No words of the documents: for texts that must not travel");
  command
      .add_option("--snippets", request->snippets, "At most this many characters of each sentence")
      .in_range(20, 100000);
  command.action([request, &session] { explore(*request, session); });
}

}  // namespace entente
