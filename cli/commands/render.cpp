#include <memory>

#include "cli/open.h"
#include "cli/picture_view.h"
#include "cli/timeline_view.h"
#include "core/nearest.h"
#include "core/number.h"
#include "core/write_file.h"
#include "render/diagram.h"
#include "render/font.h"
#include "render/svg.h"

namespace entente {
namespace {

struct RenderRequest {
  GraphArgument graph;
  std::string output, to, view = "full", between, by, color_by, title, engine = "auto", page, font;
  std::size_t top = 0;
  double min_weight = 0;
  double backbone = -1;
  int dpi = 150;
  bool no_legend = false, dark = false, plain = false;
};

// The part of a path after the last dot of its last component, in lower case.
std::string ending_of(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return "";
  return path.substr(dot + 1);
}

std::string form_of(const RenderRequest& request) {
  static const std::vector<std::string> known{"svg", "png", "pdf", "dot"};
  std::string form = request.to.empty() ? ending_of(request.output) : request.to;
  if (form == "gv") form = "dot";
  if (form.empty() && request.output == "-") form = "dot";
  if (std::find(known.begin(), known.end(), form) == known.end())
    throw Error(ErrorKind::usage, request.output +
                                      ": not a picture's name; end it in .svg, .png, .pdf or "
                                      ".dot, or give --to svg");
  return form;
}

DiagramOptions options_for(const RenderRequest& request, const std::string& form,
                           const LayerGraph& graph, const Session& session) {
  DiagramOptions options;
  options.select.top = request.top;
  options.select.min_weight = request.min_weight;
  if (request.backbone >= 0) options.select.backbone = request.backbone;
  if (!request.graph.on.empty()) {
    options.select.layer = named<Layer>(graph.layer);
    options.select.kind = named<TieKind>(graph.layer);
  }
  if (request.color_by == "community") options.color_by = ColorBy::community;
  if (request.color_by == "country") options.color_by = ColorBy::country;
  if (request.color_by == "type") options.color_by = ColorBy::type;
  options.engine = request.engine;
  options.dpi = form == "png" ? request.dpi : 0;
  options.legend = !request.no_legend;
  options.dark = request.dark;
  if (!request.font.empty()) options.font = installed_font(request.font, {}, session.run);
  if (request.page == "a4") {
    options.page_width = 11.69;
    options.page_height = 8.27;
  } else if (request.page == "slide") {
    options.page_width = 13.33;
    options.page_height = 7.5;
  }
  return options;
}

// The drawn layer, then those that the view needs.
std::vector<LayerGraph> graphs_for(const RenderRequest& request, const Session& session) {
  GraphArgument argument = request.graph;
  const std::vector<std::string> more = layers_of_view(request.view);
  if (!more.empty() && means_edge_list(argument.input))
    throw Error(ErrorKind::usage,
                argument.input + ": an edge list does not say which ties are hostile");
  if (!more.empty() && argument.on.empty()) argument.on.emplace_back(default_layer);
  argument.on.insert(argument.on.end(), more.begin(), more.end());
  return open_layers(argument, session);
}

void put(const RenderRequest& request, std::string_view bytes, const Session& session) {
  if (request.output == "-")
    session.print(bytes);
  else
    write_file(request.output, bytes, session.no_clobber);
}

// "case.svg" to "case.dot".
std::string dot_beside(const std::string& output) {
  if (output == "-") return "picture.dot";
  const std::string ending = ending_of(output);
  return output.substr(0, output.size() - (ending.empty() ? 0 : ending.size() + 1)) + ".dot";
}

[[noreturn]] void keep_dot(const RenderRequest& request, const std::string& dot, bool laid_out,
                           const std::string& problem, const Session& session) {
  const std::string kept = dot_beside(request.output);
  write_file(kept, dot, session.no_clobber);
  throw Error(ErrorKind::environment,
              request.output + ": " + problem + "\nthe picture is kept as DOT in " + kept +
                  (laid_out ? "; 'neato -n2 -Tsvg' draws it" : "; 'neato -Tsvg' draws it"));
}

// The picture in its form. If that cannot be made its DOT is kept.
std::string drawn(const RenderRequest& request, const std::string& form, const Diagram& diagram,
                  const Session& session) {
  if (form == "svg" && diagram.laid_out) return picture_svg(diagram.picture);
  std::string dot =
      write_dot(request.plain ? plain_dot(diagram.picture) : picture_dot(diagram.picture));
  if (form == "dot") return dot;
  if (!diagram.laid_out) keep_dot(request, dot, false, diagram.problem, session);
  try {
    return render_image(dot, form, {}, session.run);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::environment) throw;
    keep_dot(request, dot, true, error.what(), session);
  }
}

Diagram diagram_for(const RenderRequest& request, const std::string& form, const Session& session) {
  const std::vector<LayerGraph> graphs = graphs_for(request, session);
  const Snapshot& snapshot = graphs.front().snapshot;
  DiagramOptions options = options_for(request, form, graphs.front(), session);
  DiagramData data = diagram_data(snapshot, session.run);
  set_view(request.view, request.between, graphs, session.run, options, data);
  if (!request.title.empty()) options.title = request.title;
  return make_diagram(snapshot, data, options, {}, session.run);
}

Diagram timeline_for(const RenderRequest& request, const std::string& form,
                     const Session& session) {
  if (!request.between.empty()) throw Error(ErrorKind::usage, "--between: give it without --view");
  const DatedCase dated = open_dated_case(request.graph, session);
  const Snapshot& snapshot = dated.graph.snapshot;
  DiagramOptions options = options_for(request, form, dated.graph, session);
  options.title = request.title;
  return make_timeline(snapshot, diagram_data(snapshot, session.run), dated.events, request.by,
                       options, {}, session.run);
}

void render(const RenderRequest& request, const Session& session) {
  const std::string form = form_of(request);
  if (request.plain && form != "dot")
    throw Error(ErrorKind::usage, "--plain: plain is a form of DOT; write to a .dot");
  if (request.graph.on.size() > 1) throw Error(ErrorKind::usage, "--on: a picture shows one layer");
  if (!request.by.empty() && request.view != "timeline")
    throw Error(ErrorKind::usage, "--by: only --view timeline has panels");
  const Diagram diagram = request.view == "timeline" ? timeline_for(request, form, session)
                                                     : diagram_for(request, form, session);
  if (!diagram.note.empty()) session.warn(request.output + ": " + diagram.note);
  put(request, drawn(request, form, diagram, session), session);
  if (form == "dot" && !diagram.laid_out)
    session.warn(request.output + " has no positions: " + diagram.problem);
  session.say(request.output + ": " + diagram.summary);
}

}  // namespace

