#include "algorithms/ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace entente {

Ranking rank_scores(std::span<const double> scores) {
  Ranking r;
  r.order.resize(scores.size());
  std::iota(r.order.begin(), r.order.end(), Node{0});
  std::ranges::stable_sort(r.order, std::greater{}, [&](Node u) { return scores[u]; });
  r.rank.resize(scores.size());
  for (std::size_t i = 0; i < r.order.size();) {
    // Everything within reach of the best of the group ties with it.
    const double best = scores[r.order[i]];
    const double least = best - same_score * std::abs(best);
    std::size_t end = i + 1;
    while (end < r.order.size() && scores[r.order[end]] >= least) ++end;
    std::sort(r.order.begin() + static_cast<std::ptrdiff_t>(i),
              r.order.begin() + static_cast<std::ptrdiff_t>(end));
    std::fill(r.rank.begin() + static_cast<std::ptrdiff_t>(i),
              r.rank.begin() + static_cast<std::ptrdiff_t>(end), static_cast<std::uint32_t>(i + 1));
    i = end;
  }
  return r;
}

std::vector<std::uint32_t> ranks_by_node(const Ranking& ranking) {
  std::vector<std::uint32_t> ranks(ranking.order.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[ranking.order[i]] = ranking.rank[i];
  return ranks;
}

}  // namespace entente
