// Afforest (Sutton, Ben-Nun & Barak 2018, doi:10.1109/IPDPS.2018.00023): a few ties of each node
// are enough to find most of the largest component; the nodes that are in it then need no look at
// their other ties, for whoever else belongs there has a tie to it from the other side. Trees hang
// from their lowest node, so that the result does not depend on the order of work.

#include "algorithms/components.h"

#include <algorithm>
#include <numeric>

#include "core/large_memory.h"

namespace entente {
namespace {

constexpr std::size_t first_ties = 2;  // of each node, looked at before the largest is guessed
constexpr std::size_t sampled = 1024;  // nodes that the guess is made from

class Forest {
 public:
  explicit Forest(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), Node{0}); }

  Node root(Node u) {
    while (parent_[u] != u) u = parent_[u] = parent_[parent_[u]];
    return u;
  }
  void expect(Node u) const { send_for(&parent_[u]); }
  void join(Node u, Node v) {
    u = root(u);
    v = root(v);
    if (u < v)
      parent_[v] = u;
    else
      parent_[u] = v;
  }

 private:
  LargeVector<Node> parent_;  // at most the node itself
};

// The root that most of a sample of nodes have.
Node commonest_root(Forest& forest, std::size_t n) {
  std::vector<Node> roots;
  const std::size_t step = std::max<std::size_t>(1, n / sampled);
  for (std::size_t u = 0; u < n; u += step) roots.push_back(forest.root(static_cast<Node>(u)));
  std::sort(roots.begin(), roots.end());
  Node best = roots.front();
  std::size_t most = 0;
  for (auto at = roots.begin(); at != roots.end();) {
    const auto next = std::upper_bound(at, roots.end(), *at);
    const auto many = static_cast<std::size_t>(next - at);
    if (many > most) {
      most = many;
      best = *at;
    }
    at = next;
  }
  return best;
}

}  // namespace

Components connected_components(const Csr& g) {
  if (g.directed()) return connected_components(undirected(g));
  const std::size_t n = g.nodes();
  Components result;
  result.of.resize(n);
  if (n == 0) return result;
  Forest forest(n);
  const auto first_of = [&](std::size_t u) {
    const auto near = g.neighbors(static_cast<Node>(u));
    return near.first(std::min(near.size(), first_ties));
  };
  constexpr std::size_t ahead = 8;  // the lists lie far apart, and what they name anywhere
  for (std::size_t u = 0; u < n; ++u) {
    if (u + 2 * ahead < n) send_for(first_of(u + 2 * ahead).data());
    if (u + ahead < n)
      for (const Node v : first_of(u + ahead)) forest.expect(v);
    for (const Node v : first_of(u)) forest.join(static_cast<Node>(u), v);
  }
  const Node largest = commonest_root(forest, n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto u = static_cast<Node>(i);
    const auto near = g.neighbors(u);
    if (near.size() <= first_ties || forest.root(u) == forest.root(largest)) continue;
    for (const Node v : near.subspan(first_ties)) forest.join(u, v);
  }

  // Numbered by their lowest node, which is the root; a stable sort keeps that within a size.
  std::vector<std::uint32_t> size;
  for (std::size_t i = 0; i < n; ++i) {
    const Node root = forest.root(static_cast<Node>(i));
    if (root == i) {
      result.of[i] = static_cast<std::uint32_t>(size.size());
      size.push_back(0);
    } else {
      result.of[i] = result.of[root];
    }
    ++size[result.of[i]];
  }
  std::vector<std::uint32_t> by_size, alone;  // single nodes are many, and need no sorting
  for (std::uint32_t c = 0; c < size.size(); ++c) (size[c] > 1 ? by_size : alone).push_back(c);
  std::ranges::stable_sort(by_size, std::greater{}, [&](std::uint32_t c) { return size[c]; });
  by_size.insert(by_size.end(), alone.begin(), alone.end());
  std::vector<std::uint32_t> rank(size.size());
  result.size.resize(size.size());
  for (std::uint32_t i = 0; i < size.size(); ++i) {
    rank[by_size[i]] = i;
    result.size[i] = size[by_size[i]];
  }
  for (std::uint32_t& c : result.of) c = rank[c];
  return result;
}

}  // namespace entente
