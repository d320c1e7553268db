#include "cli/rank_intervals.h"

#include <numeric>

#include "core/number.h"
#include "render/diagram.h"

namespace entente {

SampledGraph sampled_graph(const LayerGraph& layer) {
  const Snapshot& graph = layer.snapshot;
  SampledGraph out;
  out.nodes = graph.nodes.size();
  out.directed = graph.graph.directed();
  for (const EdgeInfo& e : graph.edges) out.edges.push_back({e.source, e.target, e.strength});
  out.documents = layer.shares.documents;
  out.unit = layer.shares.unit;
  out.edge = layer.shares.edge;
  out.document = layer.shares.document;
  out.share = layer.shares.share;
  return out;
}

std::optional<RankIntervals> influence_intervals(const Store& store, const Snapshot& snapshot,
                                                 const Session& session) {
  constexpr std::size_t most_edges = 50000;
  if (snapshot.documents < 2 || snapshot.edges.empty() || snapshot.edges.size() > most_edges)
    return std::nullopt;
  LayerGraph layer{std::string(default_layer), snapshot, {}};
  layer.shares = document_shares(store, layer_query(""), snapshot);
  std::vector<Node> everybody(snapshot.nodes.size());
  std::iota(everybody.begin(), everybody.end(), Node{0});
  return bootstrap_ranks(sampled_graph(layer), everybody, influence_of, influence_samples, 10,
                         session.run);
}

std::vector<Column> interval_columns(std::uint32_t samples, std::size_t k, bool for_people) {
  if (samples == 0) return {};
  if (for_people) return {{"90 %"}, {"in top " + std::to_string(k)}, {"group"}};
  return {{"rank_low"}, {"rank_high"}, {"top_probability"}, {"group"}};
}

void add_interval(std::vector<Cell>& row, const RankIntervals& intervals, std::size_t place,
                  bool for_people) {
  const std::uint32_t low = intervals.low[place], high = intervals.high[place];
  if (for_people) {
    row.emplace_back(std::to_string(low) + (low == high ? "" : "–" + std::to_string(high)));
  } else {
    row.emplace_back(std::int64_t{low});
    row.emplace_back(std::int64_t{high});
  }
  row.emplace_back(intervals.in_top[place]);
  row.emplace_back(std::int64_t{intervals.group[place]});
}

void warn_of_samples(std::uint32_t unconverged, std::uint32_t samples, const std::string& where,
                     const Session& session) {
  if (unconverged > 0)
    session.warn(where + grouped(unconverged) + " of " + counted(samples, "sample") +
                 " did not converge");
}

std::string interval_note(std::uint32_t samples, std::uint32_t documents) {
  return "90 % = ranks with an interval from " + counted(samples, "sample") + " of " +
         counted(documents, "document") +
         "; within a group the order is not sure (less than 95 % against its first)";
}

}  // namespace entente
