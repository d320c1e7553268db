#include "cli/windows.h"

#include "cli/case.h"
#include "core/number.h"

namespace entente {
namespace {

// The bounds that the user gave, and else those of the documents.
DateRange bounds_of(const WindowArgument& argument, const DatedDocuments& documents) {
  if (!documents.span)
    throw Error(ErrorKind::nothing,
                argument.input +
                    ": no document has a date\n'entente build --date-from' says where "
                    "dates are found");
  const auto since = day_of(argument.since, "--since", false);
  const auto until = day_of(argument.until, "--until", true);
  const DateRange bounds{std::max(since.value_or(documents.span->first), documents.span->first),
                         std::min(until.value_or(documents.span->last), documents.span->last)};
  if (bounds.first > bounds.last)
    throw Error(ErrorKind::nothing, argument.input +
                                        ": no document was published then; dates are " +
                                        to_string(*documents.span));
  return bounds;
}

// Windows never show more than --since and --until allow.
DateRange cut(DateRange window, const WindowArgument& argument) {
  if (const auto since = day_of(argument.since, "--since", false))
    window.first = std::max(window.first, *since);
  if (const auto until = day_of(argument.until, "--until", true))
    window.last = std::min(window.last, *until);
  return window;
}

}  // namespace

void add_window_argument(Command command, WindowArgument& argument) {
  add_case_argument(command, argument.input);
  command.add_option("--on", argument.layer,
                     "Layer: co-mention (default), meetings, hostile, cooperative, or a tie kind");
  command
      .add_option("--window", argument.step,
                  "Length of a window: day, week, month (default), quarter, year, so many days "
                  "(30d), or how many equal parts (4)")
      .value_name("LENGTH");
  command.add_option("--since", argument.since, "Only documents published on this day or later");
  command.add_option("--until", argument.until, "Only documents published on this day or earlier");
}

Windows open_windows(const WindowArgument& argument, const Session& session) {
  const auto step = window_step_named(argument.step);
  if (!step)
    throw Error(ErrorKind::usage,
                "--window " + argument.step +
                    ": write day, week, month, quarter, year, so many days such as "
                    "30d, or how many equal parts, such as 4");
  SnapshotQuery query = layer_query(argument.layer);
  const Store store = open_texts(argument.input, session);
  Windows out;
  out.documents = dated_documents(store);
  for (const DateRange& whole : windows_of(bounds_of(argument, out.documents), *step)) {
    session.run.checkpoint();
    const DateRange window = cut(whole, argument);
    query.since = window.first;
    query.until = window.last;
    LayerGraph graph;
    graph.layer = argument.layer.empty() ? std::string(default_layer) : argument.layer;
    graph.snapshot = snapshot(store, query);
    if (graph.snapshot.documents < least_documents) {
      ++out.passed_over;
      continue;
    }
    graph.shares = document_shares(store, query, graph.snapshot);
    out.graphs.push_back({window, window_name(window), std::move(graph)});
  }
  if (out.graphs.size() < 2)
    throw Error(ErrorKind::nothing,
                argument.input + ": fewer than two windows of " + std::to_string(least_documents) +
                    " documents or more, dates are " + to_string(*out.documents.span) +
                    "\nchoose another --window, such as --window 2 for two halves");
  return out;
}

std::vector<std::pair<std::string, Cell>> window_meta(const Windows& windows,
                                                      const WindowArgument& argument) {
  const LayerGraph& first = windows.graphs.front().graph;
  const auto count = [](std::size_t n) { return Cell(static_cast<std::int64_t>(n)); };
  return {{"graph", first.snapshot.title},
          {"digest", first.snapshot.digest},
          {"layer", first.layer},
          {"weights", first.snapshot.weights_note},
          {"window", argument.step},
          {"windows", count(windows.graphs.size())},
          {"passed over", count(windows.passed_over)},
          {"documents", count(windows.documents.dated)},
          {"undated", count(windows.documents.undated)},
          {"vague", count(windows.documents.vague)}};
}

std::string window_note(const Windows& windows) {
  const DatedDocuments& documents = windows.documents;
  std::string note = counted(windows.graphs.size(), "window") + " of " +
                     counted(documents.dated, "dated document");
  if (windows.passed_over > 0)
    note += ", " + counted(windows.passed_over, "window") + " of fewer than " +
            std::to_string(least_documents) + " documents passed over";
  if (documents.undated > 0)
    note += "; " + counted(documents.undated, "document") + " without a date left out";
  if (documents.vague > 0)
    note += "; " + counted(documents.vague, "document") +
            " of which only the month or year is known, in each window that may hold them";
  return note;
}

}  // namespace entente
