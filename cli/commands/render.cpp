#include <memory>

#include "cli/open.h"
#include "core/nearest.h"
#include "core/number.h"
#include "graph/store.h"
#include "render/diagram.h"

namespace entente {
namespace {

struct RenderRequest {
  GraphArgument graph;
  std::string output, to, view = "full", color_by, title, engine = "auto";
  std::size_t top = 0;
  double min_weight = 0;
  double backbone = -1;
  int dpi = 150;
  bool no_legend = false;
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

// The node that the user's words mean, as for the actors of a store.
Node node_named(const Snapshot& snapshot, const std::string& wanted) {
  std::vector<StoredActor> actors;
  for (const NodeInfo& node : snapshot.nodes) {
    StoredActor actor;
    actor.key = node.id;
    actor.name = node.label;
    actor.aliases = node.aliases;
    actor.mentions = node.mentions;
    actor.sentences = node.sentences;
    if (node.type) actor.type = *node.type;
    actors.push_back(std::move(actor));
  }
  const StoredActor& found = find_actor(actors, wanted, snapshot.source);
  return static_cast<Node>(&found - actors.data());
}

void set_view(const std::string& view, const Snapshot& snapshot, DiagramOptions& options) {
  if (view == "full") return;
  if (view == "meetings") {
    options.select.view = View::meetings;
  } else if (view == "communities") {
    options.communities = true;
  } else if (view.starts_with("ego:")) {
    options.select.view = View::ego;
    options.select.ego = node_named(snapshot, view.substr(4));
  } else {
    throw Error(ErrorKind::usage, "--view " + view +
                                      ": there is no such view; there are full, meetings, "
                                      "ego:ACTOR and communities");
  }
}

DiagramOptions options_for(const RenderRequest& request, const LayerGraph& graph) {
  DiagramOptions options;
  set_view(request.view, graph.snapshot, options);
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
  options.title = request.title;
  options.engine = request.engine;
  options.dpi = request.dpi;
  options.legend = !request.no_legend;
  return options;
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

void render(const RenderRequest& request, const Session& session) {
  const std::string form = form_of(request);
  if (request.graph.on.size() > 1) throw Error(ErrorKind::usage, "--on: a picture shows one layer");
  const std::vector<LayerGraph> graphs = open_layers(request.graph, session);
  const Snapshot& snapshot = graphs.front().snapshot;
  const DiagramOptions options = options_for(request, graphs.front());
  const DiagramData data = diagram_data(snapshot, session.run);
  const ImageOptions image;
  const Diagram diagram = make_diagram(snapshot, data, options, image, session.run);
  const std::string dot = write_dot(picture_dot(diagram.picture));
  if (form == "dot") {
    put(request, dot, session);
    if (!diagram.laid_out) session.warn(request.output + " has no positions: " + diagram.problem);
  } else if (!diagram.laid_out) {
    keep_dot(request, dot, false, diagram.problem, session);
  } else {
    std::string bytes;
    try {
      bytes = render_image(dot, form, image, session.run);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::environment) throw;
      keep_dot(request, dot, true, error.what(), session);
    }
    put(request, bytes, session);
  }
  session.say(request.output + ": " + diagram.summary);
}

}  // namespace

void command_render(CLI::App& app, Session& session) {
  auto request = std::make_shared<RenderRequest>();
  CLI::App* command = add_command(app, "render", "Draw the graph as SVG, PNG, PDF or DOT",
                                  "entente render case.entente --view meetings -o meetings.svg");
  add_graph_argument(*command, request->graph);
  command->add_option("-o,--output", request->output, "File to write; - for standard output")
      ->required();
  command->add_option("--to", request->to, "svg, png, pdf or dot, if the file's name does not say")
      ->check(CLI::IsMember({"svg", "png", "pdf", "dot"}));
  command->add_option("--view", request->view,
                      "full, meetings, ego:ACTOR or communities (default full)");
  command->add_option("--top", request->top, "Only this many actors of most influence");
  command->add_option("--min-weight", request->min_weight, "Only co-mentions of at least this");
  command
      ->add_option("--backbone", request->backbone,
                   "Level of the disparity filter (default 0.05 above 60 actors)")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--color-by", request->color_by, "What the fill says")
      ->check(CLI::IsMember({"community", "country", "type"}));
  command->add_option("--title", request->title, "Title of the picture");
  command
      ->add_option("--engine", request->engine,
                   "Layout (default: neato up to 60 actors, stress above)")
      ->check(CLI::IsMember({"auto", "stress", "neato", "fdp", "sfdp", "dot", "circo", "twopi"}));
  command->add_option("--dpi", request->dpi, "Dots an inch of PNG")->check(CLI::Range(36, 600));
  command->add_flag("--no-legend", request->no_legend, "Leave the legend out");
  command->callback([request, &session] { render(*request, session); });
}

}  // namespace entente
