#pragma once

// What happened, each thing once: the stated ties of a store, the tellings of one
// meeting joined, also across documents. Worked out from the ledger each time; nothing
// of it is kept or edited.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/evidence.h"

namespace entente {

// Two tellings are one meeting if one names all whom the other names, their days overlap (a
// telling without one must be published within a week of the other's day), no two places
// contradict, and the one may have become the other: planned, then held or cancelled; denied
// and hypothetical ones join only their like. Ties that one document tells apart stay apart.
// Every other tie is an event of its own.
struct ToldEvent {
  TieKind kind = TieKind::meet;
  Mode mode = Mode::none;            // the one told most often
  Status status = Status::occurred;  // held before cancelled before planned
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  std::vector<TieRole> who;             // by role and name, of the fullest telling
  std::vector<std::string> claimed_by;  // who says so, if the reporter himself never does
  std::string when_stated;              // as in the telling with the closest day
  std::optional<DateRange> when;        // what every telling allows
  std::string where;                    // as in the fullest telling
  double confidence = 0;
  std::vector<std::size_t> tellings;    // indices of the records, ascending
  std::vector<std::string> documents;   // short keys, in the order of the tellings
  std::optional<DateRange> first_told;  // when the first dated of the documents was published
};

// The events that `records` tell: stated ties in the order of all_ties(). By day_of(), undated
// ones last, then by the first telling. O(records) unless very many meetings of one actor fall
// into one season.
std::vector<ToldEvent> told_events(const std::vector<EvidenceRecord>& records);

// PLOVER's mode of the event's type: of CONSULT "phone" (also by video), "third-party" (with a
// mediator), "multilateral" (three or more, or a summit) or "visit"; of the others as told. Empty
// where the text gives none.
std::string_view plover_mode(const ToldEvent& event);

// The day that orders an event: when it happened, else when it was first told.
std::optional<std::chrono::sys_days> day_of(const ToldEvent& event);

}  // namespace entente
