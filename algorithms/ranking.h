#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/csr.h"

namespace entente {

// Scores that differ by less than this share of themselves tie: an iterative measure knows no more,
// and the order of a sum must not make a winner.
inline constexpr double same_score = 1e-9;

struct Ranking {
  std::vector<Node> order;          // best first; tied nodes by index, which is by label
  std::vector<std::uint32_t> rank;  // parallel to order: 1, 2, 2, 4, ... equal for ties
};

// Ranks one score a node, higher is better. O(n log n).
Ranking rank_scores(std::span<const double> scores);

// The rank of each node, by node. O(n).
std::vector<std::uint32_t> ranks_by_node(const Ranking& ranking);

}  // namespace entente
