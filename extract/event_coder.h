#pragma once

#include <vector>

#include "extract/event_setting.h"
#include "extract/told_memory.h"
#include "extract/tree_party.h"

namespace entente {

// Who belongs to whom in the document: persons and their states and bodies, sorted.
using Belongings = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// The directed events told in one sentence, by data/event_rules.tsv and
// extract/speech_act.h, with who claims them ("Utopia said Arcadia attacked it"). Events
// that are denied, wished for or only alleged are among them, with that status. `memory` knows
// what the sentences before told and
// is told who does things whose target this one does not name. O(tokens).
std::vector<Tie> events_told(const Telling& telling, const TreeParties& parties,
                             std::optional<std::uint32_t> speaker, const Belongings& belongings,
                             ToldMemory& memory);

// Affiliations and quotes told again become `also` spans of the first telling;
// other events stay apart. In the order told. O(ties log ties).
std::vector<Tie> merge_events(std::vector<Tie> told);

}  // namespace entente
