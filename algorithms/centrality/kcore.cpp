// Core numbers: peel off the nodes of lowest remaining degree, again and again;
// a node's core number is the highest degree met so far when it goes. All nodes
// that may go at one number go in one wave (Dasari, Desh & Zubair 2014).
//
// Nearly all the time goes into ties that are taken off nodes all over the memory, so what a tie
// takes off is one byte: how many more ties a node can lose until somebody has to look at it. The
// bytes of a million nodes stay in the processor's own memory. Of a node that can lose more than a
// byte holds, the rest waits aside. Nodes that go within the next few numbers are near; only these
// are looked at for every number, and all the others once in `band` numbers: no more looks than
// arcs. Once no more nodes are left than the next higher core needs, all of them go. Where nodes
// are numbered by degree, rows end with nodes that went long ago: their ends are not looked at.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>

#include "algorithms/measure.h"
#include "core/large_memory.h"

namespace entente {
namespace {

constexpr std::uint32_t band = 32;
constexpr std::uint32_t most = std::numeric_limits<std::uint8_t>::max();
static_assert(band + 1 <= most);
constexpr std::uint32_t near = 0;  // as a rest

class Peeling {
 public:
  explicit Peeling(const Csr& g)
      : g_(g),
        near_(std::make_unique_for_overwrite<Node[]>(g.nodes())),
        far_(std::make_unique_for_overwrite<Node[]>(g.nodes())),
        wave_(std::make_unique_for_overwrite<Node[]>(g.nodes() + 1)) {
    const std::size_t n = g.nodes();
    losses_.resize(n);
    rest_.resize(n);
    for (std::size_t u = 0; u < n; ++u) {
      const auto degree = static_cast<std::uint32_t>(g.degree(static_cast<Node>(u)));
      const std::uint32_t losses = degree <= end_ ? degree : std::min(most, degree - end_);
      losses_[u] = static_cast<std::uint8_t>(losses);
      rest_[u] = degree - losses;
      near_[in_near_] = far_[in_far_] = static_cast<Node>(u);
      in_near_ += degree > 0 && degree <= end_;
      in_far_ += degree > end_;
    }
    left_ = in_near_ + in_far_;
    low_from_ = static_cast<Node>(n);
  }

  // Ends with the numbers: 0 for nodes without ties.
  const UnsetLargeVector<std::uint32_t>& peel(const Run& run) {
    while (left_ > 0) {
      if (in_near_ == 0) level_ = lowest_far() - 1;
      ++level_;
      if (level_ >= end_) next_band();
      while (low_from_ > 0 && g_.degree(low_from_ - 1) < level_) --low_from_;
      first_of_wave();
      peel_wave(run);
    }
    return rest_;
  }

 private:
  bool is_far(Node u) const { return rest_[u] >= end_; }

  // Of those left, when none is near.
  std::uint32_t lowest_far() const {
    std::uint32_t lowest = std::numeric_limits<std::uint32_t>::max();
    for (std::size_t i = 0; i < in_far_; ++i)
      if (is_far(far_[i])) lowest = std::min(lowest, rest_[far_[i]] + losses_[far_[i]]);
    return lowest;
  }

  // Nodes that come near are counted as of the number before, like those that are near already.
  void next_band() {
    const std::uint32_t end = level_ + band;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < in_far_; ++i) {
      const Node u = far_[i];
      if (!is_far(u)) continue;
      const std::uint32_t degree = rest_[u] + losses_[u];
      if (degree > end) {
        far_[kept++] = u;
        wait_for(u, degree, end);
      } else {
        come_near(u, degree - (level_ - 1));
      }
    }
    in_far_ = kept;
    end_ = end;
  }

  void wait_for(Node u, std::uint32_t degree, std::uint32_t end) {
    const std::uint32_t losses = std::min(most, degree - end);
    losses_[u] = static_cast<std::uint8_t>(losses);
    rest_[u] = degree - losses;
  }

  void come_near(Node u, std::uint32_t losses) {
    losses_[u] = static_cast<std::uint8_t>(losses);
    rest_[u] = near;
    near_[in_near_++] = u;
  }

  void go(Node u) {
    rest_[u] = level_;
    wave_[in_wave_++] = u;
    --left_;
  }

