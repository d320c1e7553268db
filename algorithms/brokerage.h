#pragma once

// Who stands between actors that have no tie, and between which groups.

#include <cstdint>
#include <span>
#include <vector>

#include "core/run.h"
#include "graph/csr.h"

namespace entente {

// How often a node b is the middle of a -> b -> c without a tie a -> c, by the groups of the three.
struct BrokerageRoles {
  double coordinator = 0;     // all of one group
  double consultant = 0;      // a and c of one group, b of another ("itinerant broker")
  double gatekeeper = 0;      // a of another group, b and c of one
  double representative = 0;  // a and b of one group, c of another
  double liaison = 0;         // three groups
  double total() const {
    return coordinator + consultant + gatekeeper + representative + liaison;
  }
};

// One entry a node, in ordered pairs (a, c); without directions a pair counts both ways, so that
// gatekeeper equals representative. `group` has one entry a node. Weights do not count.
// O(sum over arcs a -> b of the arcs of a). Same bits on any number of threads. Throws
// Error{cancelled}. Gould & Fernandez 1989, doi:10.2307/270949.
std::vector<BrokerageRoles> brokerage(const Csr& graph, std::span<const std::uint32_t> group,
                                      const Run& run);

// 1 - sum over groups of (strength of ties into the group / strength)^2: 0 if all ties lead into
// one group or there are none, towards 1 if they lead evenly into many. Arcs of a directed graph
// count both ways. O(arcs). Guimera & Amaral 2005, doi:10.1038/nature03288.
std::vector<double> participation(const Csr& graph, std::span<const std::uint32_t> group);

}  // namespace entente
