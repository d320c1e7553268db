#include "algorithms/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/math/distributions/normal.hpp>
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

std::vector<std::uint32_t> groups_of(const std::vector<SampledRanks>& all,
                                     const std::vector<Node>& order) {
  std::vector<std::uint32_t> group(order.size());
  std::uint32_t number = 0;
  std::size_t first = 0;  // of the group, in `order`
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto &best = all[order[first]].samples, &own = all[order[i]].samples;
    std::size_t won = 0;
    for (std::size_t s = 0; s < own.size(); ++s) won += best[s] < own[s];
    if (i == 0 || static_cast<double>(won) >= ahead * static_cast<double>(own.size())) {
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

double sampled_p(double share, std::uint32_t documents) {
  if (documents < 2) return 1;
  const double n = documents;
  const boost::math::normal normal;
  const double z = boost::math::quantile(boost::math::complement(normal, share / 2));
  const boost::math::students_t distribution(n - 1);
  const double t = z * std::sqrt((n - 1) / n);
  return 2 * boost::math::cdf(boost::math::complement(distribution, t));
}

std::size_t place_of_level(double level, std::size_t values) {
  const auto place = static_cast<std::size_t>(std::ceil(level * static_cast<double>(values)));
  return std::clamp<std::size_t>(place, 1, values) - 1;
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

Samples sample_ranks(const SampledGraph& graph, std::span<const Node> ranked,
                     std::span<const Node> kept, const Score& score, std::uint32_t samples,
                     const Run& run) {
  const std::vector<std::uint32_t> documents = documents_of_nodes(graph);
  const std::vector<std::uint32_t> once(graph.documents, 1);
  const std::vector<std::uint32_t> observed = ranks_of(score(weighed(graph, once), run).values, ranked);
  std::vector<std::size_t> places;  // of `kept` in `ranked`
  Samples out;
  for (const Node u : kept) {
    places.push_back(static_cast<std::size_t>(
        std::lower_bound(ranked.begin(), ranked.end(), u) - ranked.begin()));
    out.ranks.push_back({observed[places.back()], documents[u], {}});
    out.ranks.back().samples.reserve(samples);
  }
  Run single = run;  // samples are what runs side by side
  single.threads = 1;
  single.progress = {};
  parallel_in_order(
      samples, run,
      [&](std::size_t sample) {
        const auto times =
            draw_documents(graph.documents, run, static_cast<std::uint32_t>(sample));
        const Scores scores = score(weighed(graph, times), single);
        return std::pair(ranks_of(scores.values, ranked), scores.converged);
      },
      [&](std::pair<std::vector<std::uint32_t>, bool>&& sample) {
        const auto& [ranks, converged] = sample;
        out.unconverged += !converged;
        for (std::size_t i = 0; i < places.size(); ++i)
          out.ranks[i].samples.push_back(ranks[places[i]]);
      });
  return out;
}

RankIntervals bootstrap_ranks(const SampledGraph& graph, std::span<const Node> ranked,
                              const Score& score, std::uint32_t samples, std::size_t k,
                              const Run& run) {
  const Samples drawn = sample_ranks(graph, ranked, ranked, score, samples, run);
  RankIntervals out;
  out.unconverged = drawn.unconverged;
  std::vector<double> factors(samples);
  std::vector<double> worse;  // minus the observed rank, to order by
  for (const SampledRanks& own : drawn.ranks) {
    const double rank = own.observed;
    std::size_t within = 0;
    for (std::size_t s = 0; s < samples; ++s) {
      const double other = own.samples[s];
      factors[s] = std::max(rank, other) / std::min(rank, other);
      within += own.samples[s] <= k;
    }
    const std::size_t place = place_of_level(sampled_level(own.documents), samples);
    std::nth_element(factors.begin(), factors.begin() + static_cast<std::ptrdiff_t>(place),
                     factors.end());
    const double least = std::max(1.0, std::round(rank / factors[place]));
    const double most =
        std::min(static_cast<double>(ranked.size()), std::round(rank * factors[place]));
    out.low.push_back(static_cast<std::uint32_t>(least));
    out.high.push_back(static_cast<std::uint32_t>(most));
    out.in_top.push_back(static_cast<double>(within) / static_cast<double>(samples));
    worse.push_back(-rank);
  }
  out.group = groups_of(drawn.ranks, rank_scores(worse).order);
  return out;
}

}  // namespace entente
