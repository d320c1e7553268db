// Each triangle is found once, at its node of least degree: arcs lead from lower
// to higher degree (ties by number), so a node of many ties has few of them left
// and the work is O(arcs^1.5). Nodes are numbered by degree for that. Of the two
// lists of neighbours that are compared, one is marked by bits and the other run
// through: the shorter one where the other's marks are kept, which they are for
// the nodes of most ties. Tested by clustering_test.cpp.

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "algorithms/measure.h"
#include "core/large_memory.h"
#include "core/parallel.h"
#include "core/unordered_reduce.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"weighted", 0, 0, 1,
     "yes: a triangle counts the cube root of its strengths' product over the greatest; no: 1",
     true}};

// The arcs that lead upwards between nodes numbered by rising degree.
struct Upward {
  std::vector<Node> rank;  // of each node of the graph
  std::vector<std::size_t> first;
  UnsetLargeVector<Node> target;  // ranks, ascending for each node
  std::vector<double> root;  // if weighted, the cube root of the share of the greatest strength

  // The marks of the nodes of most ties, `base` and above, whose arcs lead to one another only.
  static constexpr std::size_t most_hubs = 4096;  // 2 MB of marks
  std::size_t base = 0, words = 0;                // `words` of marks for each hub
  std::vector<std::uint64_t> hub_marks;
};

bool is_marked(const std::uint64_t* marks, std::size_t w) { return marks[w >> 6] >> (w & 63) & 1; }
void set_mark(std::uint64_t* marks, std::size_t w) { marks[w >> 6] |= std::uint64_t{1} << (w & 63); }

std::vector<Node> by_degree(const Csr& g) {
  std::vector<std::size_t> first(g.nodes() + 1, 0);
  for (std::size_t u = 0; u < g.nodes(); ++u) ++first[g.degree(static_cast<Node>(u)) + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Node> order(g.nodes());
  for (std::size_t u = 0; u < g.nodes(); ++u)
    order[first[g.degree(static_cast<Node>(u))]++] = static_cast<Node>(u);
  return order;
}

void mark_hubs(const Run& run, Upward& up) {
  const std::size_t n = up.rank.size();
  up.base = n - std::min(n, Upward::most_hubs);
  up.words = (n - up.base + 63) / 64;
  up.hub_marks.assign((n - up.base) * up.words, 0);
  constexpr std::size_t grain = 256;
  parallel_for(n - up.base, grain, run, [&](std::size_t hub) {
    const std::size_t v = up.base + hub;
    for (std::size_t a = up.first[v]; a < up.first[v + 1]; ++a)
      set_mark(&up.hub_marks[hub * up.words], up.target[a] - up.base);
  });
}

// Ranks in pieces of about as many arcs each: two for each thread, since more of those of the
// later ranks lead from lower ones. A thread by itself needs no pieces.
std::vector<std::size_t> pieces_of(const Csr& g, std::span<const Node> order, const Run& run) {
  constexpr std::size_t most = 8;  // each counts for all nodes
  const auto threads = static_cast<std::size_t>(thread_count(run));
  const std::size_t count = threads == 1 || g.arcs() < 200'000 ? 1 : std::min(2 * threads, most);
  std::vector<std::size_t> begin{0};
  std::size_t arcs = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (arcs * count >= g.arcs() * begin.size() && begin.size() < count) begin.push_back(i);
    arcs += g.degree(order[i]);
  }
  begin.push_back(order.size());
  return begin;
}

// Upper ends are gone through in ascending order, so that the rows come out so; each piece of them
// first counts what it will put into each row, and so knows where to.
void fill_rows(const Csr& g, std::span<const Node> order, bool weighted, const Run& run,
               Upward& up) {
  const std::size_t n = g.nodes();
  const std::vector<std::size_t> begin = pieces_of(g, order, run);
  const std::size_t pieces = begin.size() - 1;
  std::vector<LargeVector<std::uint32_t>> place(pieces, LargeVector<std::uint32_t>(n, 0));
  const auto for_arcs = [&](std::size_t piece, auto take) {
    for (std::size_t i = begin[piece]; i < begin[piece + 1]; ++i) {
      const auto near = g.neighbors(order[i]);
      for (std::size_t k = 0; k < near.size(); ++k)
        if (up.rank[near[k]] < i) take(up.rank[near[k]], i, k);
    }
  };
  parallel_for(pieces, 1, run, [&](std::size_t piece) {
    for_arcs(piece, [&](Node lower, std::size_t, std::size_t) { ++place[piece][lower]; });
  });
  up.first.resize(n + 1, 0);
  for (std::size_t u = 0; u < n; ++u) {
    std::uint32_t in_row = 0;
    for (auto& of_piece : place) in_row += std::exchange(of_piece[u], in_row);
    up.first[u + 1] = up.first[u] + in_row;
  }
  up.target.resize(up.first.back());
  double greatest = 0;
  if (weighted) {
    up.root.resize(up.first.back());
    for (const double w : g.weights()) greatest = std::max(greatest, w);
  }
  parallel_for(pieces, 1, run, [&](std::size_t piece) {
    for_arcs(piece, [&](Node lower, std::size_t i, std::size_t k) {
      const std::size_t at = up.first[lower] + place[piece][lower]++;
      up.target[at] = static_cast<Node>(i);
      if (weighted) up.root[at] = std::cbrt(g.weights(order[i])[k] / greatest);
    });
  });
}

Upward upward(const Csr& g, bool weighted, const Run& run) {
  const std::vector<Node> order = by_degree(g);
  Upward up;
  up.rank.resize(g.nodes());
  for (std::size_t i = 0; i < order.size(); ++i) up.rank[order[i]] = static_cast<Node>(i);
  fill_rows(g, order, weighted, run, up);
  if (!weighted) mark_hubs(run, up);
  return up;
}

// Sums over a block of lowest corners, with the marks that find the third side.
struct Part {
  std::vector<double> total;                         // if weighted
  std::vector<std::uint64_t> count;                  // if not
  std::shared_ptr<std::vector<std::uint64_t>> mark;  // a bit for each neighbour of the corner
  std::shared_ptr<std::vector<std::size_t>> arc_to;  // if weighted: of the marked, the arc to it
};

// Counts those of the nodes that are marked, from `zero` on, at each of them too. Hits are no
// branch: whether two neighbours are tied is as good as a coin's fall.
std::uint64_t count_marked(std::span<const Node> nodes, const std::uint64_t* marks,
                           std::size_t zero, std::vector<std::uint64_t>& count) {
  std::uint64_t all = 0;
  for (const Node w : nodes) {
    const std::uint64_t hit = is_marked(marks, w - zero);
    count[w] += hit;
    all += hit;
  }
  return all;
}

void count_triangles(const Upward& up, std::size_t u, Part& part) {
  const std::span<const Node> targets(up.target);
  std::uint64_t here = 0;
  for (std::size_t a = up.first[u]; a < up.first[u + 1]; ++a) {
    const Node v = up.target[a];
    const auto of_v = targets.subspan(up.first[v], up.first[v + std::size_t{1}] - up.first[v]);
    const auto of_u = targets.subspan(a + 1, up.first[u + 1] - a - 1);  // those above v
    const std::uint64_t both =
        v >= up.base && of_u.size() < of_v.size()
            ? count_marked(of_u, &up.hub_marks[(v - up.base) * up.words], up.base, part.count)
            : count_marked(of_v, part.mark->data(), 0, part.count);
    part.count[v] += both;
    here += both;
  }
  part.count[u] += here;
}

void weigh_triangles(const Upward& up, std::size_t u, Part& part) {
  for (std::size_t a = up.first[u]; a < up.first[u + 1]; ++a) {
    const Node v = up.target[a];
    for (std::size_t b = up.first[v]; b < up.first[v + std::size_t{1}]; ++b) {
      const Node w = up.target[b];
      if (!is_marked(part.mark->data(), w)) continue;
      const double one = up.root[a] * up.root[b] * up.root[(*part.arc_to)[w]];
      part.total[u] += one;
      part.total[v] += one;
      part.total[w] += one;
    }
  }
}

