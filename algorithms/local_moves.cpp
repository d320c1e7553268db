// Flat arrays instead of hash tables: the weight from one block to each
// neighbouring community is gathered in an array over all communities, and a list
// of those touched says what to clear. A gain is weight inside minus
// resolution * strength * strength / total; all terms scale with the weights, so
// multiplying them by a power of two changes no decision.

#include "algorithms/local_moves.h"

#include <algorithm>
#include <numeric>

#include "core/large_memory.h"
#include "core/parallel.h"
#include "graph/numbering.h"

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

// Asks memory for the ties of the block that is looked at next, which may lie anywhere.
void prefetch(const BlockGraph& g, std::size_t u) {
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

// The communities beside one block: the weight of its ties to each, next to the strength that
// each has, since whoever reads one reads the other.
class Gathered {
 public:
  explicit Gathered(std::size_t communities) : beside_(communities), touched_(communities + 1) {}

  // No branch: whether a community was met before is as good as a coin's fall.
  void add(std::uint32_t community, double weight) {
    touched_[count_] = community;
    count_ += beside_[community].weight == 0;
    beside_[community].weight += weight;
  }
  double& strength(std::uint32_t community) { return beside_[community].strength; }
  double gain(std::uint32_t community, double factor) const {
    return beside_[community].weight - factor * beside_[community].strength;
  }
  // Calls see(community, weight) in the order in which they were met first, and forgets them.
  template <class See>
  void drain(See see) {
    for (std::size_t i = 0; i < count_; ++i) {
      Beside& beside = beside_[touched_[i]];
      see(touched_[i], beside.weight, beside.strength);
      beside.weight = 0;
    }
    count_ = 0;
  }

 private:
  struct Beside {
    double weight = 0, strength = 0;
  };
  LargeVector<Beside> beside_;
  std::vector<std::uint32_t> touched_;
  std::size_t count_ = 0;
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

BlockGraph blocks_of(const Csr& g, const Run& run) {
  BlockGraph blocks{g.offsets(), g.targets(), g.weights(), std::vector<double>(g.nodes(), 0),
                    0,           nullptr};
  constexpr std::size_t grain = 2048;
  parallel_for(g.nodes(), grain, run, [&](std::size_t u) {
    for (const double w : g.weights(static_cast<Node>(u))) blocks.strength[u] += w;
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

Moves move_blocks(const BlockGraph& g, double resolution, std::vector<std::uint32_t>& community,
                  std::span<const Node> visits, const Run& run) {
  const std::size_t n = g.size();
  Gathered near(n);
  for (std::size_t u = 0; u < n; ++u) near.strength(community[u]) += g.strength[u];
  Sizes sizes(community);
  // A ring of waiting blocks: each waits at most once, so n places are enough.
  std::vector<Node> waiting(n);
  std::ranges::copy(visits, waiting.begin());
  std::vector<char> is_waiting(n, 0);
  for (const Node u : visits) is_waiting[u] = 1;
  std::size_t head = 0, count = visits.size(), looks = 0;
  Moves moves;
  while (count > 0) {
    if (++looks % 4096 == 0) run.checkpoint();
    const Node u = waiting[head];
    head = head + 1 == n ? 0 : head + 1;
    --count;
    is_waiting[u] = 0;
    if (count > 0) prefetch(g, waiting[head]);
    const std::uint32_t own = community[u];
    const auto to = neighbors(g, u);
    const auto weight = weights(g, u);
    for (std::size_t i = 0; i < to.size(); ++i) near.add(community[to[i]], weight[i]);
    near.strength(own) -= g.strength[u];
    const double factor = resolution * (g.strength[u] / g.total);
    const double stay = near.gain(own, factor);
    double best = stay;
    std::uint32_t target = own;
    near.drain([&](std::uint32_t c, double beside, double strength) {
      const double gain = beside - factor * strength;
      if (gain > best + least_gain * g.total) {
        best = gain;
        target = c;
      }
    });
    // Alone it gains and loses nothing.
    if (best < -least_gain * g.total && sizes.is_shared(own)) {
      best = 0;
      target = sizes.empty();
    }
    near.strength(target) += g.strength[u];
    if (target == own) continue;
    community[u] = target;
    sizes.move(own, target);
    ++moves.count;
    moves.gain += 2 * (best - stay) / g.total;
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

namespace {

// The blocks of one community, those at places [first, second) of `order`: see refine().
void refine_one(const BlockGraph& g, double resolution, std::span<const std::uint32_t> community,
                std::pair<std::size_t, std::size_t> places, std::span<const Node> order,
                std::vector<std::uint32_t>& part, std::vector<std::uint32_t>& size) {
  const std::size_t many = places.second - places.first;
  if (many < 2) return;
  const auto zero = static_cast<std::uint32_t>(places.first);
  Gathered near(many);
  for (std::uint32_t i = 0; i < many; ++i) near.strength(i) = g.strength[order[zero + i]];
  std::vector<std::uint32_t> inside;  // places in a block's ties
  for (std::size_t k = places.first; k < places.second; ++k) {
    const Node u = order[k];
    if (k + 1 < places.second) prefetch(g, order[k + 1]);
    if (size[part[u]] != 1) continue;  // others grew onto it; moving it could cut them off
    const auto to = neighbors(g, u);
    const auto weight = weights(g, u);
    if (inside.size() < to.size()) inside.resize(to.size());
    std::size_t found = 0;
    for (std::size_t i = 0; i < to.size(); ++i) {
      inside[found] = static_cast<std::uint32_t>(i);
      found += community[to[i]] == community[u];
    }
    for (std::size_t i = 0; i < found; ++i) near.add(part[to[inside[i]]] - zero, weight[inside[i]]);
    const double factor = resolution * (g.strength[u] / g.total);
    double best = least_gain * g.total;
    std::uint32_t target = part[u];
    near.drain([&](std::uint32_t p, double beside, double strength) {
      const double gain = beside - factor * strength;
      if (gain > best) {
        best = gain;
        target = zero + p;
      }
    });
    if (target == part[u]) continue;
    size[part[u]] = 0;
    near.strength(part[u] - zero) = 0;
    part[u] = target;
    ++size[target];
    near.strength(target - zero) += g.strength[u];
  }
}

}  // namespace

std::pair<std::vector<std::uint32_t>, std::uint32_t> refine(
    const BlockGraph& g, double resolution, std::span<const std::uint32_t> community,
    Random& random, const Run& run) {
  const std::size_t n = g.size();
  // Community by community, so that what is counted lies close together; within each by chance.
  const std::size_t communities = n == 0 ? 0 : std::ranges::max(community) + std::size_t{1};
  std::vector<std::size_t> first(communities + 1, 0);
  for (const std::uint32_t c : community) ++first[c + std::size_t{1}];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Node> order(n);
  for (const Node u : shuffled(g, random)) order[first[community[u]]++] = u;

  // The parts of a community are numbered by their places in the order, so that each community is
  // a matter of its own: any thread may take it.
  std::vector<std::uint32_t> part(n), size(n, 1);
  for (std::uint32_t i = 0; i < n; ++i) part[order[i]] = i;
  first.insert(first.begin(), 0);
  first.pop_back();
  const std::size_t grain = std::max<std::size_t>(1, communities / 256);
  parallel_for(communities, grain, run, [&](std::size_t c) {
    refine_one(g, resolution, community, {first[c], first[c + 1]}, order, part, size);
  });
  const std::uint32_t parts = renumber(part);
  return {std::move(part), parts};
}

BlockGraph merge_blocks(const BlockGraph& g, std::span<const std::uint32_t> part,
                        std::uint32_t parts, const Run& run) {
  std::vector<std::uint32_t> first(parts + std::size_t{1}, 0);
  for (const std::uint32_t p : part) ++first[p + std::size_t{1}];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Node> members(part.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (std::size_t u = 0; u < part.size(); ++u) members[next[part[u]]++] = static_cast<Node>(u);

  BlockGraph merged;
  merged.total = g.total;
  merged.strength.resize(parts);
  struct Rows {
    BlockGraph::Arcs arcs;
    std::shared_ptr<Gathered> near;
  };
  const std::size_t grain = std::max<std::size_t>(64, parts / 16 + 1);
  Rows all = deterministic_reduce(
      parts, grain, Rows{}, run,
      [&](Rows& rows, std::size_t p) {
        if (!rows.near) rows.near = std::make_shared<Gathered>(parts);
        for (std::uint32_t i = first[p]; i < first[p + 1]; ++i) {
          const Node u = members[i];
          if (i + 1 < members.size()) prefetch(g, members[i + 1]);
          merged.strength[p] += g.strength[u];
          const auto to = neighbors(g, u);
          const auto weight = weights(g, u);
          for (std::size_t k = 0; k < to.size(); ++k) rows.near->add(part[to[k]], weight[k]);
        }
        rows.near->drain([&](std::uint32_t q, double weight, double) {
          if (q == p) return;
          rows.arcs.targets.push_back(q);
          rows.arcs.weights.push_back(weight);
        });
        rows.arcs.offsets.push_back(rows.arcs.targets.size());
      },
      [](Rows& sum, const Rows& rows) {
        const ArcIndex before = sum.arcs.targets.size();
        for (std::size_t i = 1; i < rows.arcs.offsets.size(); ++i)
          sum.arcs.offsets.push_back(before + rows.arcs.offsets[i]);
        sum.arcs.targets.insert(sum.arcs.targets.end(), rows.arcs.targets.begin(),
                                rows.arcs.targets.end());
        sum.arcs.weights.insert(sum.arcs.weights.end(), rows.arcs.weights.begin(),
                                rows.arcs.weights.end());
      });
  merged.own = std::make_unique<BlockGraph::Arcs>(std::move(all.arcs));
  merged.offsets = merged.own->offsets;
  merged.targets = merged.own->targets;
  merged.weights = merged.own->weights;
  return merged;
}

}  // namespace entente
