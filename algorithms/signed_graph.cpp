// Tested by signed_graph_test.cpp.

#include "algorithms/signed_graph.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "algorithms/best_partition.h"
#include "core/parallel.h"
#include "core/random.h"

namespace entente {
namespace {

constexpr double least_gain = 1e-13;  // as a share of all weight; less is rounding

// A level of blocks with ties of both kinds.
struct SignedBlocks {
  BlockGraph positive, negative;
};

// Moves single blocks to where signed modularity gains most.
class Mover {
 public:
  Mover(const SignedBlocks& g, double resolution, std::vector<std::uint32_t>& community)
      : g_(g),
        resolution_(resolution),
        least_(least_gain * (g.positive.total + g.negative.total)),
        community_(community),
        positive_(community.size(), 0),
        negative_(community.size(), 0),
        gain_(community.size(), 0),
        is_near_(community.size(), 0) {
    for (std::size_t u = 0; u < community.size(); ++u) {
      positive_[community[u]] += g.positive.strength[u];
      negative_[community[u]] += g.negative.strength[u];
    }
  }

  bool improve(Node u) {
    const std::uint32_t own = community_[u];
    near_.assign(1, own);
    is_near_[own] = 1;
    add_ties(g_.positive, u, 1);
    add_ties(g_.negative, u, -1);
    positive_[own] -= g_.positive.strength[u];
    negative_[own] -= g_.negative.strength[u];
    double best = worth(u, own);
    std::uint32_t target = own;
    for (const std::uint32_t c : near_)
      if (const double value = worth(u, c); value > best + least_) {
        best = value;
        target = c;
      }
    positive_[target] += g_.positive.strength[u];
    negative_[target] += g_.negative.strength[u];
    for (const std::uint32_t c : near_) {
      gain_[c] = 0;
      is_near_[c] = 0;
    }
    community_[u] = target;
    return target != own;
  }

 private:
  void add_ties(const BlockGraph& ties, Node u, double sign) {
    for (ArcIndex a = ties.offsets[u]; a < ties.offsets[u + 1]; ++a) {
      const std::uint32_t c = community_[ties.targets[a]];
      if (!is_near_[c]) near_.push_back(c);
      is_near_[c] = 1;
      gain_[c] += sign * ties.weights[a];
    }
  }
  double worth(Node u, std::uint32_t c) const {
    double null = 0;
    if (g_.positive.total > 0)
      null += g_.positive.strength[u] / g_.positive.total * positive_[c];
    if (g_.negative.total > 0)
      null -= g_.negative.strength[u] / g_.negative.total * negative_[c];
    return gain_[c] - resolution_ * null;
  }

  const SignedBlocks& g_;
  const double resolution_, least_;
  std::vector<std::uint32_t>& community_;
  std::vector<double> positive_, negative_, gain_;  // by community
  std::vector<char> is_near_;
  std::vector<std::uint32_t> near_;
};

// Each move gains more than rounding, so sweeps come to an end.
bool sweep(const SignedBlocks& g, double resolution, std::vector<std::uint32_t>& community,
           Random& random, const Run& run) {
  std::vector<Node> order(community.size());
  std::iota(order.begin(), order.end(), Node{0});
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  Mover mover(g, resolution, community);
  bool any = false;
  std::size_t looks = 0;
  for (bool moved = true; moved;) {
    moved = false;
    for (const Node u : order) {
      if (looks++ % 4096 == 0) run.checkpoint();
      moved = mover.improve(u) || moved;
    }
    any = any || moved;
  }
  return any;
}

std::vector<std::uint32_t> search(const SignedBlocks& nodes, double resolution, Random& random,
                                  const Run& run) {
  std::vector<std::uint32_t> group(nodes.positive.size());
  std::iota(group.begin(), group.end(), 0u);
  SignedBlocks merged;
  for (const SignedBlocks* level = &nodes;;) {
    std::vector<std::uint32_t> community(level->positive.size());
    std::iota(community.begin(), community.end(), 0u);
    if (!sweep(*level, resolution, community, random, run)) return group;
    const std::uint32_t count = renumber(community);
    for (std::uint32_t& c : group) c = community[c];
    if (count == level->positive.size()) return group;
    merged = {merge_blocks(level->positive, community, count, run),
              merge_blocks(level->negative, community, count, run)};
    level = &merged;
  }
}

// The sum over groups of inside / total - r (strength / total)^2, times the total.
double weighted_modularity(const Csr& g, std::span<const std::uint32_t> group, double resolution,
                           double total) {
  return total > 0 ? modularity(g, group, resolution) * total : 0;
}

double total_weight(const Csr& g) {
  double sum = 0;
  for (const double w : g.weights()) sum += w;
  return sum;
}

double weight_between(const Csr& g, Node u, Node v) {
  const auto near = g.neighbors(u);
  const auto it = std::ranges::lower_bound(near, v);
  if (it == near.end() || *it != v) return 0;
  return g.weights(u)[static_cast<std::size_t>(it - near.begin())];
}

// The pairs of `a` where more than in `b` is left.
std::vector<Edge> left_over(const Csr& a, const Csr& b) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < a.nodes(); ++i) {
    const auto u = static_cast<Node>(i);
    for (std::size_t k = 0; k < a.degree(u); ++k) {
      const Node v = a.neighbors(u)[k];
      if (v < u) continue;
      const double left = a.weights(u)[k] - weight_between(b, u, v);
      if (left >= lightest_weight) edges.push_back({u, v, left});
    }
  }
  return edges;
}

}  // namespace

