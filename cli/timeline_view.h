#pragma once

// What `render --view timeline` draws: the stated ties of a case with their days.

#include <vector>

#include "cli/open.h"
#include "render/timeline.h"

namespace entente {

struct DatedCase {
  LayerGraph graph;  // as open_layers() gives it
  std::vector<TimelineEvent> events;
};

// Of documents published within --since and --until; reprints count once. Throws Error{usage} for
// an edge list or an imported graph, which know no days, and as open_layers(). O(records).
DatedCase open_dated_case(const GraphArgument& argument, const Session& session);

}  // namespace entente
