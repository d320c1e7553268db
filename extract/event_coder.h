#pragma once

#include <vector>

#include "extract/event_setting.h"

namespace entente {

// The directed events told in one sentence, by data/event_rules.tsv, with who
// claims them ("Utopia said Arcadia attacked it"), and the affiliations in its
// noun phrases ("Russian Foreign Minister Sergey Lavrov" belongs to Russia).
// Nothing inside quotation marks, nothing denied or merely possible. O(chunks).
std::vector<Tie> events_told(const Telling& telling);

// Affiliations and quotes told again become `also` spans of the first telling;
// other events stay apart. In the order told. O(ties log ties).
std::vector<Tie> merge_events(std::vector<Tie> told);

}  // namespace entente
