// A gain is weight inside minus resolution * strength * strength / total; all terms scale with the
// weights, so multiplying them by a power of two changes no decision.
//
// Blocks move one after the other, and where one goes depends on where those before it went. But
// few of them are its neighbours: what it is tied to can be gathered before its turn, by any
// thread, and is gathered again if a neighbour has moved since. So the moves are those of one
// thread.

#include <algorithm>
#include <atomic>

#include "algorithms/block_ties.h"
#include "algorithms/local_moves.h"
#include "core/prepare_ahead.h"

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

// Blocks that wait for a look, in a ring: each waits at most once. And how far the others are from
// moving: what is lost by a block's best move, as a share of the graph's weight, as if communities
// had no strength. It is kept up to date as neighbours move, and who would still lose by any move,
// however strong communities have become, needs no look: none would move it.
class Waiting {
 public:
  Waiting(std::size_t blocks, std::span<const Node> first)
      : ring_(blocks), margin_(blocks, 0), end_(first.size()) {
    std::ranges::copy(first, ring_.begin());
    for (const Node u : first) margin_[u] = waits;
  }
  // Looks taken and waiting; they are numbered from 0.
  std::size_t end() const { return end_; }
  // The block of a look that waits, or that was the last taken.
  Node at(std::size_t look) const { return ring_[look % ring_.size()]; }
  // Moves of its neighbours are noted from now on.
  void note_moves_beside(Node u) { margin_[u] = noted; }
  // It waits no more. True if no neighbour has moved since it was to be noted.
  bool take(Node u) {
    const bool unmoved = margin_[u] == noted;
    margin_[u] = 0;
    return unmoved;
  }
  void set_margin(Node u, double margin) { margin_[u] = margin; }
  // Whether it waits, when a neighbour has moved.
  bool waits_beside_move(Node u) {
    if (margin_[u] >= 0) return false;
    if (margin_[u] == noted) margin_[u] = moved;
    return true;
  }
  // Of one that does not wait: it does from now on if its margin falls to `least`.
  void change_margin(Node u, double by, double least) {
    margin_[u] += by;
    if (margin_[u] > least) return;
    margin_[u] = waits;
    ring_[end_++ % ring_.size()] = u;
  }

 private:
  static constexpr double waits = -1, noted = -2, moved = -3;
  std::vector<Node> ring_;
  std::vector<double> margin_;
  std::size_t end_;
};

// What a block is tied to: the weight to its own community, and to each other.
struct Look {
  Node block = 0;
  std::uint32_t own = 0;
  double inside = 0;
  std::vector<CommunityTie> others;
};

// Looks at the blocks that wait, in their order.
class Looks {
 public:
  Looks(const BlockGraph& g, std::vector<std::uint32_t>& community, Waiting& waiting,
        const Run& run)
      : g_(g),
        community_(community),
        waiting_(waiting),
        near_(workers(g, run), Gathered(g.size())),
        width_(near_.size() == 1 ? 1 : most_ahead),
        ahead_(width_, near_.size(), [this](std::size_t worker, std::size_t look, Look& into) {
          gather(worker, waiting_.at(look), into);
        }) {}

  // Of the block that waits longest, of which there must be one, and which does so no more. Valid
  // until the next.
  const Look& take() {
    while (ahead_.opened() < waiting_.end() && ahead_.opened() < ahead_.taken() + width_ &&
           (ahead_.opened() == ahead_.taken() || ties_ahead_ < most_ties_ahead)) {
      const Node u = waiting_.at(ahead_.opened());
      ties_ahead_ += neighbors(g_, u).size();
      waiting_.note_moves_beside(u);
      ahead_.open_next();
    }
    if (ahead_.taken() + 1 < waiting_.end()) prefetch(g_, waiting_.at(ahead_.taken() + 1));
    Look& look = ahead_.take();
    if (!waiting_.take(look.block)) gather(0, look.block, look);
    ties_ahead_ -= neighbors(g_, look.block).size();
    return look;
  }
  void move(Node u, std::uint32_t to) {
    std::atomic_ref(community_[u]).store(to, std::memory_order_relaxed);
  }

 private:
  // Of more that are gathered ahead, too many would be outdated when their turn comes.
  static constexpr std::size_t most_ahead = 32, most_ties_ahead = 8192;

