#pragma once

// PLOVER's modes of the types other than CONSULT: how a deed was done, by its words.

#include <span>
#include <string_view>
#include <vector>

#include "extract/told_tree.h"

namespace entente {

// One row of data/event_modes.tsv; the file's head explains the columns. Views live as
// long as the program.
struct ModeRule {
  TieKind kind = TieKind::accuse;
  Mode mode = Mode::none;
  std::vector<std::string_view> triggers;  // lemmas; "carry_out" with its particle; empty: any
  std::vector<std::string_view> beside;    // lemmas of which one must stand by it; empty: none
  std::string_view example;
};

// All rules in the file's order. Throws Error{defect} if the file is malformed.
std::span<const ModeRule> mode_rules();

// The mode of the first rule for `kind` that fits the deed at node `trigger`, or none. A word
// stands by it if it is an object, a passive subject or a phrase of it, or describes one of
// those. O(words below the trigger times rules of the kind).
Mode mode_of_event(TieKind kind, const ToldTree& tree, NodeIndex trigger);

}  // namespace entente
