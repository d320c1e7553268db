#include "algorithms/map_equation.h"

#include <algorithm>
#include <vector>

#include "algorithms/local_moves.h"

namespace entente {

double codelength(const Csr& g, std::span<const std::uint32_t> group) {
  if (g.directed()) return codelength(undirected(g), group);
  const BlockGraph nodes = blocks_of(g);
  if (nodes.total == 0) return 0;
  std::vector<double> visits(g.nodes(), 0), exits(g.nodes(), 0);
  double length = 0, all_exits = 0;
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    visits[group[u]] += nodes.strength[u] / nodes.total;
    length -= bits_of(nodes.strength[u] / nodes.total);
    for (ArcIndex a = nodes.offsets[u]; a < nodes.offsets[u + 1]; ++a)
      if (group[nodes.targets[a]] != group[u]) exits[group[u]] += nodes.weights[a] / nodes.total;
  }
  for (std::size_t c = 0; c < g.nodes(); ++c) {
    length += bits_of(exits[c] + visits[c]) - 2 * bits_of(exits[c]);
    all_exits += exits[c];
  }
  return std::max(0.0, length + bits_of(all_exits));
}

}  // namespace entente
