// A gain is weight inside minus resolution * strength * strength / total; all terms scale with the
// weights, so multiplying them by a power of two changes no decision.

#include "algorithms/local_moves.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "algorithms/block_ties.h"
#include "core/lane_sum.h"
#include "core/parallel.h"
#include "graph/numbering.h"

namespace entente {
namespace {

// How many blocks each community has, of as many communities as blocks.
class Sizes {
 public:
  explicit Sizes(std::span<const std::uint32_t> community) : size_(community.size(), 0) {
    for (const std::uint32_t c : community) ++size_[c];
    for (std::size_t c = size_.size(); c-- > 0;)
      if (size_[c] == 0) empty_.push_back(static_cast<std::uint32_t>(c));
  }
  bool is_shared(std::uint32_t community) const { return size_[community] > 1; }
  // There is one wherever a community is shared.
  std::uint32_t empty() const { return empty_.back(); }
  // An empty `to` must be empty().
  void move(std::uint32_t from, std::uint32_t to) {
    if (size_[to]++ == 0) empty_.pop_back();
    if (--size_[from] == 0) empty_.push_back(from);
  }

 private:
  std::vector<std::uint32_t> size_, empty_;
};

}  // namespace

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

namespace {

// Blocks that wait for a look, in a ring: each waits at most once. And how far the others are from
// moving: what is lost by a block's best move, as a share of the graph's weight, as if communities
// had no strength. It is kept up to date as neighbours move, and who would still lose by any move,
// however strong communities have become, needs no look: none would move it.
class Waiting {
 public:
  Waiting(std::size_t blocks, std::span<const Node> first)
      : ring_(blocks), margin_(blocks, 0), count_(first.size()) {
    std::ranges::copy(first, ring_.begin());
    for (const Node u : first) margin_[u] = waits;
  }
  std::size_t count() const { return count_; }
  Node next() const { return ring_[head_]; }
  // The first in the ring, which waits no more.
  Node take() {
    const Node u = ring_[head_];
    head_ = head_ + 1 == ring_.size() ? 0 : head_ + 1;
    --count_;
    margin_[u] = 0;
    return u;
  }
  void set_margin(Node u, double margin) { margin_[u] = margin; }
  bool has(Node u) const { return margin_[u] < 0; }
  // Of one that does not wait: it does from now on if its margin falls to `least`.
  void change_margin(Node u, double by, double least) {
    margin_[u] += by;
    if (margin_[u] > least) return;
    margin_[u] = waits;
    const std::size_t tail = head_ + count_++;
    ring_[tail < ring_.size() ? tail : tail - ring_.size()] = u;
  }

 private:
  static constexpr double waits = -1;
  std::vector<Node> ring_;
  std::vector<double> margin_;
  std::size_t head_ = 0, count_ = 0;
};

// A community for one block to be in, and by how much it is better than the next.
struct Choice {
  std::uint32_t community;
  double gain, margin;
};

// `inside` is the weight of the block's ties to its own community, and `alone` an empty one, if
// there is another block in its own.
Choice choose(Gathered& near, std::uint32_t own, double inside, double factor, double least,
              std::optional<std::uint32_t> alone) {
  const double stay = inside - factor * near.strength(own);
  Choice best{own, stay, 0};
  double second = 0;  // alone, or with strangers, it gains nothing
  near.drain([&](std::uint32_t c, double beside, double strength) {
    const double gain = beside - factor * strength;
    if (gain > best.gain + least) {
      second = std::max(second, best.gain);
      best.gain = gain;
      best.community = c;
    } else {
      second = std::max(second, gain);
    }
  });
  if (best.gain < -least && alone) best = {*alone, 0, 0};
  best.margin = std::max(0.0, best.gain - second);
  return best;
}

}  // namespace

Moves move_blocks(const BlockGraph& g, double resolution, std::vector<std::uint32_t>& community,
                  std::span<const Node> visits, const Run& run) {
  const std::size_t n = g.size();
  Gathered near(n);
  for (std::size_t u = 0; u < n; ++u) near.strength(community[u]) += g.strength[u];
  double strongest = 0;  // community so far
  for (std::size_t u = 0; u < n; ++u) strongest = std::max(strongest, near.strength(community[u]));
  Sizes sizes(community);
  Waiting waiting(n, visits);
  const double share = 1 / g.total;  // of the graph's weight
  std::size_t looks = 0;
  Moves moves;
  while (waiting.count() > 0) {
    if (++looks % 4096 == 0) run.checkpoint();
    const Node u = waiting.take();
    if (waiting.count() > 0) prefetch(g, waiting.next());
    const std::uint32_t own = community[u];
    const auto to = neighbors(g, u);
    const auto weight = weights(g, u);
    const double inside = near.add_others(to, weight, community, own);
    near.strength(own) -= g.strength[u];
    const double factor = resolution * (g.strength[u] / g.total);
    const double stay = inside - factor * near.strength(own);
    const auto alone = sizes.is_shared(own) ? std::optional(sizes.empty()) : std::nullopt;
    const Choice best = choose(near, own, inside, factor, least_gain * g.total, alone);
    near.strength(best.community) += g.strength[u];
    strongest = std::max(strongest, near.strength(best.community));
    waiting.set_margin(u, best.margin * share);
    if (best.community == own) continue;
    community[u] = best.community;
    sizes.move(own, best.community);
    ++moves.count;
    moves.gain += 2 * (best.gain - stay) / g.total;
    // What strengths of communities can change in a gain, for a block of strength 1.
    const double drift = 2 * resolution * (strongest / g.total) * share;
    for (std::size_t i = 0; i < to.size(); ++i) {
      const Node v = to[i];
      if (waiting.has(v)) continue;
      const double change = community[v] == best.community ? 1 : community[v] == own ? -2 : -1;
      waiting.change_margin(v, change * (weight[i] * share), drift * g.strength[v]);
    }
  }
  return moves;
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
