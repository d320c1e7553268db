#pragma once

// How `rank --bootstrap` shows what samples of the documents say of a ranking.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "algorithms/bootstrap.h"
#include "cli/open.h"
#include "render/table.h"

namespace entente {

// The layer as the sum of its documents.
SampledGraph sampled_graph(const LayerGraph& layer);

constexpr std::uint32_t influence_samples = 200;

// How sure the ranks of a case's influence are, of every node, with the chance of the first ten;
// nullopt where that takes more than a moment, or where there is nothing to draw from.
std::optional<RankIntervals> influence_intervals(const Store& store, const Snapshot& snapshot,
                                                 const Session& session);

// The columns that are added; none without samples.
std::vector<Column> interval_columns(std::uint32_t samples, std::size_t k, bool for_people);

// The cells of one of the ranked nodes, by its place among them.
void add_interval(std::vector<Cell>& row, const RankIntervals& intervals, std::size_t place,
                  bool for_people);

// Says so if samples did not converge. `where` begins the line: "2022-01: ", or nothing.
void warn_of_samples(std::uint32_t unconverged, std::uint32_t samples, const std::string& where,
                     const Session& session);

// What the columns mean, for the foot of the table.
std::string interval_note(std::uint32_t samples, std::uint32_t documents);

}  // namespace entente
