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

void keep(Row& row, std::uint8_t mask) {
  for (std::size_t k = 0; k < lanes; ++k) row.of[k] = (mask >> k & 1) ? row.of[k] : 0;
}

void add_row(Row& sum, const Row& row) {
  for (std::size_t k = 0; k < lanes; ++k) sum.of[k] += row.of[k];
}

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

  // The next level.
  std::vector<Visit> advance(const std::vector<Visit>& level) {
    touched_.clear();
    for (const Visit& visit : level) {
      Row row = count_[visit.node];
      keep(row, visit.mask);
      for (const Node v : g_.neighbors(visit.node)) {
        if ((visit.mask & ~reached_[v]) == 0 || (!member_.empty() && !member_[v])) continue;
        if (now_[v] == 0) touched_.push_back(v);
        now_[v] = static_cast<std::uint8_t>(now_[v] | visit.mask);
        add_row(fresh_[v], row);
      }
    }
    std::vector<Visit> next;
    next.reserve(touched_.size());
    for (const Node v : touched_) {
      const auto mask = static_cast<std::uint8_t>(now_[v] & ~reached_[v]);
      keep(fresh_[v], mask);
      add_row(count_[v], fresh_[v]);
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
      for (const Node v : g_.neighbors(visit.node))
        if ((now_[v] & visit.mask) != 0) add_row(sum, share_[v]);
      keep(sum, visit.mask);
      add_row(fresh_[visit.node], sum);
    }
    clear(level);
  }

  void clear(std::size_t level) {
    for (const Visit& visit : levels_[level]) {
      share_[visit.node] = Row{};
      now_[visit.node] = 0;
    }
  }

  const Csr& g_;
  std::span<const double> weight_;
  std::span<const char> member_;
  std::vector<Row> count_, share_, fresh_;
  std::vector<std::uint8_t> reached_, now_;
  std::vector<std::vector<Visit>> levels_;
  std::vector<Node> touched_;
};

// The sources so that those next to one another are near one another: they reach most nodes on
// the same level, which are then looked at once and not once a level. In the order of a search
// in hops from the source of most ties on, those found from one node side by side (as Then et
// al. 2014, doi:10.14778/2735496.2735507, advise for their searches). O(nodes + arcs).
std::vector<Node> near_to_each_other(const Csr& g, std::span<const Node> sources) {
  std::vector<Node> starts(sources.begin(), sources.end());
  std::stable_sort(starts.begin(), starts.end(), [&](Node a, Node b) {
    return g.neighbors(a).size() > g.neighbors(b).size();
  });
  std::vector<char> wanted(g.nodes(), 0), seen(g.nodes(), 0);
  for (const Node s : sources) wanted[s] = 1;
  std::vector<Node> queue, out;
  out.reserve(sources.size());
  for (const Node start : starts) {
    if (seen[start]) continue;
    queue.assign(1, start);
    seen[start] = 1;
    for (std::size_t at = 0; at < queue.size(); ++at) {
      if (wanted[queue[at]]) out.push_back(queue[at]);
      for (const Node v : g.neighbors(queue[at]))
        if (!seen[v]) {
          seen[v] = 1;
          queue.push_back(v);
        }
    }
  }
  return out;
}

}  // namespace

std::vector<double> hop_dependencies(const Csr& g, std::span<const Node> given,
                                     std::span<const double> weight, std::span<const char> member,
                                     const Run& run) {
  const std::vector<Node> order = near_to_each_other(g, given);
  const std::span<const Node> sources = order;
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
