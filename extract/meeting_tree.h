#pragma once

#include <vector>

#include "extract/event_setting.h"
#include "extract/tree_party.h"

namespace entente {

// The meetings that the tree of a sentence tells: what rules over phrases
// (extract/meeting.h) miss because a clause, a place or a list stands between. O(tokens).
std::vector<Tie> meetings_in_tree(const Telling& telling, const TreeParties& parties);

// `told`, with those of `more` whose actors did not meet in `told` yet. O(ties^2) of a
// sentence.
std::vector<Tie> with_more_meetings(std::vector<Tie> told, std::vector<Tie> more);

// Whether a word of the clause may tell a meeting. O(words).
bool may_tell_meetings(const Clause& clause);

}  // namespace entente
