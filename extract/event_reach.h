#pragma once

// What stands behind a trigger: phrases after a preposition, deeds that follow.

#include "extract/event_slot.h"

namespace entente {

// Whether a deed without a subject of its own hangs on `n`: "to leave". O(children).
bool deed_under(const ToldTree& tree, NodeIndex n);

// The name right after `preposition` a few words behind `from`, by the order of the words
// alone; no_node if there is none.
NodeIndex name_after(const ToldTree& tree, NodeIndex from, std::string_view preposition);

// The phrase after `preposition` that belongs to the trigger or its object, or no_node.
NodeIndex phrase_after(const Act& act, std::string_view preposition);

// Who is in that phrase, by a slot named after the preposition; empty if nobody is.
Party prepositional_end(const Act& act, const RuleSlot& slot);

}  // namespace entente
