#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ontology.h"

namespace entente {

// One row of data/event_rules.tsv; the file's head explains the columns. Views
// live as long as the program.
struct EventRule {
  std::string_view id;
  TieKind kind = TieKind::accuse;
  std::vector<std::string_view> verbs;
  std::vector<std::string_view> nouns;  // empty: any object
  std::vector<std::string_view> targets;
  std::string_view example;
};

// All rules in the file's order. Throws Error{defect} if the file is malformed.
std::span<const EventRule> event_rules();

// The rules for a verb's lemma, in order; empty for other words. O(1).
std::span<const EventRule* const> rules_for(std::string_view lemma);

}  // namespace entente
