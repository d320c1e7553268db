// Betweenness from a sample of shortest paths (Riondato & Kornaropoulos). Each
// sample draws two nodes and one of the shortest paths between them; a node's
// score is the share of samples whose path it lies inside. With
//     samples = 0.5 / epsilon^2 * (floor(log2(d - 2)) + 1 + ln(1 / delta)),
// d bounding the nodes on a shortest path, all scores are within epsilon of the
// exact ones with a chance of at least 1 - delta. A path is drawn while the
// search goes forward: each node keeps one predecessor, replaced with the chance
// that the new one's share of paths has, so no second pass is needed. Where
// there are no more nodes than samples the exact method costs less and is used.
// Tested by sampled_betweenness_test.cpp against exact values over 100 seeds.

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "algorithms/components.h"
#include "algorithms/measure.h"
#include "algorithms/shortest_paths.h"
#include "core/parallel.h"
#include "core/random.h"

namespace entente {
namespace {

constexpr Param params[] = {
    {"epsilon", 0.01, 1e-4, 0.5, "no score is off by more, as a share of all pairs"},
    {"delta", 0.1, 1e-9, 0.5, "chance that some score is off by more after all"},
    {"weighted", 0, 0, 1, "yes: a tie is 1 / strength long; no: every tie is one hop", true}};

// At least the number of nodes on any shortest path. In hops without directions: twice the depth of
// a search from one node of each component; else the size of the largest component.
std::size_t most_nodes_on_a_path(const Csr& g, bool weighted, const Run& run) {
  const Components components = connected_components(g);
  if (g.directed() || weighted) return components.size.empty() ? 0 : components.size[0];
  ShortestPaths paths(g, {});
  std::vector<char> seen(components.count(), 0);
  std::size_t most = 0;
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    const std::uint32_t c = components.of[u];
    if (seen[c] || components.size[c] == 1) continue;
    run.checkpoint();
    seen[c] = 1;
    paths.search(static_cast<Node>(u));
    const double depth = paths.distance(paths.order().back());
    most = std::max(most, std::min<std::size_t>(components.size[c],
                                                2 * static_cast<std::size_t>(depth) + 1));
  }
  return most;
}

double samples_needed(std::size_t path_nodes, double epsilon, double delta) {
  if (path_nodes < 3) return 0;
  const double bits = std::floor(std::log2(static_cast<double>(path_nodes - 2))) + 1;
  return std::ceil(0.5 / (epsilon * epsilon) * (bits + std::log(1 / delta)));
}

// What one thread needs to draw paths.
struct Sampler {
  Sampler(const Csr& g, std::span<const Length> lengths)
      : paths(g, {}, lengths), count(g.nodes()), before(g.nodes()) {}
  explicit Sampler(const Csr& g) : paths(g, {}), count(g.nodes()), before(g.nodes()) {}

  ShortestPaths paths;
  std::vector<double> count;  // shortest paths from the source
  std::vector<Node> before;   // on the path drawn
};

// Adds 1 to the inner nodes of one path.
void add_sample(const Csr& g, Random random, Sampler& s, std::vector<double>& hits) {
  const std::size_t n = g.nodes();
  const auto source = static_cast<Node>(random.below(n));
  auto target = static_cast<Node>(random.below(n - 1));
  target += target >= source;
  s.paths.search(source);
  if (!(s.paths.distance(target) < ShortestPaths::unreached)) return;
  for (const Node u : s.paths.order()) s.count[u] = 0;
  s.count[source] = 1;
  for (const Node u : s.paths.order()) {
    if (u == target) break;  // nothing behind it leads to it
    const auto near = g.neighbors(u);
    const auto first = static_cast<std::size_t>(g.offsets()[u]);
    for (std::size_t i = 0; i < near.size(); ++i) {
      const Node v = near[i];
      if (!s.paths.is_shortest(u, v, first + i)) continue;
      s.count[v] += s.count[u];
      if (random.unit() * s.count[v] < s.count[u]) s.before[v] = u;
    }
  }
  for (Node v = s.before[target]; v != source; v = s.before[v]) ++hits[v];
}

std::vector<double> sample(const Csr& g, std::size_t samples, std::span<const Length> lengths,
                           const Run& run) {
  struct Part {
    std::vector<double> hits;
    std::shared_ptr<Sampler> sampler;
  };
  const std::size_t n = g.nodes();
  std::vector<double> hits =
      deterministic_reduce(
          samples, samples / 64 + 1, Part{}, run,
          [&](Part& part, std::size_t i) {
            if (!part.sampler) {
              part.sampler = lengths.empty() ? std::make_shared<Sampler>(g)
                                             : std::make_shared<Sampler>(g, lengths);
              part.hits.resize(n);
            }
            add_sample(g, Random(run.seed, i), *part.sampler, part.hits);
          },
          [n](Part& all, const Part& part) {
            all.hits.resize(n);
            for (std::size_t u = 0; u < n; ++u) all.hits[u] += part.hits[u];
          })
          .hits;
  for (double& v : hits) v /= static_cast<double>(samples);
  return hits;
}

Scores compute_sampled_betweenness(const Csr& g, Params values, const Run& run) {
  const std::size_t n = g.nodes();
  const bool weighted = values[2] != 0;
  run.checkpoint();
  const double samples =
      samples_needed(most_nodes_on_a_path(g, weighted, run), values[0], values[1]);
  Scores scores;
  if (samples >= static_cast<double>(n)) {
    const std::vector<std::pair<std::string, double>> same{{"weighted", values[2]}};
    scores = compute(measures::betweenness, g, same, run);
    const double pairs = static_cast<double>(n) * (static_cast<double>(n) - 1);
    for (double& v : scores.values) v *= (g.directed() ? 1 : 2) / pairs;
  } else if (samples == 0) {
    scores.values.assign(n, 0);
  } else {
    const std::vector<Length> lengths = weighted ? arc_lengths(g) : std::vector<Length>{};
    scores.values = sample(g, static_cast<std::size_t>(samples), lengths, run);
    scores.iterations = static_cast<int>(samples);
  }
  return scores;
}

}  // namespace

// The share of all ordered pairs of nodes whose shortest paths pass inside through a node, each
// pair shared among its paths, within epsilon for all nodes at once with a chance of 1 - delta.
// `iterations` is the number of samples, 0 if the exact method was used. O(samples * arcs), with a
// logarithm for lengths.
const Measure measures::sampled_betweenness{
    "sampled_betweenness", "betweenness of large networks, within a stated error",
    "Riondato & Kornaropoulos 2016, doi:10.1007/s10618-015-0423-0", params,
    compute_sampled_betweenness};

}  // namespace entente
