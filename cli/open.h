#pragma once

// The argument of every command that works on a graph: a store, an edge list, or
// documents, which are then built in memory.

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "graph/edge_list.h"
#include "graph/shares.h"
#include "graph/snapshot.h"

namespace entente {

inline constexpr std::string_view default_layer = "co-mention";

// For the layer or tie kind of that name, the default one without a name. Throws Error{usage}, with
// the nearest names, for none.
SnapshotQuery layer_query(const std::string& name);

struct OpenOptions {
  SnapshotQuery query;                       // what to take from a store or from documents
  EdgeListOptions edges{.keep_zero = true};  // how to read an edge list
  bool is_edge_list = false;                 // whatever the file is called
  DocumentShares* shares = nullptr;          // if given, filled in as well; needs documents
};

// The graph that `path` means: an edge list by name or header (graph/edge_list.h), documents (built
// in memory, with a note on standard error), or a store. What had to be left out is said on
// standard error. Throws Error as the readers do.
Snapshot open_graph(const std::string& path, const OpenOptions& options, const Session& session);

// What the user wrote to name a graph and the part of it that counts.
struct GraphArgument {
  std::string input;            // G
  std::string edges;            // --edges FILE
  bool directed = false;        // --directed
  std::string weights;          // --weights strength|length
  std::vector<std::string> on;  // --on LAYER, several give several graphs
  std::string since, until;     // --since, --until
};

// Declares the argument and the options above.
void add_graph_argument(Command command, GraphArgument& argument);

struct LayerGraph {
  std::string layer;  // "co-mention", "meet", ...
  Snapshot snapshot;
  DocumentShares shares = {};  // if asked for
};

// One graph a layer asked for, over the same nodes; an edge list has the one layer "ties". Throws
// Error{usage} for a layer or date that is none, or for no input.
std::vector<LayerGraph> open_layers(const GraphArgument& argument, const Session& session,
                                    bool with_shares = false);

// The same for what works on one layer: throws Error{usage} for several, saying that `what`, such
// as "bridges are found", is done on one layer at a time.
LayerGraph open_layer(const GraphArgument& argument, std::string_view what, const Session& session);

}  // namespace entente
