#include <memory>

#include "cli/open.h"
#include "core/write_file.h"
#include "graph/annotations.h"
#include "graph/build.h"
#include "graph/formats/export.h"
#include "graph/records.h"

namespace entente {
namespace {

struct ExportRequest {
  GraphArgument graph;
  std::string output, to, nodes;
};

std::string format_names() {
  std::string names;
  for (const GraphFormat& format : graph_formats())
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names + ", records, annotations";
}

const GraphFormat& format_of(const ExportRequest& request) {
  const GraphFormat* format =
      request.to.empty() ? graph_format_for(request.output) : graph_format_named(request.to);
  if (format) return *format;
  throw Error(ErrorKind::usage,
              (request.to.empty() ? request.output + ": the name does not say a format"
                                  : "--to " + request.to + ": there is no such format") +
                  "\nformats of --to: " + format_names());
}

void put(const std::string& path, std::string_view bytes, const Session& session) {
  if (path == "-")
    session.print(bytes);
  else
    write_file(path, bytes, session.no_clobber);
}

// What a store alone can tell: documents with what was found in them.
void export_documents(const ExportRequest& request, const Session& session) {
  if (!request.graph.edges.empty() || means_edge_list(request.graph.input))
    throw Error(ErrorKind::usage, "--to " + request.to + ": an edge list holds no documents");
  const Store store = open_or_build(request.graph.input, session.run);
  put(request.output, request.to == "records" ? records_jsonl(store) : annotations_json(store),
      session);
}

// "ties.csv" to "ties.nodes.csv".
std::string nodes_beside(const std::string& output) {
  const std::size_t dot = output.rfind('.');
  const std::size_t slash = output.rfind('/');
  const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return (has_ending ? output.substr(0, dot) : output) + ".nodes.csv";
}

void export_graph(const ExportRequest& request, const Session& session) {
  const GraphFormat& format = format_of(request);
  GraphArgument argument = request.graph;
  const bool all = argument.on == std::vector<std::string>{"all"};
  if (all) argument.on.clear();
  if (argument.on.size() > 1)
    throw Error(ErrorKind::usage, "--on: a file holds one layer, or all of them: --on all");
  const Snapshot snapshot = open_layers(argument, session).front().snapshot;
  const GraphExport graph = all ? export_all_kinds(snapshot) : export_layer(snapshot);
  const bool csv = format.name == "csv";
  if (!request.nodes.empty() && !csv)
    throw Error(ErrorKind::usage, "--nodes is for CSV; other formats hold the actors themselves");
  put(request.output, format.write(graph), session);
  std::string nodes = request.nodes;
  const bool to_file = request.output != "-" && !request.output.starts_with("/dev/");
  if (csv && nodes.empty() && to_file) nodes = nodes_beside(request.output);
  if (!nodes.empty()) put(nodes, to_csv_nodes(graph), session);
  session.say(request.output + ": " + std::to_string(graph.nodes.size()) + " actors, " +
              std::to_string(graph.edges.size()) + " ties" +
              (nodes.empty() ? "" : "; actors in " + nodes));
}

}  // namespace

void command_export(Command app, Session& session) {
  auto request = std::make_shared<ExportRequest>();
  Command command =
      add_command(app, "export", "Write the graph, or all that was found, for other programs",
                  "entente export case.entente -o case.gexf");
  add_graph_argument(command, request->graph);
  command.add_option("-o,--output", request->output, "File to write; - for standard output")
      .required();
  command.add_option("--to", request->to,
                     "Format, if the file's name does not say: " + format_names());
  command.add_option("--nodes", request->nodes,
                     "File for the actors of a CSV export (default beside the ties)");
  command.action([request, &session] {
    if (request->to == "records" || request->to == "annotations")
      export_documents(*request, session);
    else
      export_graph(*request, session);
  });
}

}  // namespace entente
