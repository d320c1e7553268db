#include "algorithms/mutual_neighbors.h"

#include <algorithm>
#include <iterator>

namespace entente {

std::vector<Node> mutual_neighbors(const Csr& graph, Node a, Node b) {
  if (graph.directed()) return mutual_neighbors(undirected(graph), a, b);
  std::vector<Node> mutual;
  std::ranges::set_intersection(graph.neighbors(a), graph.neighbors(b), std::back_inserter(mutual));
  std::erase_if(mutual, [&](Node v) { return v == a || v == b; });
  return mutual;
}

}  // namespace entente
