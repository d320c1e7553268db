#include <benchmark/benchmark.h>

#include "algorithms/measure.h"
#include "algorithms/partition.h"
#include "core/random.h"

namespace entente {
namespace {

// Ties between nodes that are near in number, with some far ones: clustered, as news graphs are.
std::vector<Edge> ties(Node nodes) {
  Random random(1, nodes);
  std::vector<Edge> edges;
  for (Node u = 0; u < nodes; ++u)
    for (int k = 0; k < 10; ++k) {
      const auto v =
          static_cast<Node>(k < 8 ? (u + 1 + random.below(50)) % nodes : random.below(nodes));
      edges.push_back({u, v, 1 + random.unit()});
    }
  return edges;
}

void make_graph(benchmark::State& state) {
  const auto nodes = static_cast<Node>(state.range(0));
  const std::vector<Edge> edges = ties(nodes);
  for (auto _ : state) benchmark::DoNotOptimize(make_csr(nodes, edges, false));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(edges.size()));
}
BENCHMARK(make_graph)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void measure(benchmark::State& state, const Measure* m, Node nodes) {
  const Csr g = make_csr(nodes, ties(nodes), false);
  for (auto _ : state) benchmark::DoNotOptimize(compute(*m, g, {}, entente::Run{.threads = 1}));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(g.arcs()));
}
BENCHMARK_CAPTURE(measure, pagerank, &measures::pagerank, 100'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(measure, eigenvector, &measures::eigenvector, 100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(measure, kcore, &measures::kcore, 100'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(measure, harmonic, &measures::harmonic, 5'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(measure, betweenness, &measures::betweenness, 2'000)
    ->Unit(benchmark::kMillisecond);

void communities(benchmark::State& state, const CommunityMethod* method) {
  const Csr g = make_csr(100'000, ties(100'000), false);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        method->detect(g, {.resolution = 1, .runs = 1}, entente::Run{.threads = 1}));
}
BENCHMARK_CAPTURE(communities, leiden, &community_methods::leiden)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(communities, louvain, &community_methods::louvain)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente
