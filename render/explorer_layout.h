#pragma once

// Where the explorer puts its actors, and how large they are.

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "core/run.h"
#include "graph/snapshot.h"
#include "render/diagram.h"
#include "render/image.h"
#include "render/layout_cost.h"
#include "render/picture.h"
#include "render/select.h"

namespace entente {

struct ExplorerActor {
  Node node = 0;               // of the snapshot
  Point at;                    // points, y downwards
  double width = 0, height = 0;
  double size = 9, role_size = 8;       // of its name and role, points
  std::vector<std::string> name, role;  // in lines, inside the shape; one line below a disc
};

struct ExplorerPicture {
  bool discs = false;
  std::vector<ExplorerActor> actors;  // most influential first
  // Lines that were led around actors: Graphviz's spline, y upwards from `height`.
  std::map<std::tuple<Relation, Node, Node>, std::string> routes;
  double height = 0;
  std::vector<DrawnTie> drawn;  // what a picture of this size shows
};

// Up to 150 actors with shapes, discs above. Graphviz places up to 100 and leads the lines around
// them; if it does not work, and above that, our own layout stands in. Same bytes each time.
ExplorerPicture explorer_picture(const Snapshot& snapshot, const DiagramData& data, std::size_t top,
                                 const ImageOptions& image, const Run& run);

}  // namespace entente