SignedGraph signed_graph(const Csr& cooperative, const Csr& hostile) {
  assert(cooperative.nodes() == hostile.nodes());
  const Csr a = undirected(cooperative), b = undirected(hostile);
  return {make_csr(a.nodes(), left_over(a, b), false), make_csr(a.nodes(), left_over(b, a), false)};
}

std::uint64_t Triads::count() const {
  return with_negative[0] + with_negative[1] + with_negative[2] + with_negative[3];
}

double Triads::balanced() const {
  const std::uint64_t all = count();
  return all == 0 ? 1
                  : static_cast<double>(with_negative[0] + with_negative[2]) /
                        static_cast<double>(all);
}

Triads count_triads(const SignedGraph& g, const Run& run) {
  const std::size_t n = g.nodes();
  const auto degree = [&](Node u) { return g.positive.degree(u) + g.negative.degree(u); };
  // Ties lead from lower to higher degree, as in clustering; 1 marks a negative one.
  std::vector<std::vector<std::pair<Node, unsigned>>> up(n);
  for (const Csr* part : {&g.positive, &g.negative})
    for (std::size_t i = 0; i < n; ++i) {
      const auto u = static_cast<Node>(i);
      for (const Node v : part->neighbors(u))
        if (std::pair(degree(u), u) < std::pair(degree(v), v))
          up[u].emplace_back(v, part == &g.negative ? 1 : 0);
    }
  Triads triads;
  std::vector<unsigned> sign(n, 2);  // of the tie to the lowest corner; 2 for none
  for (std::size_t u = 0; u < n; ++u) {
    run.checkpoint();
    for (const auto& [v, s] : up[u]) sign[v] = s;
    for (const auto& [v, s] : up[u])
      for (const auto& [w, t] : up[v])
        if (sign[w] < 2) ++triads.with_negative[s + t + sign[w]];
    for (const auto& [v, s] : up[u]) sign[v] = 2;
  }
  return triads;
}

Frustration frustration(const SignedGraph& g, std::span<const std::uint32_t> group) {
  Frustration result;
  const double all = total_weight(g.positive) / 2 + total_weight(g.negative) / 2;
  for (const Csr* part : {&g.positive, &g.negative})
    for (std::size_t i = 0; i < g.nodes(); ++i) {
      const auto u = static_cast<Node>(i);
      for (std::size_t k = 0; k < part->degree(u); ++k) {
        const Node v = part->neighbors(u)[k];
        const bool together = group[u] == group[v];
        if (v < u || together == (part == &g.positive)) continue;
        ++(together ? result.negative_inside : result.positive_between);
        result.weight += part->weights(u)[k] / all;
      }
    }
  return result;
}

double signed_modularity(const SignedGraph& g, std::span<const std::uint32_t> group,
                         double resolution) {
  const double positive = total_weight(g.positive), negative = total_weight(g.negative);
  if (positive + negative == 0) return 0;
  return (weighted_modularity(g.positive, group, resolution, positive) -
          weighted_modularity(g.negative, group, resolution, negative)) /
         (positive + negative);
}

Partition find_camps(const SignedGraph& g, const CommunityOptions& options, const Run& run) {
  run.checkpoint();
  const SignedBlocks blocks{blocks_of(g.positive), blocks_of(g.negative)};
  const auto judged = [&](const std::vector<std::uint32_t>& group) {
    Partition p{connected_groups(g.positive, group), 0};
    p.quality = signed_modularity(g, p.group, options.resolution);
    return p;
  };
  std::vector<std::uint32_t> alone(g.nodes());
  std::iota(alone.begin(), alone.end(), 0u);
  Partition best = judged(std::vector<std::uint32_t>(g.nodes(), 0));
  if (const Partition single = judged(alone); single.quality > best.quality) best = single;
  best = deterministic_reduce(
      static_cast<std::size_t>(std::max(1, options.runs)), 1, best, run,
      [&](Partition& p, std::size_t i) {
        Random random(run.seed, i);
        p = judged(search(blocks, options.resolution, random, run));
      },
      [](Partition& all, const Partition& p) {
        if (p.quality > all.quality) all = p;
      });
  best.group = canonical_groups(best.group);
  best.quality = signed_modularity(g, best.group, options.resolution);
  return best;
}

}  // namespace entente
