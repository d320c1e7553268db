#include "algorithms/partition.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/error.h"
#include "core/large_memory.h"
#include "core/nearest.h"
#include "core/only_if.h"
#include "core/parallel.h"

namespace entente {

std::span<const CommunityMethod* const> all_community_methods() {
  static constexpr const CommunityMethod* table[] = {
#define ENTENTE_COMMUNITY_METHOD(name) &community_methods::name,
#include "algorithms/community.inc"
#undef ENTENTE_COMMUNITY_METHOD
  };
  return table;
}

const CommunityMethod& find_community_method(std::string_view name) {
  const auto all = all_community_methods();
  const auto it = std::ranges::find(all, name, &CommunityMethod::name);
  if (it != all.end()) return **it;
  std::vector<std::string> names;
  for (const CommunityMethod* m : all) names.emplace_back(m->name);
  throw Error(ErrorKind::usage, "no community method is named '" + std::string(name) + "'" +
                                    did_you_mean(name, names) +
                                    "\n'entente measures' lists them all");
}

namespace {

// The weight of a node's ties: of all, and of those to a group. Four sums side by side, since one
// would wait for its last addition each time.
std::pair<double, double> sums_of_ties(std::span<const Node> near, std::span<const double> weight,
                                       std::span<const std::uint32_t> group, std::uint32_t own) {
  constexpr std::size_t lanes = 4;
  std::array<double, lanes> all{}, within{};
  std::size_t i = 0;
  for (; i + lanes <= near.size(); i += lanes) {
    send_for(weight.data() + i + 256);  // arcs lie in the order in which they are read
    send_for(near.data() + i + 256);
    for (std::size_t k = 0; k < lanes; ++k) {
      all[k] += weight[i + k];
      within[k] += only_if(group[near[i + k]] == own, weight[i + k]);
    }
  }
  for (; i < near.size(); ++i) {
    all[0] += weight[i];
    within[0] += only_if(group[near[i]] == own, weight[i]);
  }
  return {(all[0] + all[1]) + (all[2] + all[3]), (within[0] + within[1]) + (within[2] + within[3])};
}

}  // namespace

double modularity(const Csr& g, std::span<const std::uint32_t> group, double resolution,
                  const Run& run) {
  assert(group.size() == g.nodes());
  if (g.directed()) return modularity(undirected(g), group, resolution, run);
  std::vector<std::pair<double, double>> sums(g.nodes());  // added up in order, by one thread
  constexpr std::size_t grain = 2048;
  parallel_for(g.nodes(), grain, run, [&](std::size_t u) {
    const Node node = static_cast<Node>(u);
    sums[u] = sums_of_ties(g.neighbors(node), g.weights(node), group, group[u]);
  });
  const std::uint32_t groups = group.empty() ? 0 : *std::ranges::max_element(group) + 1;
  std::vector<double> strength(groups, 0), inside(groups, 0);
  double total = 0;  // twice the sum of all weights
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    const auto [own, within] = sums[u];
    inside[group[u]] += within;
    strength[group[u]] += own;
    total += own;
  }
  if (total == 0) return 0;
  double quality = 0;
  for (std::uint32_t c = 0; c < groups; ++c) {
    const double share = strength[c] / total;
    quality += inside[c] / total - resolution * share * share;
  }
  return quality;
}

std::vector<std::uint32_t> canonical_groups(std::span<const std::uint32_t> group) {
  const std::uint32_t groups = group.empty() ? 0 : *std::ranges::max_element(group) + 1;
  const auto none = static_cast<std::uint32_t>(group.size());
  std::vector<std::uint32_t> size(groups, 0), first(groups, none), by_size, rank(groups);
  for (std::uint32_t u = none; u-- > 0;) {
    ++size[group[u]];
    first[group[u]] = u;
  }
  by_size.resize(groups);
  std::iota(by_size.begin(), by_size.end(), 0u);
  std::ranges::sort(by_size, [&](std::uint32_t a, std::uint32_t b) {
    return size[a] != size[b] ? size[a] > size[b] : first[a] < first[b];
  });
  for (std::uint32_t i = 0; i < groups; ++i) rank[by_size[i]] = i;
  std::vector<std::uint32_t> result;
  result.reserve(group.size());
  for (const std::uint32_t c : group) result.push_back(rank[c]);
  return result;
}

namespace {

// How often each pair of groups meets: (a, b, nodes in both), for the pairs that do.
struct Overlap {
  std::vector<double> a, b;  // nodes in each group
  std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, double>> both;
};

Overlap overlap(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  assert(a.size() == b.size());
  Overlap o;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t i = 0; i < a.size(); ++i) {
    o.a.resize(std::max<std::size_t>(o.a.size(), a[i] + std::size_t{1}));
    o.b.resize(std::max<std::size_t>(o.b.size(), b[i] + std::size_t{1}));
    ++o.a[a[i]];
    ++o.b[b[i]];
    pairs.emplace_back(a[i], b[i]);
  }
  std::ranges::sort(pairs);
  for (const auto& p : pairs) {
    if (o.both.empty() || o.both.back().first != p) o.both.push_back({p, 0});
    ++o.both.back().second;
  }
  return o;
}

double entropy(const std::vector<double>& counts, double n) {
  double h = 0;
  for (const double c : counts)
    if (c > 0) h -= c / n * std::log(c / n);
  return h;
}

}  // namespace

double normalized_mutual_information(std::span<const std::uint32_t> a,
                                     std::span<const std::uint32_t> b) {
  const Overlap o = overlap(a, b);
  const auto n = static_cast<double>(a.size());
  double shared = 0;
  for (const auto& [groups, count] : o.both)
    shared += count / n * std::log(count * n / (o.a[groups.first] * o.b[groups.second]));
  const double h = entropy(o.a, n) + entropy(o.b, n);
  return h > 0 ? 2 * shared / h : 1;
}

double adjusted_rand_index(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const Overlap o = overlap(a, b);
  auto pairs = [](double count) { return count * (count - 1) / 2; };
  double together = 0, in_a = 0, in_b = 0;
  for (const auto& [groups, count] : o.both) together += pairs(count);
  for (const double count : o.a) in_a += pairs(count);
  for (const double count : o.b) in_b += pairs(count);
  const double all = pairs(static_cast<double>(a.size()));
  const double expected = all > 0 ? in_a * in_b / all : 0;
  const double most = (in_a + in_b) / 2;
  return most == expected ? 1 : (together - expected) / (most - expected);
}

}  // namespace entente
