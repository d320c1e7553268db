#include "cli/open.h"

#include "cli/case.h"
#include "core/nearest.h"
#include "graph/build.h"
#include "graph/corrections_file.h"

namespace entente {
namespace {

Snapshot open_store_or_documents(const std::string& path, const OpenOptions& options,
                                 const Session& session) {
  if (means_documents(path))
    session.say(path + ": built in memory; 'entente build " + path +
                " -o NAME.entente' keeps the evidence");
  const Store store = open_or_build(path, session.run);
  if (const auto warning = corrections_warning(store)) session.warn(*warning);
  Snapshot graph = snapshot(store, options.query);
  if (options.shares) *options.shares = document_shares(store, options.query, graph);
  return graph;
}

}  // namespace

SnapshotQuery layer_query(const std::string& name) {
  SnapshotQuery query;
  const std::string wanted = name.empty() ? std::string(default_layer) : name;
  query.layer = named<Layer>(wanted);
  query.kind = query.layer ? std::nullopt : named<TieKind>(wanted);
  if (query.layer || query.kind) return query;
  std::vector<std::string> names;
  for (const Layer l : all_of<Layer>()) names.emplace_back(name_of(l));
  for (const TieKind k : all_of<TieKind>()) names.emplace_back(name_of(k));
  std::string message =
      "no layer is named '" + name + "'" + did_you_mean(name, names) + "\nlayers:";
  for (const Layer l : all_of<Layer>()) message += " " + std::string(name_of(l));
  throw Error(ErrorKind::usage, message + ", or one tie kind");
}

Snapshot open_graph(const std::string& path, const OpenOptions& options, const Session& session) {
  if (!options.is_edge_list && !means_edge_list(path))
    return open_store_or_documents(path, options, session);
  Snapshot s = read_edge_list(path, options.edges, session.run);
  for (const std::string& warning : s.warnings) session.say(path + ": " + warning);
  s.warnings.clear();
  return s;
}

void add_graph_argument(Command command, GraphArgument& argument) {
  command.add_option(
      "input", argument.input,
      "A store, an edge list (.edges, or .csv/.tsv with source,target), or documents");
  command.add_option("--edges", argument.edges,
                     "Read this file as an edge list, whatever its name");
  command.add_flag("--directed", argument.directed,
                   "The edge list's rows go from source to target");
  command.add_option("--weights", argument.weights, "What the edge list's weights are")
      .one_of({"strength", "length"});
  command.add_option("--on", argument.on,
                     "Layer: co-mention (default), meetings, hostile, cooperative, or a tie kind; "
                     "again for a further one");
  command.add_option("--since", argument.since, "Only documents published on this day or later");
  command.add_option("--until", argument.until, "Only documents published on this day or earlier");
}

std::vector<LayerGraph> open_layers(const GraphArgument& argument, const Session& session,
                                    bool with_shares) {
  if (argument.input.empty() == argument.edges.empty())
    throw Error(ErrorKind::usage, argument.input.empty()
                                      ? "no graph given\nname a store, an edge list or documents"
                                      : "give either an input or --edges, not both");
  OpenOptions options;
  options.is_edge_list = !argument.edges.empty();
  options.edges.directed = argument.directed;
  options.edges.weights_are_lengths = argument.weights == "length";
  options.query.since = day_of(argument.since, "--since", false);
  options.query.until = day_of(argument.until, "--until", true);
  const std::string& path = options.is_edge_list ? argument.edges : argument.input;
  const bool plain = options.is_edge_list || means_edge_list(path);
  if (!plain && (argument.directed || !argument.weights.empty()))
    throw Error(ErrorKind::usage,
                "--directed and --weights are for edge lists; " + path + " is not one");
  if (plain) {
    if (!argument.on.empty()) throw Error(ErrorKind::usage, "--on: an edge list has no layers");
    std::vector<LayerGraph> one;
    if (with_shares)
      throw Error(ErrorKind::usage, path +
                                        ": an edge list has no documents to draw samples of\nuse a "
                                        "store, or the documents themselves");
    one.push_back({"ties", open_graph(path, options, session)});
    return one;
  }
  std::vector<LayerGraph> graphs;
  std::vector<std::string> layers = argument.on;
  if (layers.empty()) layers.emplace_back(default_layer);
  for (const std::string& layer : layers) {
    SnapshotQuery query = layer_query(layer);
    query.since = options.query.since;
    query.until = options.query.until;
    options.query = query;
    LayerGraph& graph = graphs.emplace_back();
    graph.layer = layer;
    options.shares = with_shares ? &graph.shares : nullptr;
    graph.snapshot = open_graph(path, options, session);
  }
  return graphs;
}

LayerGraph open_layer(const GraphArgument& argument, std::string_view what,
                      const Session& session) {
  std::vector<LayerGraph> layers = open_layers(argument, session);
  if (layers.size() > 1)
    throw Error(ErrorKind::usage, "--on: " + std::string(what) + " on one layer at a time");
  return std::move(layers.front());
}

}  // namespace entente
