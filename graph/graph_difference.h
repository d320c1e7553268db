#pragma once

// What changed between two states of a graph: of one case before and after more documents or
// corrections, or of two layers, two spans of time, two lists.

#include <cstddef>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

inline constexpr Node no_node = ~Node{0};

struct TieChange {
  Node source = 0, target = 0;   // in `after`; of a tie that was lost, in `before`
  double before = 0, after = 0;  // strength, 0 where there is no tie
};

struct GraphDifference {
  std::vector<Node> after_of;  // by node of `before`: the same actor, or no_node
  std::vector<Node> lost;      // nodes of `before`, ascending
  std::vector<Node> gained;    // nodes of `after`, ascending
  // Each in the order of its nodes.
  std::vector<TieChange> ties_lost;     // nodes of `before`
  std::vector<TieChange> ties_gained;   // nodes of `after`
  std::vector<TieChange> ties_changed;  // nodes of `after`; by more than 1e-9 of the larger

  bool none() const {
    return lost.empty() && gained.empty() && ties_lost.empty() && ties_gained.empty() &&
           ties_changed.empty();
  }
};

// Actors are the same by id; else a lost and a gained actor are one if one of them alone has the
// other's name among its aliases and they are of one kind: a longer name was found. Throws
// Error{input} if one graph is directed and the other is not. O(nodes log nodes + ties log ties).
GraphDifference difference(const Snapshot& before, const Snapshot& after);

}  // namespace entente
