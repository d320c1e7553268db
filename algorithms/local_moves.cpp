#include "algorithms/local_moves.h"

#include <algorithm>
#include <numeric>

#include "core/lane_sum.h"
#include "core/parallel.h"
#include "graph/numbering.h"

namespace entente {

BlockGraph blocks_of(const Csr& g, const Run& run) {
  BlockGraph blocks{g.offsets(), g.targets(), g.weights(), std::vector<double>(g.nodes(), 0),
                    0,           nullptr};
  constexpr std::size_t grain = 2048;
  parallel_for(g.nodes(), grain, run, [&](std::size_t u) {
    blocks.strength[u] = lane_sum(g.weights(static_cast<Node>(u)));
  });
  for (const double s : blocks.strength) blocks.total += s;
  return blocks;
}

std::vector<std::uint32_t> each_alone(const BlockGraph& g) {
  std::vector<std::size_t> first(g.size() + 1, 0);  // of each number of ties, most first
  const auto rank = [&](std::size_t u) {
    const auto ties = static_cast<std::size_t>(g.offsets[u + 1] - g.offsets[u]);
    return g.size() - std::min(ties, g.size());
  };
  for (std::size_t u = 0; u < g.size(); ++u)
    if (rank(u) < g.size()) ++first[rank(u) + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<std::uint32_t> community(g.size());
  for (std::size_t u = 0; u < g.size(); ++u)
    community[u] = static_cast<std::uint32_t>(first[rank(u)]++);
  return community;
}

std::vector<Node> shuffled(const BlockGraph& g, Random& random) {
  std::vector<Node> order(g.size());
  std::iota(order.begin(), order.end(), Node{0});
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

std::vector<Node> shuffled_by_degree(const BlockGraph& g, Random& random) {
  if (g.size() < numbered_from) return shuffled(g, random);
  ByClass begin{};
  const auto rank = [&](std::size_t u) { return degree_class(g.offsets[u + 1] - g.offsets[u]); };
  for (std::size_t u = 0; u < g.size(); ++u) ++begin[rank(u)];
  begin_by_falling_class(begin);
  ByClass next = begin;
  std::vector<Node> order(g.size());
  for (std::size_t u = 0; u < g.size(); ++u) order[next[rank(u)]++] = static_cast<Node>(u);
  constexpr std::size_t together = 64;
  for (std::size_t c = 0; c < begin.size(); ++c) {
    const auto place = [&](std::size_t i) { return order.data() + begin[c] + i * together; };
    for (std::size_t i = (next[c] - begin[c]) / together; i > 1; --i) {
      const std::size_t other = random.below(i);
      if (other != i - 1) std::swap_ranges(place(i - 1), place(i), place(other));
    }
  }
  return order;
}

std::uint32_t renumber(std::vector<std::uint32_t>& numbers) {
  constexpr std::uint32_t unseen = static_cast<std::uint32_t>(-1);
  std::uint32_t highest = 0;
  for (const std::uint32_t c : numbers) highest = std::max(highest, c);
  std::vector<std::uint32_t> names(numbers.empty() ? 0 : std::size_t{highest} + 1, unseen);
  std::uint32_t next = 0;
  for (std::uint32_t& c : numbers) {
    if (names[c] == unseen) names[c] = next++;
    c = names[c];
  }
  return next;
}

}  // namespace entente
