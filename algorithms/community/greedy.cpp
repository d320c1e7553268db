// Hierarchical: every node by itself at first; then the two tied communities whose
// merging gains most modularity are merged, again and again, as long as it gains
// anything. Of equal gains the pair of lowest numbers goes first. A reference:
// Leiden and Louvain are better and faster. Tested by community_reference_test.cpp.

#include <map>
#include <numeric>
#include <queue>

#include "algorithms/best_partition.h"

namespace entente {
namespace {

struct Merge {
  double gain;
  std::uint32_t a, b;  // a < b
  bool operator<(const Merge& other) const {  // the best is the last
    if (gain != other.gain) return gain < other.gain;
    return a != other.a ? a > other.a : b > other.b;
  }
};

class Greedy {
 public:
  Greedy(const BlockGraph& g, double resolution)
      : total_(g.total), resolution_(resolution), strength_(g.strength), near_(g.size()),
        into_(g.size()) {
    std::iota(into_.begin(), into_.end(), 0u);
    for (std::uint32_t u = 0; u < g.size(); ++u)
      for (ArcIndex a = g.offsets[u]; a < g.offsets[u + 1]; ++a) {
        near_[u][g.targets[a]] = g.weights[a];
        if (u < g.targets[a]) offer(u, g.targets[a]);
      }
  }

  std::vector<std::uint32_t> run(const Run& control) {
    std::size_t looks = 0;
    while (!offers_.empty()) {
      if (looks++ % 1024 == 0) control.checkpoint();
      const Merge best = offers_.top();
      offers_.pop();
      if (into_[best.a] != best.a || into_[best.b] != best.b) continue;
      if (gain_of(best.a, best.b) != best.gain) continue;  // an older offer
      if (!(best.gain > 1e-13)) break;
      merge(best.a, best.b);
    }
    std::vector<std::uint32_t> group(into_.size());
    for (std::uint32_t u = 0; u < into_.size(); ++u) {
      std::uint32_t c = u;
      while (into_[c] != c) c = into_[c] = into_[into_[c]];
      group[u] = c;
    }
    return group;
  }

 private:
  double gain_of(std::uint32_t a, std::uint32_t b) const {
    return 2 * (near_[a].at(b) / total_ -
                resolution_ * (strength_[a] / total_) * (strength_[b] / total_));
  }

  void offer(std::uint32_t a, std::uint32_t b) {
    if (a > b) std::swap(a, b);
    offers_.push({gain_of(a, b), a, b});
  }

  // The one with fewer neighbours is folded into the other.
  void merge(std::uint32_t a, std::uint32_t b) {
    if (near_[a].size() < near_[b].size()) std::swap(a, b);
    into_[b] = a;
    strength_[a] += strength_[b];
    near_[a].erase(b);
    for (const auto& [c, weight] : near_[b]) {
      near_[c].erase(b);
      if (c == a) continue;
      near_[c][a] += weight;
      near_[a][c] = near_[c][a];
    }
    near_[b].clear();
    for (const auto& [c, weight] : near_[a]) offer(a, c);
  }

  double total_, resolution_;
  std::vector<double> strength_;
  std::vector<std::map<std::uint32_t, double>> near_;  // weight to each neighbouring community
  std::vector<std::uint32_t> into_;                    // the community it was merged into
  std::priority_queue<Merge> offers_;
};

std::vector<std::uint32_t> merge_all(const Csr&, const BlockGraph& nodes, double resolution,
                                     Random&, const Run& run) {
  return Greedy(nodes, resolution).run(run);
}

// No chance is involved: one start is enough.
Partition detect_greedy(const Csr& g, const CommunityOptions& options, const Run& run) {
  return best_partition(g, {.resolution = options.resolution, .runs = 1}, run, merge_all);
}

}  // namespace

// O(arcs * depth * log arcs), depth being that of the tree of merges.
const CommunityMethod community_methods::greedy{
    "greedy", "hierarchical merging by modularity; a reference",
    "Clauset, Newman & Moore 2004, doi:10.1103/PhysRevE.70.066111", detect_greedy};

}  // namespace entente
