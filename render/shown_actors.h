#pragma once

// From the nodes of a snapshot and the rows of its store to the places of a page's actors.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/ids.h"
#include "graph/snapshot.h"
#include "graph/store.h"
#include "render/explorer_layout.h"

namespace entente {

class ShownActors {
 public:
  // `store` may be null. O(actors log actors).
  ShownActors(const Snapshot& snapshot, const ExplorerPicture& picture, const Store* store);

  // The index of ExplorerPicture::actors, or none. O(1).
  std::optional<Node> node(Node of_snapshot) const;
  std::optional<Node> actor(ActorId id) const;

 private:
  std::vector<std::optional<Node>> of_node_;
  std::unordered_map<std::int64_t, Node> of_actor_;  // looked up only
};

}  // namespace entente
