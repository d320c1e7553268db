#include "algorithms/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/math/distributions/students_t.hpp>

#include "algorithms/ranking.h"
#include "core/parallel.h"
#include "core/random.h"

namespace entente {
namespace {

constexpr double sure = 0.9;    // how often an interval is meant to cover
constexpr double ahead = 0.95;  // of the samples make an order sure

// One rank a node of `ranked`, in its order.
std::vector<std::uint32_t> ranks_of(const std::vector<double>& scores,
                                    std::span<const Node> ranked) {
  std::vector<double> values;
  for (const Node u : ranked) values.push_back(scores[u]);
  const Ranking ranking = rank_scores(values);
  std::vector<std::uint32_t> ranks(ranked.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[ranking.order[i]] = ranking.rank[i];
  return ranks;
}

using Ranks = std::vector<std::vector<std::uint32_t>>;  // by sample, then by place in `ranked`

std::vector<std::uint32_t> groups_of(const Ranks& samples, const std::vector<Node>& order) {
  std::vector<std::uint32_t> group(order.size());
  std::uint32_t number = 0;
  std::size_t first = 0;  // of the group, in `order`
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::size_t won = 0;
    for (const auto& ranks : samples) won += ranks[order[first]] < ranks[order[i]];
    if (i == 0 || static_cast<double>(won) >= ahead * static_cast<double>(samples.size())) {
      ++number;
      first = i;
    }
    group[order[i]] = number;
  }
  return group;
}

// Documents that tie each node to another.
std::vector<std::uint32_t> documents_of_nodes(const SampledGraph& graph) {
  std::vector<std::pair<Node, std::uint32_t>> named;
  for (std::size_t i = 0; i < graph.edge.size(); ++i) {
    const Edge& edge = graph.edges[graph.edge[i]];
    named.emplace_back(edge.source, graph.document[i]);
    named.emplace_back(edge.target, graph.document[i]);
  }
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  std::vector<std::uint32_t> count(graph.nodes, 0);
  for (const auto& [node, document] : named) ++count[node];
  return count;
}

}  // namespace

double sampled_level(std::uint32_t documents) {
  if (documents < 2) return 1;
  const double n = documents;
  const boost::math::students_t distribution(n - 1);
  const double z = std::sqrt(n / (n - 1)) * boost::math::quantile(distribution, (1 + sure) / 2);
  return std::erf(z / std::numbers::sqrt2);
}

std::vector<std::uint32_t> draw_documents(std::uint32_t documents, const Run& run,
                                          std::uint32_t sample) {
  std::vector<std::uint32_t> times(documents, 0);
  Random random(run.seed, sample);
  for (std::uint32_t i = 0; i < documents; ++i) ++times[random.below(documents)];
  return times;
}

Csr weighed(const SampledGraph& graph, std::span<const std::uint32_t> times) {
  std::vector<std::uint64_t> sums(graph.edges.size(), 0);
  for (std::size_t i = 0; i < graph.edge.size(); ++i)
    sums[graph.edge[i]] += graph.share[i] * times[graph.document[i]];
  std::vector<Edge> edges;
  for (std::size_t e = 0; e < sums.size(); ++e)
    if (sums[e] > 0)
      edges.push_back({graph.edges[e].source, graph.edges[e].target,
                       static_cast<double>(sums[e]) / graph.unit});
  return make_csr(graph.nodes, edges, graph.directed);
}

RankIntervals bootstrap_ranks(const SampledGraph& graph, std::span<const Node> ranked,
                              const Score& score, std::uint32_t samples, std::size_t k,
                              const Run& run) {
  Run single = run;  // samples are what runs side by side
  single.threads = 1;
  single.progress = {};
  Ranks all;
  parallel_in_order(
      samples, run,
      [&](std::size_t sample) {
        const auto times =
            draw_documents(graph.documents, run, static_cast<std::uint32_t>(sample));
        return ranks_of(score(weighed(graph, times), single), ranked);
      },
      [&](std::vector<std::uint32_t>&& ranks) { all.push_back(std::move(ranks)); });

  const std::vector<std::uint32_t> once(graph.documents, 1);
  const std::vector<double> scores = score(weighed(graph, once), run);
  std::vector<double> values;
  for (const Node u : ranked) values.push_back(scores[u]);
  const std::vector<std::uint32_t> observed = ranks_of(scores, ranked);

  RankIntervals out;
  const std::vector<std::uint32_t> documents = documents_of_nodes(graph);
  std::vector<double> factors(samples);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const double rank = observed[i];
    std::size_t within = 0;
    for (std::size_t s = 0; s < samples; ++s) {
      const double other = all[s][i];
      factors[s] = std::max(rank, other) / std::min(rank, other);
      within += all[s][i] <= k;
    }
    const auto place = static_cast<std::ptrdiff_t>(
        std::ceil(sampled_level(documents[ranked[i]]) * static_cast<double>(samples))) - 1;
    std::nth_element(factors.begin(), factors.begin() + place, factors.end());
    const double factor = factors[static_cast<std::size_t>(place)];
    const double least = std::max(1.0, std::round(rank / factor));
    const double most = std::min(static_cast<double>(ranked.size()), std::round(rank * factor));
    out.low.push_back(static_cast<std::uint32_t>(least));
    out.high.push_back(static_cast<std::uint32_t>(most));
    out.in_top.push_back(static_cast<double>(within) / static_cast<double>(samples));
  }
  out.group = groups_of(all, rank_scores(values).order);
  return out;
}

}  // namespace entente
