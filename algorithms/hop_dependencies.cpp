// Eight searches share each look at an arc: every node has a row of eight path
// counts and eight levels, one a source, and the additions of a row are one or
// two vector instructions. Levels of all eight go in step. Going forward, a node
// of the frontier pushes its counts to neighbours that its source has not reached
// earlier; going back, it pulls the shares of neighbours one level on. Lanes never
// mix, so a source's sums are the same whatever its companions.

#include "algorithms/hop_dependencies.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "core/parallel.h"

namespace entente {
namespace {

constexpr std::size_t lanes = 8;

struct alignas(64) Row {
  std::array<double, lanes> of{};
};

// A node on a level, with the lanes whose source reaches it there.
struct Visit {
  Node node;
  std::uint8_t mask;
};

class BatchBrandes {
 public:
  BatchBrandes(const Csr& graph, std::span<const double> weight, std::span<const char> member)
      : g_(graph),
        weight_(weight),
        member_(member),
        count_(graph.nodes()),
        share_(graph.nodes()),
        fresh_(graph.nodes()),
        reached_(graph.nodes()),
        now_(graph.nodes()) {}

  void add(std::span<const Node> sources, std::vector<double>& total, const Run& run) {
    search(sources, run);
    for (std::size_t level = levels_.size(); level-- > 1;) {
      run.checkpoint();
      collect(level, sources, total);
    }
  }

 private:
  void search(std::span<const Node> sources, const Run& run) {
    std::fill(reached_.begin(), reached_.end(), std::uint8_t{0});
    std::fill(count_.begin(), count_.end(), Row{});
    levels_.assign(1, {});
    for (std::size_t k = 0; k < sources.size(); ++k) {
      const Node s = sources[k];
      const auto bit = static_cast<std::uint8_t>(1u << k);
      reached_[s] |= bit;
      count_[s].of[k] = 1;
      levels_[0].push_back({s, bit});
    }
    while (!levels_.back().empty()) {
      run.checkpoint();
      levels_.push_back(advance(levels_.back()));
    }
    levels_.pop_back();
  }

  // The next level: counts go from each visit along its arcs, in its lanes only.
  std::vector<Visit> advance(const std::vector<Visit>& level) {
    touched_.clear();
    for (const Visit& visit : level) {
      const Row row = kept(count_[visit.node], visit.mask);
      for (const Node v : g_.neighbors(visit.node)) {
        if ((visit.mask & ~reached_[v]) == 0 || (!member_.empty() && !member_[v])) continue;
        if (now_[v] == 0) touched_.push_back(v);
        now_[v] = static_cast<std::uint8_t>(now_[v] | visit.mask);
        Row& sum = fresh_[v];
        for (std::size_t k = 0; k < lanes; ++k) sum.of[k] += row.of[k];
      }
    }
    std::vector<Visit> next;
    next.reserve(touched_.size());
    for (const Node v : touched_) {
      const auto mask = static_cast<std::uint8_t>(now_[v] & ~reached_[v]);
      const Row row = kept(fresh_[v], mask);
      for (std::size_t k = 0; k < lanes; ++k) count_[v].of[k] += row.of[k];
      next.push_back({v, mask});
      reached_[v] = static_cast<std::uint8_t>(reached_[v] | mask);
      fresh_[v] = Row{};
      now_[v] = 0;
    }
    return next;
  }

  // The shares of `level` are laid out, its nodes' dependencies are added to the total, and the
  // level before pulls from it.
  void collect(std::size_t level, std::span<const Node> sources, std::vector<double>& total) {
    for (const Visit& visit : levels_[level]) {
      const Node u = visit.node;
      // fresh_ holds the shares that were pulled from the level after.
      for (std::size_t k = 0; k < lanes; ++k) {
        if (!(visit.mask >> k & 1)) continue;
        const double dependency = fresh_[u].of[k] * count_[u].of[k];
        share_[u].of[k] = (weight_[u] + dependency) / count_[u].of[k];
        total[u] += weight_[sources[k]] * dependency;
      }
    }
    for (const Visit& visit : levels_[level]) fresh_[visit.node] = Row{};
    if (level == 1) {
      clear(1);
      return;
    }
    for (const Visit& visit : levels_[level]) now_[visit.node] = visit.mask;
    for (const Visit& visit : levels_[level - 1]) {
      Row sum;
      for (const Node v : g_.neighbors(visit.node)) {
        if ((now_[v] & visit.mask) == 0) continue;
        const Row& share = share_[v];
        for (std::size_t k = 0; k < lanes; ++k) sum.of[k] += share.of[k];
      }
      const Row own = kept(sum, visit.mask);
      for (std::size_t k = 0; k < lanes; ++k) fresh_[visit.node].of[k] += own.of[k];
    }
    clear(level);
  }

  void clear(std::size_t level) {
    for (const Visit& visit : levels_[level]) {
      share_[visit.node] = Row{};
      now_[visit.node] = 0;
    }
  }

  static Row kept(const Row& row, std::uint8_t mask) {
    Row out;
    for (std::size_t k = 0; k < lanes; ++k) out.of[k] = (mask >> k & 1) ? row.of[k] : 0;
    return out;
  }

  const Csr& g_;
  std::span<const double> weight_;
  std::span<const char> member_;
  std::vector<Row> count_, share_, fresh_;
  std::vector<std::uint8_t> reached_, now_;
  std::vector<std::vector<Visit>> levels_;
  std::vector<Node> touched_;
};

}  // namespace

std::vector<double> hop_dependencies(const Csr& g, std::span<const Node> sources,
                                     std::span<const double> weight, std::span<const char> member,
                                     const Run& run) {
  struct Part {
    std::vector<double> total;
    std::shared_ptr<BatchBrandes> search;
  };
  const std::size_t n = g.nodes();
  const std::size_t batches = (sources.size() + lanes - 1) / lanes;
  const std::size_t grain = std::max<std::size_t>(4, batches / 64 + 1);
  return deterministic_reduce(
             batches, grain, Part{}, run,
             [&](Part& part, std::size_t b) {
               if (!part.search) {
                 part.search = std::make_shared<BatchBrandes>(g, weight, member);
                 part.total.resize(n);
               }
               const std::size_t first = b * lanes;
               part.search->add(sources.subspan(first, std::min(lanes, sources.size() - first)),
                                part.total, run);
             },
             [n](Part& all, const Part& part) {
               all.total.resize(n);
               for (std::size_t u = 0; u < n; ++u) all.total[u] += part.total[u];
             })
      .total;
}

}  // namespace entente