  // With the number, everyone near is one tie closer to going. Those that have gone are not told
  // apart until they seem to go again, or to be far.
  void first_of_wave() {
    std::size_t kept = 0, ending = 0;
    for (std::size_t i = 0; i < in_near_; ++i) {
      const Node u = near_[i];
      const std::uint32_t losses = losses_[u];
      near_[kept] = u;
      kept += losses >= 2 && losses <= band + 1;
      wave_[ending] = u;
      ending += losses == 1;
      losses_[u] = static_cast<std::uint8_t>(losses - 1);
    }
    in_near_ = kept;
    in_wave_ = 0;
    for (std::size_t i = 0; i < ending; ++i) {
      if (i + 16 < ending) send_for(&rest_[wave_[i + 16]]);
      if (rest_[wave_[i]] == near) go(wave_[i]);
    }
  }

  void peel_wave(const Run& run) {
    for (std::size_t i = 0; i < in_wave_; ++i) {
      if (i % 4096 == 0) run.checkpoint();
      if (left_ <= std::size_t{level_} + 1) return all_go();
      send_for_rows(i);
      take_ties_off(g_.neighbors(wave_[i]));
    }
  }

  // Rows lie anywhere: where they begin is asked for in time, then their first ties. The first
  // nodes to go have short rows, which are soon done.
  void send_for_rows(std::size_t i) const {
    const std::size_t ahead = level_ < 32 ? 16 : 6;
    if (i + 4 * ahead < in_wave_) send_for(&g_.offsets()[wave_[i + 4 * ahead]]);
    if (i + ahead >= in_wave_) return;
    const auto row = g_.neighbors(wave_[i + ahead]);
    send_for(row.data());
    if (row.size() <= ties_a_line) return;
    send_for(row.data() + ties_a_line);
    if (row.size() <= 2 * ties_a_line) return;
    send_for(row.data() + 2 * ties_a_line);
    send_for(row.data() + 3 * ties_a_line);
  }

  void take_ties_off(std::span<const Node> row) {
    std::uint8_t* const losses = losses_.data();  // a byte may be a part of anything else's memory
    auto take_off = [&](Node v) {
      if (--losses[v] == 0) look_at(v);
    };
    const Node* tie = row.data();
    const Node* const end = tie + row.size();
    while (static_cast<std::size_t>(end - tie) >= ties_a_line) {
      if (*tie >= low_from_) return;
      send_for(tie + 6 * ties_a_line);
      for (const Node* const next = tie + ties_a_line; tie != next; ++tie) take_off(*tie);
    }
    for (; tie != end; ++tie) take_off(*tie);
  }

  // A node that can lose no more as it is; or one that went, whose byte came round.
  void look_at(Node u) {
    const std::uint32_t rest = rest_[u];
    if (rest == near)
      go(u);
    else if (rest > end_)
      wait_for(u, rest, end_);
    else if (rest == end_)
      come_near(u, end_ - level_);
  }

  // A core of the next number has more nodes than are left.
  void all_go() {
    for (std::size_t i = 0; i < in_near_; ++i)
      if (rest_[near_[i]] == near) rest_[near_[i]] = level_;
    for (std::size_t i = 0; i < in_far_; ++i)
      if (is_far(far_[i])) rest_[far_[i]] = level_;
    left_ = 0;
  }

  static constexpr std::size_t ties_a_line = large_alignment / sizeof(Node);
  const Csr& g_;
  // How many ties a node can lose until it goes, if it is near, or until its degree is `rest_`.
  UnsetLargeVector<std::uint8_t> losses_;
  // At least end_ if far; `near`; or the number of a node that went, less than end_.
  UnsetLargeVector<std::uint32_t> rest_;
  // Lists, with some that belong there no more. Of most only the beginning is ever written, so they
  // do not lie in large pages, which would be cleared whole.
  std::unique_ptr<Node[]> near_, far_;
  std::unique_ptr<Node[]> wave_;  // nodes that go, and a place that is written and not kept
  std::size_t in_near_ = 0, in_far_ = 0, in_wave_ = 0;
  std::size_t left_ = 0;      // nodes that have not gone
  std::uint32_t level_ = 0;   // the number at which nodes go now
  Node low_from_ = 0;         // from here on, all nodes have fewer ties than level_
  std::uint32_t end_ = band;  // above it, nodes are far; level_ is below it while nodes go
};

Scores compute_kcore(const Csr& g, Params, const Run& run) {
  if (g.directed()) return compute_kcore(undirected(g), {}, run);
  Scores scores;
  scores.values.resize(g.nodes());
  Peeling peeling(g);
  std::ranges::copy(peeling.peel(run), scores.values.begin());
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
