#pragma once

#include "extract/event_coder.h"

namespace entente {

// What a speaker does by saying it: "the regime must leave" asks, "Arcadia's aggression"
// and "Arcadia violated the truce" blame. Only of words whose speaker
// is known: quoted, reported after a verb of saying, or of a statement; never of the speaker's own
// side. O(tokens).
std::vector<Tie> speech_acts(const Telling& telling, const TreeParties& parties,
                             const Belongings& belongings);

}  // namespace entente
