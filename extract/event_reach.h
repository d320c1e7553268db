#pragma once

// What stands behind a trigger: phrases after a preposition, deeds that follow.

#include "extract/event_slot.h"

namespace entente {

// Whether a deed without a subject of its own hangs on `n`: "to leave". O(children).
bool deed_under(const ToldTree& tree, NodeIndex n);

// The name right after `preposition` a few words behind `from`, by the order of the words
// alone; no_node if there is none.
NodeIndex name_after(const ToldTree& tree, NodeIndex from, std::string_view preposition);

// What the named object `o` gets where the tree takes it for a part of the name, "granted
// Arcadia a loan": it stands right behind, as no apposition does. Or no_node. O(children).
NodeIndex given_after(const ToldTree& tree, NodeIndex o);

// Whether those listed at `c` are one side and the other has no name: "between Utopian and
// Arcadian troops and rebels".
bool is_one_side(const Act& act, NodeIndex c);

// The phrase after `preposition` that belongs to the trigger or its object, or no_node.
NodeIndex phrase_after(const Act& act, std::string_view preposition);

// Who is in that phrase, by a slot named after the preposition; empty if nobody is.
Party prepositional_end(const Act& act, const RuleSlot& slot);

}  // namespace entente
