// The sparse stress model: each node is drawn to its neighbours, to a sample of the nodes two steps
// away (else all leaves of a hub would share one place) and to pivots, each of which stands for
// those nodes of its region that are nearer to it than half its distance. Beginning from pivot
// multidimensional scaling (Brandes & Pich 2007, doi:10.1007/978-3-540-70904-6_6), every node goes
// to the place that its own terms want (Gansner, Koren & North 2005,
// doi:10.1007/978-3-540-31843-9_25). A round moves one eighth of the nodes after the other, all
// nodes of an eighth at once from the same state: so it settles as if one by one, on any number of
// threads. tests/layout_test.cpp holds it.

#include "render/layout/stress.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

#include "algorithms/shortest_paths.h"
#include "core/parallel.h"
#include "core/random.h"

namespace entente {
namespace {

constexpr std::size_t most_exact = 600;     // nodes all of which are pivots
constexpr std::size_t many_pivots = 150;    // above that
constexpr std::size_t spread_pivots = 24;   // of those, each the farthest from the ones before
constexpr std::size_t scaling_pivots = 50;  // that the first drawing is made from
constexpr std::size_t near_samples = 6;     // two steps away, drawn by each node
constexpr std::size_t parts = 8;            // that a round moves one after the other
constexpr std::size_t lanes = 8;            // sums side by side, for the compiler
constexpr int most_rounds = 120;
constexpr double settled = 2e-3;  // mean move of a round, in lengths

struct Term {
  Node to;
  float length, weight;
};

// What every node is drawn to. Distances and weights are node by node, padded to whole lanes with
// weight 0.
struct Model {
  std::size_t stride = 0;
  std::vector<Node> pivots;
  std::vector<float> length, weight;
  std::vector<std::size_t> first;  // of a node's terms, and behind the last
  std::vector<Term> terms;
};

std::vector<double> distances_from(const Csr& graph, std::span<const Length> lengths, Node source) {
  ShortestPaths search(graph, {}, lengths);
  search.search(source);
  std::vector<double> out(graph.nodes());
  for (Node u = 0; u < out.size(); ++u) out[u] = search.distance(u);
  return out;
}

// A few that are far from each other, the others at random.
std::vector<Node> choose_pivots(const Csr& graph, std::span<const Length> lengths, const Run& run) {
  const std::size_t n = graph.nodes();
  std::vector<Node> all(n);
  std::iota(all.begin(), all.end(), Node{0});
  if (n <= most_exact) return all;
  Random random(run.seed, n);
  std::vector<Node> pivots{static_cast<Node>(random.below(n))};
  std::vector<bool> is_pivot(n, false);
  is_pivot[pivots[0]] = true;
  std::vector<double> nearest(n, ShortestPaths::unreached);
  while (pivots.size() < spread_pivots) {
    run.checkpoint();
    const std::vector<double> from = distances_from(graph, lengths, pivots.back());
    for (std::size_t u = 0; u < n; ++u) nearest[u] = std::min(nearest[u], from[u]);
    const auto far = std::max_element(nearest.begin(), nearest.end()) - nearest.begin();
    pivots.push_back(static_cast<Node>(far));
    is_pivot[pivots.back()] = true;
  }
  while (pivots.size() < many_pivots) {
    const auto u = static_cast<Node>(random.below(n));
    if (!is_pivot[u]) pivots.push_back(u);
    is_pivot[u] = true;
  }
  return pivots;
}

// How many nodes of each pivot's region are nearer to it than half of what a node is.
void weigh_pivots(std::size_t n, const Run& run, Model& model) {
  const std::size_t k = model.pivots.size();
  std::vector<std::vector<float>> region(k);
  for (std::size_t u = 0; u < n; ++u) {
    const float* from = &model.length[u * model.stride];
    const auto nearest = static_cast<std::size_t>(std::min_element(from, from + k) - from);
    region[nearest].push_back(from[nearest]);
  }
  for (std::vector<float>& r : region) std::sort(r.begin(), r.end());
  parallel_for(n, 64, run, [&](std::size_t u) {
    for (std::size_t p = 0; p < k; ++p) {
      const float d = model.length[u * model.stride + p];
      if (model.pivots[p] == u) continue;
      const auto near =
          std::upper_bound(region[p].begin(), region[p].end(), d / 2) - region[p].begin();
      model.weight[u * model.stride + p] =
          static_cast<float>(std::max<std::ptrdiff_t>(near, 1)) / (d * d);
    }
  });
}

void add_pivots(const Csr& graph, const Run& run, Model& model) {
  const std::size_t n = graph.nodes();
  const std::vector<Length> lengths = arc_lengths(graph);
  model.pivots = choose_pivots(graph, lengths, run);
  const std::size_t k = model.pivots.size();
  model.stride = (k + lanes - 1) / lanes * lanes;
  model.length.assign(n * model.stride, 0);
  model.weight.assign(n * model.stride, 0);
  parallel_for(k, 1, run, [&](std::size_t p) {
    ShortestPaths search(graph, {}, lengths);
    search.search(model.pivots[p]);
    for (Node u = 0; u < n; ++u)
      model.length[u * model.stride + p] = static_cast<float>(search.distance(u));
  });
  weigh_pivots(n, run, model);
}

struct NearPair {
  Node low, high;
  float length, weight;
};

// Pairs that a third node ties, by one of its ways.
std::vector<NearPair> sampled_pairs(const Csr& graph, const Run& run) {
  std::vector<NearPair> pairs;
  for (Node u = 0; u < graph.nodes(); ++u) {
    run.checkpoint();
    Random random(run.seed + 1, u);
    const auto near = graph.neighbors(u);
    double steps = 0;
    for (const Node v : near) steps += static_cast<double>(graph.degree(v) - 1);
    const auto weight = static_cast<float>(std::clamp(steps / (2.0 * near_samples), 0.5, 4.0));
    for (std::size_t i = 0; i < near_samples && !near.empty(); ++i) {
      const auto a = static_cast<std::size_t>(random.below(near.size()));
      const Node v = near[a];
      const auto b = static_cast<std::size_t>(random.below(graph.degree(v)));
      const Node w = graph.neighbors(v)[b];
      if (w == u || std::binary_search(near.begin(), near.end(), w)) continue;
      const auto length = static_cast<float>(1 / graph.weights(u)[a] + 1 / graph.weights(v)[b]);
      pairs.push_back({std::min(u, w), std::max(u, w), length, weight / (length * length)});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const NearPair& a, const NearPair& b) {
    return std::tie(a.low, a.high, a.length) < std::tie(b.low, b.high, b.length);
  });
  const auto same = [](const NearPair& a, const NearPair& b) {
    return a.low == b.low && a.high == b.high;
  };
  pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
  return pairs;
}

// Neighbours and samples; where all nodes are pivots there is nothing to add.
void add_terms(const Csr& graph, const Run& run, Model& model) {
  const std::size_t n = graph.nodes();
  model.first.assign(n + 1, 0);
  if (n <= most_exact) return;
  const std::vector<NearPair> pairs = sampled_pairs(graph, run);
  for (const NearPair& pair : pairs) {
    ++model.first[pair.low + 1];
    ++model.first[pair.high + 1];
  }
  for (Node u = 0; u < n; ++u) model.first[u + 1] += model.first[u] + graph.degree(u);
  model.terms.resize(model.first[n]);
  std::vector<std::size_t> next(model.first.begin(), model.first.end() - 1);
  for (Node u = 0; u < n; ++u)
    for (std::size_t i = 0; i < graph.degree(u); ++i) {
      const auto strength = static_cast<float>(graph.weights(u)[i]);
      model.terms[next[u]++] = {graph.neighbors(u)[i], 1 / strength, strength * strength};
    }
  for (const NearPair& pair : pairs) {
    model.terms[next[pair.low]++] = {pair.high, pair.length, pair.weight};
    model.terms[next[pair.high]++] = {pair.low, pair.length, pair.weight};
  }
}

using Row = std::array<double, scaling_pivots>;

// The unit vector that the matrix stretches most, across those before it.
Row stretched_most(const std::vector<Row>& matrix, const std::vector<Row>& before, Random& random) {
  constexpr int turns = 100;
  Row vector{};
  for (std::size_t i = 0; i < matrix.size(); ++i) vector[i] = random.unit() - 0.5;
  for (int turn = 0; turn < turns; ++turn) {
    Row next{};
    for (std::size_t i = 0; i < matrix.size(); ++i)
      for (std::size_t j = 0; j < matrix.size(); ++j) next[i] += matrix[i][j] * vector[j];
    for (const Row& other : before) {
      const double along = std::inner_product(next.begin(), next.end(), other.begin(), 0.0);
      for (std::size_t i = 0; i < matrix.size(); ++i) next[i] -= along * other[i];
    }
    const double length =
        std::sqrt(std::inner_product(next.begin(), next.end(), next.begin(), 0.0));
    if (!(length > 1e-12)) break;
    for (double& value : next) value /= length;
    vector = next;
  }
  return vector;
}

// A node's squared distances to the pivots, centred both ways.
class Centred {
 public:
  Centred(const Model& model, std::size_t n)
      : model_(model), step_(std::max<std::size_t>(1, model.pivots.size() / scaling_pivots)) {
    columns_ = std::min(scaling_pivots, model.pivots.size());
    for (std::size_t u = 0; u < n; ++u)
      for (std::size_t p = 0; p < columns_; ++p) mean_[p] += squared(u, p) / double(n);
    for (std::size_t p = 0; p < columns_; ++p) whole_ += mean_[p] / double(columns_);
  }
  std::size_t columns() const { return columns_; }
  Row operator()(std::size_t u) const {
    Row row{};
    double mean = 0;
    for (std::size_t p = 0; p < columns_; ++p) {
      row[p] = squared(u, p);
      mean += row[p] / double(columns_);
    }
    for (std::size_t p = 0; p < columns_; ++p) row[p] = (mean + mean_[p] - whole_ - row[p]) / 2;
    return row;
  }

