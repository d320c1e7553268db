// report: the case at a glance, as a page to read and to print.

#include <chrono>
#include <memory>
#include <set>

#include "cli/rank_intervals.h"
#include "cli/report_sections.h"
#include "cli/timeline_view.h"
#include "cli/whole_case.h"
#include "core/number.h"
#include "render/svg.h"

namespace entente {
namespace {

struct ReportRequest {
  PageRequest page;
  std::size_t top = 15;
};

// No picture is no reason for no report: what is missing is said in its place.
template <class Make>
void add_picture(Make make, const Session& session, ReportSection& section) {
  try {
    const Diagram diagram = make();
    if (!diagram.laid_out) throw Error(ErrorKind::environment, diagram.problem);
    if (!diagram.note.empty()) session.warn(section.heading + ": " + diagram.note);
    section.pictures.push_back(
        {picture_svg(diagram.picture), section.heading + ": " + diagram.summary});
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::environment && error.kind() != ErrorKind::nothing) throw;
    if (error.kind() == ErrorKind::nothing) return;
    session.warn("no picture of \"" + section.heading + "\": " + error.what());
    section.words.push_back(
        "The picture could not be drawn; `entente doctor` says what is missing.");
  }
}

void add_diagram(const ReportedCase& c, View view, const Session& session, ReportSection& section) {
  DiagramOptions options;
  options.select.view = view;
  add_picture([&] { return make_diagram(c.graph, c.data, options, {}, session.run); }, session,
              section);
}

// Nothing where all is told of one day: the other pictures show that.
void add_timeline(const ReportedCase& c, const Session& session, Report& out) {
  const std::vector<TimelineEvent> events = dated_events(*c.store, c.graph, {}, c.told.records);
  std::set<std::chrono::sys_days> days;
  for (const TimelineEvent& event : events)
    if (event.when && !event.pairs.empty()) days.insert(event.when->first);
  if (days.size() < 2) return;
  ReportSection section;
  section.heading = "When it happened";
  DiagramOptions options;
  options.select.top = 16;  // as many as can be read at the width of a page
  add_picture([&] { return make_timeline(c.graph, c.data, events, "", options, {}, session.run); },
              session, section);
  out.sections.push_back(std::move(section));
}

void report(const ReportRequest& request, const Session& session) {
  const auto [store, graph] = open_whole(request.page.input, session);
  if (graph.nodes.empty())
    throw Error(ErrorKind::nothing, request.page.input + ": no actors to report on");
  const DiagramData data = diagram_data(graph, session.run);
  ReportedCase c{.graph = graph, .data = data, .store = store ? &*store : nullptr};
  c.top = request.top;
  c.text = !request.page.no_text;
  Report out;
  out.title = request.page.title.empty() ? graph.title : request.page.title;
  out.subtitle = counted(graph.nodes.size(), "actor") + ", " + counted(graph.graph.edges(), "tie");
  if (store) {
    c.intervals = influence_intervals(*store, graph, session);
    c.told = told_of(all_ties(*store), {});
    out.subtitle = counted(graph.documents, "document") +
                   (graph.dates ? ", " + to_string(*graph.dates) : std::string()) + " · " +
                   out.subtitle;
  }
  out.sections = {at_a_glance(c), most_influential(c), groups_of_actors(c)};
  add_diagram(c, View::full, session, out.sections.back());
  if (store) {
    out.sections.push_back(key_meetings(c));
    add_diagram(c, View::meetings, session, out.sections.back());
    out.sections.push_back(main_acts(c));
    add_timeline(c, session, out);
  }
  out.sections.push_back(method_and_caveats(c, session.run.seed));
  const std::string html = report_html(out);
  put_page(request.page.output, html, session);
  session.say(request.page.output + ": " + counted(out.sections.size(), "section") + ", " +
              grouped((html.size() + 1023) / 1024) + " KB");
}

}  // namespace

void command_report(Command app, Session& session) {
  auto request = std::make_shared<ReportRequest>();
  Command command = add_command(app, "report", "Make a page about the case to read and to print",
                                "entente report case.entente -o report.html\n"
                                "entente report case.entente -o report.html --no-text");
  add_page_arguments(command, request->page);
  command.add_option("--top", request->top, "Rows of each list").in_range(1, 1000);
  command.add_flag("--no-text", request->page.no_text, "No sentence of the documents");
  command.action([request, &session] { report(*request, session); });
}

}  // namespace entente
