#pragma once

// What a picture shows: which actors, which ties, and what it leaves out.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/snapshot.h"
#include "render/style.h"

namespace entente {

enum class View { full, meetings, ego, sides, among };

struct SelectOptions {
  View view = View::full;
  Node ego = 0;                         // of View::ego
  std::vector<Node> among = {};         // of View::among: only these actors
  std::size_t top = 0;                  // this many actors of most influence; 0: by size
  double min_weight = 0;                // of ties without a kind
  std::size_t most_with_shapes = 60;    // actors; more are a map of discs
  std::optional<double> backbone = {};  // level of the disparity filter; unset: by size
  std::optional<Layer> layer = {};      // only its ties
  std::optional<TieKind> kind = {};     // only ties of this kind
};

// One line between two actors: all ties of one relation, direction and claim.
struct DrawnTie {
  Node source = 0, target = 0;
  Relation relation = Relation::co_mention;
  bool claimed = false;
  bool directed = false;
  bool pale = false;              // between neighbours of the ego
  std::uint32_t sentences = 0;    // that tell it
  double strength = 0;            // of the pair in the graph, 0 if none
  std::string verb, when, place;  // of the first telling
};

struct Selection {
  std::vector<Node> actors;         // most influential first
  std::vector<DrawnTie> ties;       // by relation, then source, target
  std::vector<Edge> pull;           // further pairs that the layout should keep near
  bool map = false;                 // discs and thin lines instead of shapes
  std::vector<std::string> hidden;  // sentences for the caption: what, and by which rule
  std::size_t pairs = 0;            // of actors that a drawn line joins
};

// The default rules by size: up to 60 actors all stated ties, co-mentions of two
// or more sentences, and the strongest others that keep connected actors connected; up to 500 a map
// of the backbone; above that the 300 of most influence. `influence` has one value a node. O(nodes
// log nodes + ties log ties).
Selection select(const Snapshot& snapshot, std::span<const double> influence,
                 const SelectOptions& options);

}  // namespace entente
