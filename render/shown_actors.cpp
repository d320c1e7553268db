#include "render/shown_actors.h"

#include <map>
#include <string_view>

namespace entente {

ShownActors::ShownActors(const Snapshot& snapshot, const ExplorerPicture& picture,
                         const Store* store)
    : of_node_(snapshot.nodes.size()) {
  for (Node i = 0; i < picture.actors.size(); ++i) of_node_[picture.actors[i].node] = i;
  if (!store) return;
  std::map<std::string_view, Node> by_key;
  for (Node u = 0; u < snapshot.nodes.size(); ++u)
    if (of_node_[u]) by_key[snapshot.nodes[u].id] = *of_node_[u];
  for (const StoredActor& actor : actors(*store))
    if (const auto at = by_key.find(actor.key); at != by_key.end())
      of_actor_[static_cast<std::int64_t>(actor.id)] = at->second;
}

std::optional<Node> ShownActors::node(Node of_snapshot) const { return of_node_[of_snapshot]; }

std::optional<Node> ShownActors::actor(ActorId id) const {
  const auto at = of_actor_.find(static_cast<std::int64_t>(id));
  if (at == of_actor_.end()) return std::nullopt;
  return at->second;
}

}  // namespace entente
