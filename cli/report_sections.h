#pragma once

// What a report says of a case, section by section.

#include <optional>
#include <vector>

#include "algorithms/bootstrap.h"
#include "cli/told.h"
#include "render/diagram.h"
#include "render/report.h"

namespace entente {

// What is known of the case; a store and its events only where there are texts.
struct ReportedCase {
  const Snapshot& graph;
  const DiagramData& data;
  const Store* store = nullptr;
  std::optional<RankIntervals> intervals = {};  // of every node
  Told told = {};
  std::size_t top = 15;  // rows of a list
  bool text = true;      // false: no sentence of the documents
};

ReportSection at_a_glance(const ReportedCase& c);
ReportSection most_influential(const ReportedCase& c);
ReportSection groups_of_actors(const ReportedCase& c);
ReportSection key_meetings(const ReportedCase& c);
// What is told most often of who did what to whom, but for meetings.
ReportSection main_acts(const ReportedCase& c);
// How the numbers came about and what they do not say.
ReportSection method_and_caveats(const ReportedCase& c, std::uint64_t seed);

}  // namespace entente
