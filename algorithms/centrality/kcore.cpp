// Core numbers: peel off the nodes of lowest remaining degree, again and again;
// a node's core number is the highest degree met so far when it goes. All nodes
// that may go at one number go in one wave (Dasari, Desh & Zubair 2014): an arc
// costs a look at the other end's remaining degree and no branch. To find the
// next number, all nodes that are left are looked at, which is a look at each
// node for every number up to its own: no more looks than arcs.

#include <algorithm>
#include <vector>

#include "algorithms/measure.h"
#include "core/large_memory.h"

namespace entente {
namespace {

constexpr std::size_t ahead = 8;

class Peeling {
 public:
  explicit Peeling(const Csr& g) : g_(g) {
    degree_.resize(g.nodes());
    left_.reserve(g.nodes());
    wave_.resize(g.nodes() + 1);
    for (std::size_t u = 0; u < g.nodes(); ++u) {
      degree_[u] = static_cast<std::uint32_t>(g.degree(static_cast<Node>(u)));
      if (degree_[u] > 0) left_.push_back(static_cast<Node>(u));
    }
  }

  // Ends with what a node's degree was when it went.
  const UnsetLargeVector<std::uint32_t>& peel(const Run& run) {
    for (std::uint32_t number = 0; !left_.empty();) {
      number = next_wave(number);
      peel_wave(number, run);
    }
    return degree_;
  }

 private:
  // Those who have gone have degrees up to `number`. The next higher one; its nodes are the wave.
  std::uint32_t next_wave(std::uint32_t number) {
    std::uint32_t lowest = static_cast<std::uint32_t>(-1);
    std::size_t kept = 0;
    in_wave_ = 0;
    for (const Node u : left_) {
      const std::uint32_t d = degree_[u];
      if (d <= number) continue;
      left_[kept++] = u;
      if (d > lowest) continue;
      if (d < lowest) in_wave_ = 0;
      lowest = d;
      wave_[in_wave_++] = u;
    }
    left_.resize(kept);
    return lowest;
  }

  void peel_wave(std::uint32_t number, const Run& run) {
    for (std::size_t i = 0; i < in_wave_; ++i) {
      if (i % 4096 == 0) run.checkpoint();
      // Rows lie anywhere: where they begin is asked for in time, then their first ties.
      if (i + 4 * ahead < in_wave_) send_for(&g_.offsets()[wave_[i + 4 * ahead]]);
      if (i + ahead < in_wave_) {
        const auto next = g_.neighbors(wave_[i + ahead]);
        send_for(next.data());
        if (next.size() > 16) send_for(next.data() + 16);
      }
      for (const Node u : g_.neighbors(wave_[i])) {
        const std::uint32_t d = degree_[u];
        wave_[in_wave_] = u;
        in_wave_ += d == number + 1;  // it goes as well
        degree_[u] = d - (d > number);
      }
    }
  }

  const Csr& g_;
  UnsetLargeVector<std::uint32_t> degree_;  // among those left; of a node that went, its number
  UnsetLargeVector<Node> left_;             // ascending
  UnsetLargeVector<Node> wave_;  // nodes that go, and a place that is written and not kept
  std::size_t in_wave_ = 0;
};

Scores compute_kcore(const Csr& g, Params, const Run& run) {
  if (g.directed()) return compute_kcore(undirected(g), {}, run);
  Peeling peeling(g);
  const auto& numbers = peeling.peel(run);
  Scores scores;
  scores.values.assign(numbers.begin(), numbers.end());
  return scores;
}

}  // namespace

// The largest k such that the node is in a group where each has at least k ties inside the group.
// The direction of arcs does not count. O(nodes + arcs).
const Measure measures::kcore{
    "kcore",
    "how deep in the dense core of the network an actor sits",
    "Seidman 1983, doi:10.1016/0378-8733(83)90028-X; in waves: Dasari, Desh & Zubair 2014, "
    "doi:10.1109/BigData.2014.7004366",
    {},
    compute_kcore};

}  // namespace entente
