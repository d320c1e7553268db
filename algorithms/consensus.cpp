#include "algorithms/consensus.h"

#include <algorithm>

#include "algorithms/components.h"
#include "core/parallel.h"
#include "core/random.h"

namespace entente {
namespace {

constexpr int most_rounds = 20;

using Groups = std::vector<std::uint32_t>;

std::vector<Groups> starts(const CommunityMethod& method, const Csr& g,
                           const CommunityOptions& options, const Run& run) {
  std::vector<Groups> found(static_cast<std::size_t>(std::max(1, options.runs)));
  parallel_for(found.size(), 1, run, [&](std::size_t i) {
    const Run one{.threads = 1, .seed = Random(run.seed, i)(), .stop = run.stop};
    found[i] = method.detect(g, {.resolution = options.resolution, .runs = 1}, one).group;
  });
  return found;
}

// The ties that enough starts keep together, weighing their share of the starts.
std::vector<Edge> agreed_ties(const Csr& g, const std::vector<Groups>& found) {
  std::vector<Edge> edges;
  const auto all = static_cast<double>(found.size());
  for (std::size_t i = 0; i < g.nodes(); ++i) {
    const auto u = static_cast<Node>(i);
    double surest = 0;
    Node best = u;
    for (const Node v : g.neighbors(u)) {
      double together = 0;
      for (const Groups& group : found) together += group[u] == group[v];
      if (together > surest) {
        surest = together;
        best = v;
      }
      if (u < v && 2 * together >= all) edges.push_back({u, v, together / all});
    }
    // make_csr adds parallel rows up, and both ends may choose the tie: half of it from each.
    if (best != u && 2 * surest < all) edges.push_back({u, best, surest / all / 2});
  }
  return edges;
}

// Adds how alike each node's two groups are.
void add_likeness(const Groups& a, const Groups& b, std::vector<double>& sum) {
  std::vector<double> size_a(a.size(), 0), size_b(a.size(), 0);
  std::vector<Node> order(a.size());
  for (std::size_t u = 0; u < a.size(); ++u) {
    ++size_a[a[u]];
    ++size_b[b[u]];
    order[u] = static_cast<Node>(u);
  }
  std::ranges::sort(order, {}, [&](Node u) { return std::pair(a[u], b[u]); });
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    while (end < order.size() && a[order[end]] == a[order[i]] && b[order[end]] == b[order[i]])
      ++end;
    const auto shared = static_cast<double>(end - i);
    const double likeness = shared / (size_a[a[order[i]]] + size_b[b[order[i]]] - shared);
    for (; i < end; ++i) sum[order[i]] += likeness;
  }
}

}  // namespace

Consensus consensus_communities(const CommunityMethod& method, const Csr& graph,
                                const CommunityOptions& options, const Run& run) {
  if (graph.directed()) return consensus_communities(method, undirected(graph), options, run);
  Consensus result;
  const std::vector<Groups> first = starts(method, graph, options, run);
  Csr agreed = graph;
  std::vector<Groups> found = first;
  for (bool differ = true; differ && result.rounds < most_rounds; ++result.rounds) {
    if (result.rounds > 0) found = starts(method, agreed, options, run);
    const std::vector<Edge> edges = agreed_ties(agreed, found);
    differ = std::ranges::any_of(edges, [](const Edge& e) { return e.weight < 1; });
    agreed = make_csr(graph.nodes(), edges, false);
  }
  result.partition.group = canonical_groups(connected_components(agreed).of);
  result.partition.quality = modularity(graph, result.partition.group, options.resolution);
  result.stability.resize(graph.nodes());
  for (const Groups& group : first) add_likeness(result.partition.group, group, result.stability);
  for (double& v : result.stability) v /= static_cast<double>(first.size());
  return result;
}

}  // namespace entente
