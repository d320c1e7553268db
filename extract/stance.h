#pragma once

// How a deed is told: as a fact, as somebody's claim, as planned, denied, wished for.

#include "extract/told_tree.h"

namespace entente {

struct Stance {
  Status status = Status::occurred;
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  NodeIndex claim = no_node;  // the verb of saying or accusing that it depends on
  bool alleged = false;       // somebody is accused of it

  bool told() const {
    return status != Status::denied && status != Status::hypothetical && !alleged;
  }
};

// The stance of the deed at node `n`, a verb, noun or adjective: its own auxiliaries and
// negation, then the words it depends on, at most 16 up. O(their children).
Stance stance_of(const ToldTree& tree, NodeIndex n);

}  // namespace entente
