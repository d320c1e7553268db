#pragma once

// What moving, refining and merging blocks share: the ties of one block, summed by community.
// Flat arrays instead of hash tables: the weight from one block to each neighbouring community is
// gathered in an array over all communities, and a list of those touched says what to clear.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/local_moves.h"
#include "core/large_memory.h"
#include "core/only_if.h"

namespace entente {

// Gains below this share of the graph's weight are rounding.
inline constexpr double least_gain = 1e-13;

inline std::span<const Node> neighbors(const BlockGraph& g, std::size_t u) {
  return {g.targets.data() + g.offsets[u],
          static_cast<std::size_t>(g.offsets[u + 1] - g.offsets[u])};
}
inline std::span<const double> weights(const BlockGraph& g, std::size_t u) {
  return {g.weights.data() + g.offsets[u],
          static_cast<std::size_t>(g.offsets[u + 1] - g.offsets[u])};
}

// Asks memory for the ties of the block that is looked at next, which may lie anywhere.
inline void prefetch(const BlockGraph& g, std::size_t u) {
  constexpr std::size_t line = 64, most = 64 * line;  // bytes
  const auto ask = [&](const auto* from, std::size_t count) {
    const char* const begin = reinterpret_cast<const char*>(from);
    for (std::size_t at = 0; at < std::min(most, count * sizeof *from); at += line)
      send_for(begin + at);
  };
  const auto ties = neighbors(g, u);
  ask(ties.data(), ties.size());
  ask(weights(g, u).data(), ties.size());
}

struct CommunityTie {
  std::uint32_t community;
  double weight;
};

// The communities beside one block: the weight of its ties to each.
class Gathered {
 public:
  explicit Gathered(std::size_t communities) : weight_(communities), touched_(communities + 1) {}

  // Ties but those to `own`: of these it returns the weight. They are put aside, since sums that
  // all go to one place in memory would wait for each other.
  template <class CommunityOf>
  double add_others(std::span<const Node> to, std::span<const double> weight,
                    CommunityOf community_of, std::uint32_t own) {
    if (others_.size() < to.size()) others_.resize(to.size());
    double inside = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < to.size(); ++i) {
      const std::uint32_t c = community_of(to[i]);
      others_[count] = {c, weight[i]};
      inside += only_if(c == own, weight[i]);
      count += c != own;
    }
    for (std::size_t i = 0; i < count; ++i) add(others_[i].community, others_[i].weight);
    return inside;
  }
  // No branch: whether a community was met before is as good as a coin's fall.
  void add(std::uint32_t community, double weight) {
    touched_[count_] = community;
    count_ += weight_[community] == 0;
    weight_[community] += weight;
  }
  // How many they are.
  std::size_t count() const { return count_; }
  // Calls see(community, weight) in the order in which they were met first, and forgets them.
  template <class See>
  void drain(See see) {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::uint32_t c = touched_[i];
      see(c, weight_[c]);
      weight_[c] = 0;
    }
    count_ = 0;
  }

 private:
  LargeVector<double> weight_;
  std::vector<CommunityTie> others_;
  std::vector<std::uint32_t> touched_;
  std::size_t count_ = 0;
};

}  // namespace entente
