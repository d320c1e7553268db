// Bit s of a node's block says something about source s of the batch. A node
// takes over the bits that its out-neighbours had one level before, so a bit
// travels against the arcs: when node u gets bit s on level d, u reaches s in d
// hops. Levels that touch few arcs push along the frontier, the others pull.
// Tested by centrality_test.cpp against one search a node.

#include "algorithms/distances.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "algorithms/shortest_paths.h"
#include "core/parallel.h"

namespace entente {
namespace {

constexpr std::size_t words = 8;
constexpr std::size_t batch = 64 * words;

struct alignas(64) Block {
  std::array<std::uint64_t, words> bits{};

  bool any() const {
    std::uint64_t all = 0;
    for (const std::uint64_t b : bits) all |= b;
    return all != 0;
  }
  // Counted in the bytes of each word and those added up: not every x86-64 has an instruction for
  // it, and std::popcount() calls a function then.
  unsigned count() const {
    constexpr std::uint64_t pairs = 0x5555555555555555, fours = 0x3333333333333333,
                            bytes = 0x0f0f0f0f0f0f0f0f;
    static_assert(8 * words < 256, "a byte must hold the sum");
    std::uint64_t sum = 0;
    for (std::uint64_t b : bits) {
      b -= (b >> 1) & pairs;
      b = (b & fours) + ((b >> 2) & fours);
      sum += (b + (b >> 4)) & bytes;
    }
    // The sum of all may need more than a byte.
    sum = (sum & 0x00ff00ff00ff00ff) + ((sum >> 8) & 0x00ff00ff00ff00ff);
    return static_cast<unsigned>((sum * 0x0001000100010001) >> 48);
  }
  void set(std::size_t i) { bits[i / 64] |= std::uint64_t{1} << (i % 64); }
  Block& operator|=(const Block& other) {
    for (std::size_t i = 0; i < words; ++i) bits[i] |= other.bits[i];
    return *this;
  }
  // The bits of *this that `other` lacks.
  Block without(const Block& other) const {
    Block out;
    for (std::size_t i = 0; i < words; ++i) out.bits[i] = bits[i] & ~other.bits[i];
    return out;
  }
};

class BatchSearch {
 public:
  BatchSearch(const Csr& out, const Csr& in)
      : out_(out), in_(in), seen_(out.nodes()), now_(out.nodes()), next_(out.nodes()) {}

  // Adds the distances to the sources first .. last - 1, at most 512.
  void add(std::size_t first, std::size_t last, DistanceSums& sums, const Run& run) {
    begin(first, last);
    for (std::uint64_t level = 1; !frontier_.empty(); ++level) {
      if (level % 16 == 1) run.checkpoint();
      std::size_t arcs = 0;
      for (const Node v : frontier_) arcs += in_.degree(v);
      found_.clear();
      if (arcs < out_.arcs() / 8)
        push();
      else
        pull();
      for (const Node v : frontier_) now_[v] = {};
      for (const Node u : found_) {
        seen_[u] |= next_[u];
        const unsigned sources = next_[u].count();
        sums.inverse[u] += static_cast<double>(sources) / static_cast<double>(level);
        sums.total[u] += static_cast<double>(sources) * static_cast<double>(level);
        sums.reached[u] += sources;
        now_[u] = next_[u];
        next_[u] = {};
      }
      frontier_.swap(found_);
    }
  }

 private:
  void begin(std::size_t first, std::size_t last) {
    std::fill(seen_.begin(), seen_.end(), Block{});
    frontier_.clear();
    all_ = {};
    for (std::size_t s = first; s < last; ++s) {
      all_.set(s - first);
      now_[s].set(s - first);
      seen_[s].set(s - first);
      frontier_.push_back(static_cast<Node>(s));
    }
  }

  void push() {
    for (const Node v : frontier_)
      for (const Node u : in_.neighbors(v)) {
        const Block fresh = now_[v].without(seen_[u]);
        if (!fresh.any()) continue;
        if (!next_[u].any()) found_.push_back(u);
        next_[u] |= fresh;
      }
  }

  void pull() {
    for (std::size_t u = 0; u < out_.nodes(); ++u) {
      const Block missing = all_.without(seen_[u]);
      if (!missing.any()) continue;
      Block got;
      // Where few are missing, some neighbours have them all.
      constexpr std::size_t between_looks = 8;
      auto rest = out_.neighbors(static_cast<Node>(u));
      while (!rest.empty() && missing.without(got).any()) {
        const auto some = rest.first(std::min(between_looks, rest.size()));
        for (const Node v : some) got |= now_[v];
        rest = rest.subspan(some.size());
      }
      const Block fresh = got.without(seen_[u]);
      if (!fresh.any()) continue;
      next_[u] = fresh;
      found_.push_back(static_cast<Node>(u));
    }
  }

  const Csr& out_;
  const Csr& in_;
  std::vector<Block> seen_, now_, next_;
  std::vector<Node> frontier_, found_;
  Block all_;
};

// The sums of one thread's share of the sources and what it searches with.
template <class Search>
struct Part {
  DistanceSums sums;
  std::shared_ptr<Search> search;
};

DistanceSums empty_sums(std::size_t n) {
  return {std::vector<double>(n), std::vector<double>(n), std::vector<std::uint64_t>(n)};
}

void add_to(DistanceSums& all, const DistanceSums& part) {
  for (std::size_t u = 0; u < part.reached.size(); ++u) {
    all.inverse[u] += part.inverse[u];
    all.total[u] += part.total[u];
    all.reached[u] += part.reached[u];
  }
}

}  // namespace

DistanceSums hop_distances(const Csr& g, const Run& run) {
  const std::size_t n = g.nodes();
  std::optional<Csr> turned;
  if (g.directed()) turned = reversed(g);
  const Csr& in = turned ? *turned : g;
  using P = Part<BatchSearch>;
  return deterministic_reduce((n + batch - 1) / batch, 1, P{empty_sums(n), nullptr}, run,
                              [&](P& part, std::size_t b) {
                                if (!part.search)
                                  part.search = std::make_shared<BatchSearch>(g, in);
                                part.search->add(b * batch, std::min(n, (b + 1) * batch), part.sums,
                                                 run);
                              },
                              [](P& all, const P& part) { add_to(all.sums, part.sums); })
      .sums;
}

DistanceSums length_distances(const Csr& g, std::span<const Length> lengths, const Run& run) {
  const std::size_t n = g.nodes();
  DistanceSums sums = empty_sums(n);
  struct Nothing {
    std::shared_ptr<ShortestPaths> paths;
  };
  deterministic_reduce(
      n, std::max<std::size_t>(16, n / 64 + 1), Nothing{}, run,
      [&](Nothing& own, std::size_t s) {
        if (!own.paths)
          own.paths = std::make_shared<ShortestPaths>(g, std::span<const char>{}, lengths);
        own.paths->search(static_cast<Node>(s));
        const auto order = own.paths->order();
        for (const Node v : order.subspan(1)) {
          sums.inverse[s] += 1 / own.paths->distance(v);
          sums.total[s] += own.paths->distance(v);
        }
        sums.reached[s] = order.size() - 1;
      },
      [](Nothing&, const Nothing&) {});
  return sums;
}

}  // namespace entente
