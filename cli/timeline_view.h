#pragma once

// What `render --view timeline` draws: the stated ties of a case with their days.

#include <vector>

#include "cli/open.h"
#include "graph/evidence.h"
#include "render/timeline.h"

namespace entente {

struct DatedCase {
  LayerGraph graph;  // as open_layers() gives it
  std::vector<TimelineEvent> events;
};

// What `records` state of these nodes: the ties of all documents published within the query's days,
// as all_ties() gives them. Reprints count once. O(records).
std::vector<TimelineEvent> dated_events(const Store& store, const Snapshot& graph,
                                        const EvidenceQuery& query,
                                        std::vector<EvidenceRecord> records);

// Of documents published within --since and --until; reprints count once. Throws Error{usage} for
// an edge list or an imported graph, which know no days, and as open_layers(). O(records).
DatedCase open_dated_case(const GraphArgument& argument, const Session& session);

}  // namespace entente
