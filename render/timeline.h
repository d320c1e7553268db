#pragma once

// What happened when, as small pictures side by side: one a window of time, with the same actors at
// the same places, so that the eye can compare.

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/ontology.h"
#include "render/diagram.h"

namespace entente {

// Something that happened, as a line or several of one panel.
struct TimelineEvent {
  TieKind kind = TieKind::meet;
  Status status = Status::occurred;
  bool holds = true;    // not denied, cancelled or only wished for
  bool claimed = false;  // only a third actor says so
  std::uint32_t sentences = 1;
  std::vector<std::pair<Node, Node>> pairs;  // as in TypedEdge
  std::optional<DateRange> when;             // when it happened, else when it was first told
  bool only_told = false;                    // `when` is the latter
};

inline constexpr std::size_t most_timeline_actors = 60;

// `unit` is the length of a panel: day, week, month, quarter, year; empty: by what there is, see
// timeline_windows(). The options' layer or kind chooses events; `top` says how many actors there
// are (0: 24), by influence those that have a tie with each other. Quotes and affiliations are
// drawn only where they are the kind asked for. Same input, same picture; without a working
// Graphviz as make_diagram() does. Throws Error{nothing} if no event has a date, Error{usage} for
// such a unit, for one actor or for more than most_timeline_actors.
Diagram make_timeline(const Snapshot& snapshot, const DiagramData& data,
                      const std::vector<TimelineEvent>& events, std::string_view unit,
                      const DiagramOptions& options, const ImageOptions& image, const Run& run);

}  // namespace entente
