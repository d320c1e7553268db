#pragma once

// The dynamic oracle of the arc-hybrid system (Goldberg & Nivre 2013,
// doi:10.1162/tacl_a_00237): what each transition costs in arcs of the right tree that
// can no longer be reached, from any state.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/syntax/arc_hybrid.h"
#include "extract/syntax/syntax_tree.h"

namespace entente {

class TreeOracle {
 public:
  // The tree is projective and outlives the oracle. O(nodes).
  explicit TreeOracle(std::span<const SyntaxNode> tree);

  // Arcs lost by each transition; those that are not legal are for the caller. O(dependents).
  std::array<std::uint32_t, transitions> costs(const ArcHybrid& state) const;

  // The head in numbers of the state: the root behind the last word. O(1).
  std::uint32_t head(std::uint32_t word) const { return heads_[word]; }
  Dependency relation(std::uint32_t word) const { return tree_[word].relation; }

 private:
  std::span<const SyntaxNode> tree_;
  std::vector<std::uint32_t> heads_, first_, dependents_;  // of each node, the root last
};

}  // namespace entente
