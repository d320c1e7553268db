#pragma once

// Where a rule's ends stand in a sentence's tree.

#include "extract/event_rule.h"
#include "extract/tree_party.h"

namespace entente {

// A trigger word as one rule looks at it.
struct Act {
  const TreeParties& parties;
  NodeIndex trigger;
  const EventRule& rule;

  const ToldTree& tree() const { return parties.tree(); }
};

// Whether the words that the rule asks for stand with the trigger.
bool words_fit(const Act& act);

// The end in the first of `slots` that holds somebody; `source` is the other end, if it is
// known. Empty if there is none. O(children of the trigger and its object).
Party end_in(const Act& act, std::span<const RuleSlot> slots, const Party& source);

}  // namespace entente