  // Of a small graph, starting others costs more than it saves; and more than a few find nothing
  // to gather.
  static std::size_t workers(const BlockGraph& g, const Run& run) {
    return g.targets.size() < 200'000 ? 1
                                      : static_cast<std::size_t>(std::min(4, thread_count(run)));
  }
  void gather(std::size_t worker, Node u, Look& into) {
    const auto community_of = [&](Node v) {
      return std::atomic_ref(community_[v]).load(std::memory_order_relaxed);
    };
    into.block = u;
    into.own = community_of(u);
    into.inside =
        near_[worker].add_others(neighbors(g_, u), weights(g_, u), community_of, into.own);
    into.others.resize(near_[worker].count());
    CommunityTie* next = into.others.data();
    near_[worker].drain([&](std::uint32_t c, double weight) { *next++ = {c, weight}; });
  }

  const BlockGraph& g_;
  std::vector<std::uint32_t>& community_;
  Waiting& waiting_;
  std::vector<Gathered> near_;  // one a worker
  std::size_t width_, ties_ahead_ = 0;
  PrepareAhead<Look> ahead_;  // last, so that its threads end first
};

// A community for one block to be in, and by how much it is better than the next.
struct Choice {
  std::uint32_t community;
  double gain, margin;
};

// `alone` is an empty community, or its own if no other block is there.
Choice choose(const Look& look, std::span<const double> strength, double factor, double least,
              std::uint32_t alone) {
  const double stay = look.inside - factor * strength[look.own];
  Choice best{look.own, stay, 0};
  double second = 0;  // alone, or with strangers, it gains nothing
  for (const CommunityTie& tie : look.others) {
    const double gain = tie.weight - factor * strength[tie.community];
    if (gain > best.gain + least) {
      second = std::max(second, best.gain);
      best.gain = gain;
      best.community = tie.community;
    } else {
      second = std::max(second, gain);
    }
  }
  if (best.gain < -least && alone != look.own) best = {alone, 0, 0};
  best.margin = std::max(0.0, best.gain - second);
  return best;
}

}  // namespace

Moves move_blocks(const BlockGraph& g, double resolution, std::vector<std::uint32_t>& community,
                  std::span<const Node> visits, const Run& run) {
  const std::size_t n = g.size();
  std::vector<double> strength(n, 0);  // of communities
  for (std::size_t u = 0; u < n; ++u) strength[community[u]] += g.strength[u];
  double strongest = n == 0 ? 0 : std::ranges::max(strength);  // so far
  Sizes sizes(community);
  Waiting waiting(n, visits);
  Looks looks(g, community, waiting, run);
  const double share = 1 / g.total;  // of the graph's weight
  Moves moves;
  for (std::size_t done = 0; done < waiting.end(); ++done) {
    if (done % 4096 == 0) run.checkpoint();
    const Look& look = looks.take();
    const Node u = look.block;
    const std::uint32_t own = look.own;
    strength[own] -= g.strength[u];
    const double factor = resolution * (g.strength[u] / g.total);
    const double stay = look.inside - factor * strength[own];
    const std::uint32_t alone = sizes.is_shared(own) ? sizes.empty() : own;
    const Choice best = choose(look, strength, factor, least_gain * g.total, alone);
    strength[best.community] += g.strength[u];
    strongest = std::max(strongest, strength[best.community]);
    waiting.set_margin(u, best.margin * share);
    if (best.community == own) continue;
    looks.move(u, best.community);
    sizes.move(own, best.community);
    ++moves.count;
    moves.gain += 2 * (best.gain - stay) / g.total;
    // What strengths of communities can change in a gain, for a block of strength 1.
    const double drift = 2 * resolution * (strongest / g.total) * share;
    const auto to = neighbors(g, u);
    const auto weight = weights(g, u);
    for (std::size_t i = 0; i < to.size(); ++i) {
      const Node v = to[i];
      if (waiting.waits_beside_move(v)) continue;
      const double change = community[v] == best.community ? 1 : community[v] == own ? -2 : -1;
      waiting.change_margin(v, change * (weight[i] * share), drift * g.strength[v]);
    }
  }
  return moves;
}

}  // namespace entente