void add_triangles(const Upward& up, std::size_t u, bool weighted, Part& part) {
  if (up.first[u + 1] - up.first[u] < 2) return;
  std::vector<std::uint64_t>& mark = *part.mark;
  for (std::size_t a = up.first[u]; a < up.first[u + 1]; ++a) {
    set_mark(mark.data(), up.target[a]);
    if (weighted) (*part.arc_to)[up.target[a]] = a;
  }
  if (weighted)
    weigh_triangles(up, u, part);
  else
    count_triangles(up, u, part);
  for (std::size_t a = up.first[u]; a < up.first[u + 1]; ++a) mark[up.target[a] >> 6] = 0;
}

// Sums of roots depend on their order, so blocks are fixed and joined in order.
std::vector<double> weigh_all(const Upward& up, const Run& run) {
  const std::size_t n = up.rank.size();
  const std::size_t grain = std::max<std::size_t>(1024, n / 64 + 1);
  return deterministic_reduce(
             n, grain, Part{}, run,
             [&](Part& part, std::size_t u) {
               if (!part.mark) {
                 part.mark = std::make_shared<std::vector<std::uint64_t>>(n / 64 + 1, 0);
                 part.arc_to = std::make_shared<std::vector<std::size_t>>(n);
                 part.total.resize(n);
               }
               add_triangles(up, u, true, part);
             },
             [&](Part& sum, const Part& part) {
               sum.total.resize(n);
               for (std::size_t u = 0; u < n; ++u) sum.total[u] += part.total[u];
             })
      .total;
}

std::vector<double> count_all(const Upward& up, const Run& run) {
  const std::size_t n = up.rank.size();
  constexpr std::size_t grain = 256;  // a node of many ties is as much work as thousands of others
  const std::vector<Part> parts =
      unordered_reduce(n, grain, Part{}, run, [&](Part& part, std::size_t u) {
        if (!part.mark) {
          part.mark = std::make_shared<std::vector<std::uint64_t>>(n / 64 + 1, 0);
          part.count.resize(n);
        }
        add_triangles(up, u, false, part);
      });
  std::vector<double> total(n, 0);
  for (std::size_t u = 0; u < n; ++u) {
    std::uint64_t sum = 0;
    for (const Part& part : parts)
      if (!part.count.empty()) sum += part.count[u];
    total[u] = static_cast<double>(sum);
  }
  return total;
}

std::vector<double> triangles(const Csr& g, bool weighted, const Run& run) {
  const Upward up = upward(g, weighted, run);
  const std::vector<double> by_rank = weighted ? weigh_all(up, run) : count_all(up, run);
  std::vector<double> total(g.nodes(), 0);
  for (std::size_t u = 0; u < by_rank.size(); ++u) total[u] = by_rank[up.rank[u]];
  return total;
}

Scores compute_clustering(const Csr& g, Params values, const Run& run) {
  if (g.directed()) return compute_clustering(undirected(g), values, run);
  Scores scores;
  scores.values = triangles(g, values[0] != 0, run);
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    const auto degree = static_cast<double>(g.degree(static_cast<Node>(u)));
    if (degree > 1) scores.values[u] /= degree * (degree - 1) / 2;
  }
  return scores;
}

}  // namespace

// The share of an actor's pairs of neighbours that are tied themselves, in [0, 1]; 0 with fewer
// than two neighbours. The direction of arcs does not count. O(arcs^1.5).
const Measure measures::clustering{"clustering",
                                   "how many of an actor's neighbours are tied to one another",
                                   "Watts & Strogatz 1998, doi:10.1038/30918; weighted: Onnela et "
                                   "al. 2005, doi:10.1103/PhysRevE.71.065103",
                                   params, compute_clustering};

}  // namespace entente