 private:
  double squared(std::size_t u, std::size_t p) const {
    const double d = model_.length[u * model_.stride + p * step_];
    return d * d;
  }
  const Model& model_;
  std::size_t step_, columns_ = 0;
  Row mean_{};
  double whole_ = 0;
};

// The plane in which the pivots' distances show best, in the unit of lengths; a little shaken, so
// that nodes with the same distances part.
std::vector<Point> first_drawing(const Model& model, std::size_t n, const Run& run) {
  const Centred centred(model, n);
  const std::vector<Row> zero(centred.columns(), Row{});
  const std::vector<Row> matrix = deterministic_reduce(
      n, 1024, zero, run,
      [&](std::vector<Row>& sum, std::size_t u) {
        const Row row = centred(u);
        for (std::size_t i = 0; i < sum.size(); ++i)
          for (std::size_t j = 0; j < sum.size(); ++j) sum[i][j] += row[i] * row[j];
      },
      [](std::vector<Row>& total, const std::vector<Row>& sum) {
        for (std::size_t i = 0; i < total.size(); ++i)
          for (std::size_t j = 0; j < total.size(); ++j) total[i][j] += sum[i][j];
      });
  Random random(run.seed + 2, n);
  const Row x = stretched_most(matrix, {}, random);
  const Row y = stretched_most(matrix, {x}, random);
  std::vector<Point> out(n);
  double wanted = 0, found = 0;
  for (std::size_t u = 0; u < n; ++u) {
    const Row row = centred(u);
    out[u] = {std::inner_product(row.begin(), row.end(), x.begin(), 0.0),
              std::inner_product(row.begin(), row.end(), y.begin(), 0.0)};
    wanted += model.length[u * model.stride];
    found += std::hypot(out[u].x - out[0].x, out[u].y - out[0].y);
  }
  const double scale = found > 0 ? wanted / found : 1;
  for (Point& p : out) {
    constexpr double shake = 0.3;
    p = {p.x * scale + shake * (random.unit() - 0.5), p.y * scale + shake * (random.unit() - 0.5)};
  }
  return out;
}

// The pivots' places side by side, as long as they hold.
struct Anchors {
  std::vector<float> x, y;
};

// Where a node's terms want it.
Point wanted_place(const Model& model, const Anchors& anchors, const std::vector<Point>& at,
                   std::size_t u) {
  const auto own_x = static_cast<float>(at[u].x), own_y = static_cast<float>(at[u].y);
  std::array<float, lanes> x{}, y{}, weight{};
  const float* length = &model.length[u * model.stride];
  const float* weights = &model.weight[u * model.stride];
  constexpr float tiny = 1e-12f;  // squared; the point itself, and what has come to lie on it
  for (std::size_t p = 0; p < model.stride; p += lanes)
    for (std::size_t l = 0; l < lanes; ++l) {
      const float dx = own_x - anchors.x[p + l], dy = own_y - anchors.y[p + l];
      const float ratio = length[p + l] / std::sqrt(dx * dx + dy * dy + tiny);
      x[l] += weights[p + l] * (anchors.x[p + l] + ratio * dx);
      y[l] += weights[p + l] * (anchors.y[p + l] + ratio * dy);
      weight[l] += weights[p + l];
    }
  double sum_x = 0, sum_y = 0, sum = 0;
  for (std::size_t l = 0; l < lanes; ++l) {
    sum_x += x[l];
    sum_y += y[l];
    sum += weight[l];
  }
  for (std::size_t i = model.first[u]; i < model.first[u + 1]; ++i) {
    const Term& term = model.terms[i];
    const Point other = at[term.to];
    const double dx = at[u].x - other.x, dy = at[u].y - other.y;
    const double ratio = term.length / std::sqrt(dx * dx + dy * dy + tiny);
    sum_x += term.weight * (other.x + ratio * dx);
    sum_y += term.weight * (other.y + ratio * dy);
    sum += term.weight;
  }
  return sum > 0 ? Point{sum_x / sum, sum_y / sum} : at[u];
}

// Moves every node once; the mean of the moves.
double one_round(const Model& model, const std::vector<Node>& order, std::vector<Point>& at,
                 const Run& run) {
  const std::size_t n = at.size();
  double moved = 0;
  std::vector<Point> next;
  Anchors anchors;
  anchors.x.resize(model.stride);
  anchors.y.resize(model.stride);
  for (std::size_t part = 0; part < parts; ++part) {
    for (std::size_t p = 0; p < model.pivots.size(); ++p) {
      anchors.x[p] = static_cast<float>(at[model.pivots[p]].x);
      anchors.y[p] = static_cast<float>(at[model.pivots[p]].y);
    }
    const std::size_t begin = n * part / parts, end = n * (part + 1) / parts;
    next.resize(end - begin);
    parallel_for(end - begin, 512, run, [&](std::size_t i) {
      next[i] = wanted_place(model, anchors, at, order[begin + i]);
    });
    for (std::size_t i = begin; i < end; ++i) {
      Point& here = at[order[i]];
      moved += std::hypot(next[i - begin].x - here.x, next[i - begin].y - here.y);
      here = next[i - begin];
    }
  }
  return moved / static_cast<double>(n);
}

std::vector<Node> shuffled(std::size_t n, const Run& run) {
  std::vector<Node> order(n);
  std::iota(order.begin(), order.end(), Node{0});
  Random random(run.seed + 3, n);
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

}  // namespace

std::vector<Point> stress_layout(const Csr& graph, const Run& run) {
  const std::size_t n = graph.nodes();
  if (n == 0) return {};
  if (n == 1) return {{0, 0}};
  if (n == 2) return {{0, 0}, {1 / graph.weights(0)[0], 0}};
  Run silent = run;
  silent.progress = {};
  Model model;
  add_pivots(graph, silent, model);
  add_terms(graph, silent, model);
  std::vector<Point> at = first_drawing(model, n, silent);
  const std::vector<Node> order = shuffled(n, run);
  for (int round = 0; round < most_rounds; ++round) {
    if (one_round(model, order, at, silent) < settled) break;
    if (run.progress) run.progress(double(round + 1) / most_rounds);
  }
  return at;
}

}  // namespace entente
