// A node v splits what hangs on it into branches: one for each folded child
// tree and one for the rest of the component. Every pair from two branches
// passes v, except pairs inside the rest, which the core's shortest paths
// decide. With branches b_i that sum to N - 1 there are
// ((N - 1)^2 - sum b_i^2) / 2 such pairs. (The reduction of degree-1 nodes:
// Sariyuce et al. 2013, "Shattering and compressing networks for betweenness
// centrality", doi:10.1137/1.9781611972832.76.) Tested by betweenness_test.cpp.

#include "algorithms/tree_fold.h"

#include <cassert>

namespace entente {

TreeFold fold_trees(const Csr& g, std::span<const double> component_size) {
  assert(!g.directed());
  const std::size_t n = g.nodes();
  TreeFold fold;
  fold.weight.assign(n, 1);
  fold.through.resize(n);
  std::vector<std::size_t> degree(n);
  std::vector<char> folded(n, 0);
  std::vector<double> squares(n, 0);  // of the child branches
  std::vector<Node> leaves;
  for (std::size_t u = 0; u < n; ++u) {
    degree[u] = g.degree(static_cast<Node>(u));
    if (degree[u] == 1) leaves.push_back(static_cast<Node>(u));
  }
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const Node leaf = leaves[i];
    if (degree[leaf] != 1) continue;  // the last node of a tree: its only neighbour went first
    folded[leaf] = 1;
    for (const Node parent : g.neighbors(leaf)) {
      if (folded[parent]) continue;
      fold.weight[parent] += fold.weight[leaf];
      squares[parent] += fold.weight[leaf] * fold.weight[leaf];
      if (--degree[parent] == 1) leaves.push_back(parent);
    }
  }
  for (std::size_t u = 0; u < n; ++u) {
    const double others = component_size[u] - 1;
    const double rest = component_size[u] - fold.weight[u];
    fold.through[u] = (others * others - squares[u] - rest * rest) / 2;
    if (!folded[u]) fold.core.push_back(static_cast<Node>(u));
  }
  return fold;
}

}  // namespace entente
