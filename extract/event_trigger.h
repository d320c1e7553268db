#pragma once

#include "extract/event_clause.h"

namespace entente {

// Whether a word of the clause may start an event: then its tree is worth the time. O(words).
bool may_tell_events(const Clause& clause);

}  // namespace entente
