// The weighted k-core: peel off the node of least remaining strength, again and
// again; a node's level is the greatest strength met so far when it goes. What
// is left of a strength after many subtractions is mostly rounding, so it is
// summed anew over the nodes still there whenever it has fallen by half; at most
// a few times a node for weights that are alike. Tested by s_core_test.cpp.

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "algorithms/measure.h"

namespace entente {
namespace {

class Peeling {
 public:
  explicit Peeling(const Csr& g)
      : g_(g), strength_(g.nodes(), 0), summed_(g.nodes()), gone_(g.nodes(), 0) {
    for (std::size_t u = 0; u < g.nodes(); ++u) sum_anew(static_cast<Node>(u));
  }

  std::vector<double> levels(const Run& run) {
    std::vector<double> level(g_.nodes(), 0);
    double reached = 0;
    std::size_t steps = 0;
    while (!queue_.empty()) {
      const auto [strength, u] = queue_.top();
      queue_.pop();
      if (gone_[u] || strength != strength_[u]) continue;  // an older entry of u
      if (steps++ % 4096 == 0) run.checkpoint();
      reached = std::max(reached, strength);
      level[u] = reached;
      gone_[u] = 1;
      const auto near = g_.neighbors(u);
      const auto weight = g_.weights(u);
      for (std::size_t i = 0; i < near.size(); ++i)
        if (!gone_[near[i]]) lower(near[i], weight[i]);
    }
    return level;
  }

 private:
  void lower(Node v, double weight) {
    strength_[v] -= weight;
    if (strength_[v] < summed_[v] / 2)
      sum_anew(v);
    else
      queue_.emplace(strength_[v], v);
  }

  void sum_anew(Node v) {
    const auto near = g_.neighbors(v);
    const auto weight = g_.weights(v);
    double sum = 0;
    for (std::size_t i = 0; i < near.size(); ++i)
      if (!gone_[near[i]]) sum += weight[i];
    strength_[v] = summed_[v] = sum;
    queue_.emplace(sum, v);
  }

  using Entry = std::pair<double, Node>;
  const Csr& g_;
  std::vector<double> strength_, summed_;
  std::vector<char> gone_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

Scores compute_s_core(const Csr& g, Params, const Run& run) {
  Scores scores;
  scores.values = g.directed() ? Peeling(undirected(g)).levels(run) : Peeling(g).levels(run);
  return scores;
}

}  // namespace

// The largest s such that the node is in a group where each has ties of strength s or more inside
// the group. The direction of arcs does not count. O(arcs log arcs).
const Measure measures::s_core{"s_core",
                                  "how deep in the strongly tied core of the network an actor sits",
                                  "Eidsaa & Almaas 2013, doi:10.1103/PhysRevE.88.062819",
                                  {},
                                  compute_s_core};

}  // namespace entente
