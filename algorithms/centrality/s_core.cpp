// The weighted k-core: peel off the node of least remaining strength, again and
// again; a node's level is the greatest strength met so far when it goes.
//
// Nodes wait in buckets by the leading bits of their strength, and only those of
// the lowest bucket are in order, in a heap: a tie that goes mostly costs one
// subtraction. What is left of a strength after many of those is mostly rounding,
// so it is summed anew over the nodes still there whenever it has fallen to an
// eighth; a few times a node at most for weights that are alike. Tested by
// s_core_test.cpp.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

#include "algorithms/measure.h"
#include "core/lane_sum.h"
#include "core/large_memory.h"

namespace entente {
namespace {

constexpr double gone = std::numeric_limits<double>::infinity();  // stays so, whatever is taken off

constexpr int eighth = 3;  // as a difference of exponents

// The exponent and this many bits after the point; ascending with the strength, which is >= 0.
constexpr int fine_bits = 5;
std::uint64_t leading_bits(double strength) {
  return std::bit_cast<std::uint64_t>(strength) >> (52 - fine_bits);
}

std::int16_t exponent(double strength) {
  return static_cast<std::int16_t>(strength > 0 ? std::ilogb(strength) : 0);
}

class Peeling {
 public:
  explicit Peeling(const Csr& g) : g_(g), strength_(g.nodes(), 0), summed_(g.nodes()) {
    std::uint64_t highest = 0;
    base_ = static_cast<std::uint64_t>(-1);
    for (std::size_t u = 0; u < g.nodes(); ++u) {
      strength_[u] = lane_sum(g.weights(static_cast<Node>(u)));
      summed_[u] = exponent(strength_[u]);
      base_ = std::min(base_, leading_bits(strength_[u]));
      highest = std::max(highest, leading_bits(strength_[u]));
    }
    if (g.nodes() == 0) return;
    if (base_ == 0) base_ = lowest_tied();  // nodes without ties need no buckets of their own
    buckets_.resize(static_cast<std::size_t>(std::max(highest, base_) - base_ + 1));
    for (std::size_t u = 0; u < g.nodes(); ++u)
      buckets_[bucket(strength_[u])].push_back(static_cast<Node>(u));
  }

  std::vector<double> levels(const Run& run) {
    std::vector<double> level(g_.nodes(), 0);
    double reached = 0;
    std::size_t steps = 0;
    for (lowest_ = 0; lowest_ < buckets_.size(); ++lowest_) {
      run.checkpoint();
      below_ = std::bit_cast<double>((base_ + lowest_ + 1) << (52 - fine_bits));
      empty_into_queue(std::exchange(buckets_[lowest_], {}));
      while (!queue_.empty()) {
        const auto [strength, u] = queue_.top();
        queue_.pop();
        if (strength != strength_[u]) continue;  // an older entry of u, or u has gone
        if (steps++ % 4096 == 0) run.checkpoint();
        reached = std::max(reached, strength);
        level[u] = reached;
        strength_[u] = gone;
        take_off(u);
      }
    }
    return level;
  }

 private:
  void empty_into_queue(const std::vector<Node>& bucket) {
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < bucket.size(); ++i) {
      if (i + ahead < bucket.size()) send_for(&strength_[bucket[i + ahead]]);
      const double strength = strength_[bucket[i]];
      if (strength < below_) queue_.emplace(strength, bucket[i]);
    }
  }

  void take_off(Node u) {
    const auto near = g_.neighbors(u);
    const auto weight = g_.weights(u);
    if (!queue_.empty()) {  // whose ties are looked at next, most likely
      send_for(g_.neighbors(queue_.top().second).data());
      send_for(g_.weights(queue_.top().second).data());
    }
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < near.size(); ++i) {
      if (i + ahead < near.size()) send_for(&strength_[near[i + ahead]]);
      double& strength = strength_[near[i]];
      const double before = std::exchange(strength, strength - weight[i]);
      if (strength < below_ || leading_bits(strength) != leading_bits(before)) lower(near[i]);
    }
  }

  // A node that leaves its bucket, or is in the lowest.
  void lower(Node v) {
    double& strength = strength_[v];
    if (!(strength > 0) || exponent(strength) + eighth <= summed_[v]) {
      strength = sum_of_left(v);
      summed_[v] = exponent(strength);
    }
    if (strength < below_)
      queue_.emplace(strength, v);
    else
      buckets_[bucket(strength)].push_back(v);
  }

  double sum_of_left(Node v) const {
    const auto near = g_.neighbors(v);
    const auto weight = g_.weights(v);
    double sum = 0;
    for (std::size_t i = 0; i < near.size(); ++i)  // no branch that nobody could foresee
      sum += static_cast<double>(strength_[near[i]] != gone) * weight[i];
    return sum;
  }

  std::uint64_t lowest_tied() const {
    std::uint64_t lowest = leading_bits(gone);
    for (const double s : strength_)
      if (s > 0) lowest = std::min(lowest, leading_bits(s));
    return lowest == leading_bits(gone) ? 0 : lowest;
  }
  std::size_t bucket(double strength) const {
    return static_cast<std::size_t>(std::max(leading_bits(strength), base_) - base_);
  }

  using Entry = std::pair<double, Node>;
  const Csr& g_;
  LargeVector<double> strength_;      // of ties to nodes that are left
  LargeVector<std::int16_t> summed_;  // exponent when it was summed last
  std::uint64_t base_ = 0;  // leading bits of the first bucket, which has all that is weaker too
  std::vector<std::vector<Node>> buckets_;  // a node is in that of its strength, and in older ones
  std::size_t lowest_ = 0;                  // the bucket that is being emptied,
  double below_ = 0;                        // and where its strengths end
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
