// The map equation with two levels: communities are what shortens the description
// of a walker's way along the ties most. A walker visits a node in proportion to
// its strength; the length in bits per step is
//     L = f(q) - 2 sum f(q_c) - sum f(p_u) + sum f(q_c + p_c),   f(x) = x log2 x,
// with p_u the share of node u, p_c of community c, q_c the rate of leaving c and
// q their sum. The search moves nodes as Louvain does, merges communities, and
// repeats from its own result as long as that is gained by single moves; several
// starts. Tested by community_reference_test.cpp against the formula and igraph.

#include <algorithm>
#include <numeric>

#include "algorithms/best_partition.h"
#include "algorithms/map_equation.h"

namespace entente {
namespace {

constexpr double least_gain = 1e-12;  // bits; less is rounding
constexpr int most_rounds = 20;

// Communities of blocks, as shares of the walker's time.
class Map {
 public:
  Map(const BlockGraph& g, std::vector<std::uint32_t>& community)
      : g_(g),
        community_(community),
        visits_(g.size(), 0),
        exits_(g.size(), 0),
        near_(g.size(), 0) {
    for (std::size_t u = 0; u < g.size(); ++u) visits_[community[u]] += g.strength[u] / g.total;
    for (std::size_t u = 0; u < g.size(); ++u)
      for (ArcIndex a = g.offsets[u]; a < g.offsets[u + 1]; ++a)
        if (community[g.targets[a]] != community[u])
          exits_[community[u]] += g.weights[a] / g.total;
    for (const double q : exits_) all_exits_ += q;
  }

  // Moves a block to where it shortens the code most; whether it moved.
  bool improve(Node u) {
    const std::uint32_t own = community_[u];
    double leaves = 0;
    touched_.clear();
    for (ArcIndex a = g_.offsets[u]; a < g_.offsets[u + 1]; ++a) {
      const std::uint32_t c = community_[g_.targets[a]];
      const double w = g_.weights[a] / g_.total;
      if (near_[c] == 0) touched_.push_back(c);
      near_[c] += w;
      leaves += w;
    }
    const double visits = g_.strength[u] / g_.total;
    const double rest_visits = std::max(0.0, visits_[own] - visits);
    const double rest_exits = std::max(0.0, exits_[own] - leaves + 2 * near_[own]);
    // What the code gains if u leaves its community, and joins another.
    const double leaving = 2 * (bits_of(exits_[own]) - bits_of(rest_exits)) -
                           bits_of(exits_[own] + visits_[own]) + bits_of(rest_exits + rest_visits);
    double best = -least_gain;
    std::uint32_t target = own;
    for (const std::uint32_t c : touched_) {
      if (c == own) continue;
      const double joined = std::max(0.0, exits_[c] + leaves - 2 * near_[c]);
      const double all = all_exits_ + rest_exits - exits_[own] + joined - exits_[c];
      const double change = bits_of(std::max(0.0, all)) - bits_of(all_exits_) + leaving +
                            2 * (bits_of(exits_[c]) - bits_of(joined)) -
                            bits_of(exits_[c] + visits_[c]) +
                            bits_of(joined + visits_[c] + visits);
      if (change < best) {
        best = change;
        target = c;
      }
    }
    if (target != own) {
      const double joined = std::max(0.0, exits_[target] + leaves - 2 * near_[target]);
      all_exits_ = std::max(0.0, all_exits_ + rest_exits - exits_[own] + joined - exits_[target]);
      exits_[own] = rest_exits;
      exits_[target] = joined;
      visits_[own] = rest_visits;
      visits_[target] += visits;
      community_[u] = target;
    }
    for (const std::uint32_t c : touched_) near_[c] = 0;
    return target != own;
  }

 private:
  const BlockGraph& g_;
  std::vector<std::uint32_t>& community_;
  std::vector<double> visits_, exits_, near_;
  std::vector<std::uint32_t> touched_;
  double all_exits_ = 0;
};

// Sweeps in a random order until nothing moves; the code gets shorter with each move, so this ends.
bool sweep(const BlockGraph& g, std::vector<std::uint32_t>& community, Random& random,
           const Run& run) {
  std::vector<Node> order(g.size());
  std::iota(order.begin(), order.end(), Node{0});
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  Map map(g, community);
  bool any = false;
  std::size_t looks = 0;
  for (bool moved = true; moved;) {
    moved = false;
    for (const Node u : order) {
      if (looks++ % 4096 == 0) run.checkpoint();
      moved = map.improve(u) || moved;
    }
    any = any || moved;
  }
  return any;
}

// Nodes moved one by one, then communities as blocks, up to the top.
bool descend(const BlockGraph& nodes, std::vector<std::uint32_t>& group, Random& random,
             const Run& run) {
  bool any = sweep(nodes, group, random, run);
  BlockGraph merged;
  for (const BlockGraph* level = &nodes;;) {
    std::vector<std::uint32_t> part = group;
    if (level != &nodes) {
      part.resize(level->size());
      std::iota(part.begin(), part.end(), 0u);
      if (!sweep(*level, part, random, run)) return any;
      any = true;
      for (std::uint32_t& c : group) c = part[c];
    }
    const std::uint32_t count = renumber(part);
    renumber(group);
    if (count == level->size()) return any;
    merged = merge_blocks(nodes, group, count, run);
    level = &merged;
  }
}

std::vector<std::uint32_t> search(const Csr& g, const BlockGraph& nodes, double, Random& random,
                                  const Run& run) {
  std::vector<std::uint32_t> group(g.nodes());
  std::iota(group.begin(), group.end(), 0u);
  for (int round = 0; round < most_rounds && descend(nodes, group, random, run); ++round) {
  }
  return group;
}

double minus_codelength(const Csr& g, std::span<const std::uint32_t> group, double, const Run&) {
  return -codelength(g, group);
}

Partition detect_infomap(const Csr& g, const CommunityOptions& options, const Run& run) {
  Partition found = best_partition(g, options, run, search, minus_codelength);
  found.quality = codelength(g, found.group);
  return found;
}

}  // namespace

// The shorter the description, the better; a partition falls apart into its connected parts without
// ever getting longer. The direction of arcs does not count. O(arcs) a pass.
const CommunityMethod community_methods::infomap{
    "infomap", "where a walker along the ties stays for long: the map equation",
    "Rosvall & Bergstrom 2008, doi:10.1073/pnas.0706851105", detect_infomap, "codelength", false};

}  // namespace entente
