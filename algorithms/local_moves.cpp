// Flat arrays instead of hash tables: the weight from one block to each
// neighbouring community is gathered in an array over all communities, and a list
// of those touched says what to clear. A gain is weight inside minus
// resolution * strength * strength / total; all terms scale with the weights, so
// multiplying them by a power of two changes no decision.

#include "algorithms/local_moves.h"

#include <algorithm>
#include <numeric>

#include "algorithms/components.h"
#include "core/parallel.h"

namespace entente {
namespace {

// Gains below this share of the graph's weight are rounding.
constexpr double least_gain = 1e-13;

std::span<const Node> neighbors(const BlockGraph& g, std::size_t u) {
  return {g.targets.data() + g.offsets[u],
          static_cast<std::size_t>(g.offsets[u + 1] - g.offsets[u])};
}
std::span<const double> weights(const BlockGraph& g, std::size_t u) {
  return {g.weights.data() + g.offsets[u],
          static_cast<std::size_t>(g.offsets[u + 1] - g.offsets[u])};
}

std::vector<Node> shuffled(std::size_t n, Random& random) {
  std::vector<Node> order(n);
  std::iota(order.begin(), order.end(), Node{0});
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

// Weight gathered by community.
class Gathered {
 public:
  explicit Gathered(std::size_t communities) : weight_(communities, 0) {}
  void add(std::uint32_t community, double weight) {
    if (weight_[community] == 0) touched_.push_back(community);
    weight_[community] += weight;
  }
  double at(std::uint32_t community) const { return weight_[community]; }
  const std::vector<std::uint32_t>& touched() const { return touched_; }
  void clear() {
    for (const std::uint32_t c : touched_) weight_[c] = 0;
    touched_.clear();
  }

 private:
  std::vector<double> weight_;
  std::vector<std::uint32_t> touched_;
};

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

BlockGraph blocks_of(const Csr& g) {
  BlockGraph blocks{{g.offsets().begin(), g.offsets().end()},
                    {g.targets().begin(), g.targets().end()},
                    {g.weights().begin(), g.weights().end()},
                    std::vector<double>(g.nodes(), 0),
                    0};
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    for (const double w : g.weights(static_cast<Node>(u))) blocks.strength[u] += w;
    blocks.total += blocks.strength[u];
  }
  return blocks;
}

std::size_t move_blocks(const BlockGraph& g, double resolution,
                        std::vector<std::uint32_t>& community, Random& random, const Run& run) {
  const std::size_t n = g.size();
  std::vector<double> strength(n, 0);  // of each community
  for (std::size_t u = 0; u < n; ++u) strength[community[u]] += g.strength[u];
  Sizes sizes(community);
  Gathered near(n);
  // A ring of waiting blocks: each waits at most once, so n places are enough.
  std::vector<Node> waiting = shuffled(n, random);
  std::vector<char> is_waiting(n, 1);
  std::size_t head = 0, count = n, moves = 0, looks = 0;
  while (count > 0) {
    if (++looks % 4096 == 0) run.checkpoint();
    const Node u = waiting[head];
    head = head + 1 == n ? 0 : head + 1;
    --count;
    is_waiting[u] = 0;
    const std::uint32_t own = community[u];
    const auto to = neighbors(g, u);
    const auto weight = weights(g, u);
    for (std::size_t i = 0; i < to.size(); ++i) near.add(community[to[i]], weight[i]);
    strength[own] -= g.strength[u];
    const double factor = resolution * (g.strength[u] / g.total);
    double best = near.at(own) - factor * strength[own];
    std::uint32_t target = own;
    for (const std::uint32_t c : near.touched()) {
      const double gain = near.at(c) - factor * strength[c];
      if (gain > best + least_gain * g.total) {
        best = gain;
        target = c;
      }
    }
    near.clear();
    // Alone it gains and loses nothing.
    if (best < -least_gain * g.total && sizes.is_shared(own)) target = sizes.empty();
    strength[target] += g.strength[u];
    if (target == own) continue;
    community[u] = target;
    sizes.move(own, target);
    ++moves;
    for (const Node v : to) {
      if (is_waiting[v] || community[v] == target) continue;
      is_waiting[v] = 1;
      std::size_t tail = head + count;
      if (tail >= n) tail -= n;
      waiting[tail] = v;
      ++count;
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

std::pair<std::vector<std::uint32_t>, std::uint32_t> refine(
    const BlockGraph& g, double resolution, std::span<const std::uint32_t> community,
    Random& random, const Run& run) {
  const std::size_t n = g.size();
  std::vector<std::uint32_t> part(n), size(n, 1);
  std::iota(part.begin(), part.end(), 0u);
  std::vector<double> strength = g.strength;
  Gathered near(n);
  std::size_t looks = 0;
  for (const Node u : shuffled(n, random)) {
    if (++looks % 4096 == 0) run.checkpoint();
    if (size[part[u]] != 1) continue;  // others grew onto it; moving it could cut them off
    const auto to = neighbors(g, u);
    const auto weight = weights(g, u);
    for (std::size_t i = 0; i < to.size(); ++i)
      if (community[to[i]] == community[u]) near.add(part[to[i]], weight[i]);
    const double factor = resolution * (g.strength[u] / g.total);
    double best = least_gain * g.total;
    std::uint32_t target = part[u];
    for (const std::uint32_t p : near.touched()) {
      const double gain = near.at(p) - factor * strength[p];
      if (gain > best) {
        best = gain;
        target = p;
      }
    }
    near.clear();
    if (target == part[u]) continue;
    size[part[u]] = 0;
    strength[part[u]] = 0;
    part[u] = target;
    ++size[target];
    strength[target] += g.strength[u];
  }
  const std::uint32_t parts = renumber(part);
  return {std::move(part), parts};
}

BlockGraph merge_blocks(const BlockGraph& g, std::span<const std::uint32_t> part,
                        std::uint32_t parts) {
  std::vector<std::uint32_t> first(parts + std::size_t{1}, 0);
  for (const std::uint32_t p : part) ++first[p + std::size_t{1}];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Node> members(part.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (std::size_t u = 0; u < part.size(); ++u) members[next[part[u]]++] = static_cast<Node>(u);

  BlockGraph merged;
  merged.total = g.total;
  merged.strength.resize(parts);
  merged.offsets.push_back(0);
  Gathered near(parts);
  for (std::uint32_t p = 0; p < parts; ++p) {
    for (std::uint32_t i = first[p]; i < first[p + std::size_t{1}]; ++i) {
      const Node u = members[i];
      merged.strength[p] += g.strength[u];
      const auto to = neighbors(g, u);
      const auto weight = weights(g, u);
      for (std::size_t k = 0; k < to.size(); ++k)
        if (part[to[k]] != p) near.add(part[to[k]], weight[k]);
    }
    for (const std::uint32_t q : near.touched()) {
      merged.targets.push_back(q);
      merged.weights.push_back(near.at(q));
    }
    near.clear();
    merged.offsets.push_back(merged.targets.size());
  }
  return merged;
}

std::vector<std::uint32_t> connected_groups(const Csr& g, std::span<const std::uint32_t> group) {
  constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> result(g.nodes(), none);
  std::vector<Node> queue;
  std::uint32_t groups = 0;
  for (std::size_t s = 0; s < g.nodes(); ++s) {
    if (result[s] != none) continue;
    result[s] = groups;
    queue.assign(1, static_cast<Node>(s));
    while (!queue.empty()) {
      const Node u = queue.back();
      queue.pop_back();
      for (const Node v : g.neighbors(u)) {
        if (result[v] != none || group[v] != group[u]) continue;
        result[v] = groups;
        queue.push_back(v);
      }
    }
    ++groups;
  }
  return result;
}

Partition best_partition(const Csr& g, const CommunityOptions& options, const Run& run,
                         Search search, Quality quality, BlockGraph (*blocks)(const Csr&)) {
  if (g.directed())
    return best_partition(undirected(g), options, run, search, quality, blocks);
  auto judged = [&](std::vector<std::uint32_t> group) {
    const double reached = quality(g, group, options.resolution);
    return Partition{std::move(group), reached};
  };
  std::vector<std::uint32_t> alone(g.nodes());
  std::iota(alone.begin(), alone.end(), 0u);
  Partition best = judged(connected_components(g).of);
  if (Partition singles = judged(std::move(alone)); singles.quality > best.quality)
    best = std::move(singles);
  if (g.arcs() > 0) {
    const BlockGraph nodes = blocks(g);
    const auto runs = static_cast<std::size_t>(std::max(1, options.runs));
    best = deterministic_reduce(
        runs, 1, best, run,
        [&](Partition& p, std::size_t i) {
          Random random(run.seed, i);
          p = judged(connected_groups(g, search(g, nodes, options.resolution, random, run)));
        },
        [](Partition& all, const Partition& p) {
          if (p.quality > all.quality) all = p;
        });
  }
  return judged(canonical_groups(best.group));
}

}  // namespace entente
