#include "cli/picture_view.h"

#include <algorithm>
#include <set>

#include "algorithms/mutual_neighbors.h"
#include "algorithms/paths.h"
#include "algorithms/shortest_paths.h"
#include "algorithms/signed_graph.h"
#include "cli/two_actors.h"
#include "core/number.h"
#include "graph/store.h"

namespace entente {
namespace {

// Nodes as actors of a store, so that users name them the same way everywhere.
std::vector<StoredActor> actors_of(const Snapshot& snapshot) {
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
  return actors;
}

Node node_named(const Snapshot& snapshot, const std::string& wanted) {
  const std::vector<StoredActor> actors = actors_of(snapshot);
  return static_cast<Node>(&find_actor(actors, wanted, snapshot.source) - actors.data());
}

std::pair<Node, Node> two_nodes(const Snapshot& snapshot, const std::string& names,
                                const std::string& option) {
  const std::size_t comma = names.find(',');
  if (comma == std::string::npos)
    throw Error(ErrorKind::usage,
                option + " " + names + ": two actors are needed, with a comma between them");
  const std::vector<StoredActor> actors = actors_of(snapshot);
  const auto [a, b] =
      find_two_actors(actors, names.substr(0, comma), names.substr(comma + 1), snapshot.source);
  return {static_cast<Node>(&a - actors.data()), static_cast<Node>(&b - actors.data())};
}

// The actors on the ways from one to the other that have most evidence.
void show_paths(const Snapshot& snapshot, std::pair<Node, Node> ends, const Run& run,
                DiagramOptions& options) {
  constexpr std::size_t most = 5;
  const std::vector<Path> paths = shortest_paths(snapshot.graph, arc_lengths(snapshot.graph),
                                                 ends.first, ends.second, most, run);
  if (paths.empty())
    throw Error(ErrorKind::nothing, snapshot.source + ": no way leads from " +
                                        snapshot.nodes[ends.first].label + " to " +
                                        snapshot.nodes[ends.second].label);
  std::set<Node> on_them;
  for (const Path& path : paths) on_them.insert(path.nodes.begin(), path.nodes.end());
  options.select.view = View::among;
  options.select.among.assign(on_them.begin(), on_them.end());
  options.title =
      "From " + snapshot.nodes[ends.first].label + " to " + snapshot.nodes[ends.second].label;
  options.subtitle = "the " + counted(paths.size(), "way") + " with most evidence";
}

// Both actors and whom both are tied to, the closest if there are many.
void show_between(const Snapshot& snapshot, std::pair<Node, Node> ends, DiagramOptions& options) {
  std::vector<Node> mutual = mutual_neighbors(snapshot.graph, ends.first, ends.second);
  const auto strength = [&](Node u, Node v) {
    const auto near = snapshot.graph.neighbors(u);
    const auto at = std::lower_bound(near.begin(), near.end(), v);
    return at == near.end() || *at != v
               ? 0.0
               : snapshot.graph.weights(u)[static_cast<std::size_t>(at - near.begin())];
  };
  const auto weaker = [&](Node u) {
    return std::min(std::max(strength(ends.first, u), strength(u, ends.first)),
                    std::max(strength(ends.second, u), strength(u, ends.second)));
  };
  std::stable_sort(mutual.begin(), mutual.end(),
                   [&](Node u, Node v) { return weaker(u) > weaker(v); });
  const std::size_t all = mutual.size(), most = options.select.top > 0 ? options.select.top : 24;
  mutual.resize(std::min(all, most));
  options.select.top = 0;
  options.select.view = View::among;
  options.select.among = {ends.first, ends.second};
  options.select.among.insert(options.select.among.end(), mutual.begin(), mutual.end());
  options.title =
      "Between " + snapshot.nodes[ends.first].label + " and " + snapshot.nodes[ends.second].label;
  options.subtitle = "the two and " + std::to_string(mutual.size()) + " of " +
                     counted(all, "actor") + " that both are tied to";
}

void show_sides(const std::vector<LayerGraph>& graphs, const Run& run, DiagramOptions& options,
                DiagramData& data) {
  const SignedGraph g = signed_graph(graphs[1].snapshot.graph, graphs[2].snapshot.graph);
  const Partition camps = find_camps(g, {.resolution = 1, .runs = 100}, run);
  data.group = camps.group;
  data.group_note = "camps = signed modularity " + fixed(camps.quality, 3);
  data.group_title = "Camp (fill; label = top actors)";
  options.select.view = View::sides;
}

}  // namespace

std::vector<std::string> layers_of_view(const std::string& view) {
  if (view == "sides") return {"cooperative", "hostile"};
  return {};
}

void set_view(const std::string& view, const std::string& between,
              const std::vector<LayerGraph>& graphs, const Run& run, DiagramOptions& options,
              DiagramData& data) {
  const Snapshot& snapshot = graphs.front().snapshot;
  if (!between.empty() && view != "full")
    throw Error(ErrorKind::usage, "--between: give it without --view");
  if (!between.empty()) {
    show_between(snapshot, two_nodes(snapshot, between, "--between"), options);
  } else if (view == "full") {
    options.select.view = View::full;
  } else if (view == "meetings") {
    options.select.view = View::meetings;
  } else if (view == "communities") {
    options.communities = true;
  } else if (view == "sides") {
    show_sides(graphs, run, options, data);
  } else if (view.starts_with("ego:")) {
    options.select.view = View::ego;
    options.select.ego = node_named(snapshot, view.substr(4));
  } else if (view.starts_with("path:")) {
    show_paths(snapshot, two_nodes(snapshot, view.substr(5), "--view"), run, options);
  } else {
    throw Error(ErrorKind::usage, "--view " + view +
                                      ": there is no such view; there are full, meetings, sides, "
                                      "timeline, ego:ACTOR, path:A,B and communities");
  }
}

}  // namespace entente
