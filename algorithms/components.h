#pragma once

// Connected components.

#include <cstdint>
#include <vector>

#include "graph/csr.h"

namespace entente {

struct Components {
  std::vector<std::uint32_t> of;    // one per node: its component
  std::vector<std::uint32_t> size;  // one per component, in nodes
  std::size_t count() const { return size.size(); }
};

// Components 0 .. k-1, numbered by falling size, then by their lowest node. In a directed graph the
// direction of arcs does not count (weak components). O(nodes + arcs) time, O(nodes) memory, no
// recursion.
Components connected_components(const Csr& graph);

}  // namespace entente