void command_render(Command app, Session& session) {
  auto request = std::make_shared<RenderRequest>();
  Command command = add_command(app, "render", "Draw the graph as SVG, PNG, PDF or DOT",
                                "entente render case.entente --view meetings -o meetings.svg\n"
                                "entente render case.entente --view timeline -o timeline.svg");
  add_graph_argument(command, request->graph);
  command.add_option("-o,--output", request->output, "File to write; - for standard output")
      .required();
  command.add_option("--to", request->to, "svg, png, pdf or dot, if the file's name does not say")
      .one_of({"svg", "png", "pdf", "dot"});
  command.add_option("--view", request->view,
                     "full, meetings, sides, timeline, ego:ACTOR, path:A,B or communities "
                     "(default full)");
  command
      .add_option("--by", request->by,
                  "Of --view timeline: what a panel shows, a day, week, month, quarter or year "
                  "(default: by what there is)")
      .one_of({"day", "week", "month", "quarter", "year"});
  command.add_option("--between", request->between,
                     "Only these two actors (A,B) and those tied to both");
  command.add_option("--top", request->top, "Only this many actors of most influence");
  command.add_option("--min-weight", request->min_weight, "Only co-mentions of at least this");
  command
      .add_option("--backbone", request->backbone,
                  "Level of the disparity filter (default 0.05 above 60 actors)")
      .in_range(0.0, 1.0);
  command.add_option("--color-by", request->color_by, "What the fill says")
      .one_of({"community", "country", "type"});
  command.add_option("--title", request->title, "Title of the picture");
  command
      .add_option("--engine", request->engine,
                  "Layout (default: neato up to 60 actors, stress above)")
      .one_of({"auto", "stress", "neato", "fdp", "sfdp", "dot", "circo", "twopi"});
  command.add_option("--dpi", request->dpi, "Dots an inch of PNG").in_range(36, 600);
  command.add_option("--font", request->font,
                     "Font of all text, installed here (default: Liberation Sans or Arial)");
  command.add_flag("--dark", request->dark, "Light on dark");
  command.add_option("--page", request->page, "Scale into a page (landscape)")
      .one_of({"a4", "slide"});
  command.add_flag("--plain", request->plain,
                   "DOT with names and positions only, for programs that read little of it");
  command.add_flag("--no-legend", request->no_legend, "Leave the legend out");
  command.action([request, &session] { render(*request, session); });
}

}  // namespace entente
