#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ontology.h"

namespace entente {

enum class TriggerPart : std::uint8_t { verb, noun, adjective };

// Where an end of the event stands, seen from the trigger: "obj", "owner", "on+".
struct RuleSlot {
  std::string_view name;      // without its signs
  std::string_view narrowed;  // after ":": "person", "body", "org" or a preposition
  bool deed = false;          // "+": only if the end's own deed follows ("to leave")
};

// One row of data/event_rules.tsv; the file's head explains the columns. Views
// live as long as the program.
struct EventRule {
  std::string_view id;
  TieKind kind = TieKind::accuse;
  TriggerPart part = TriggerPart::verb;
  std::vector<std::string_view> triggers;  // lemmas; "carry_out" with its particle
  std::vector<std::string_view> nouns;     // of the object; empty: any object
  std::vector<std::string_view> beside;    // words that must depend on the trigger
  std::vector<RuleSlot> sources;
  std::vector<RuleSlot> targets;
  std::string_view example;
  bool reversed = false;  // the example names the target first
};

// All rules in the file's order. Throws Error{defect} if the file is malformed.
std::span<const EventRule> event_rules();

// The rules for a trigger of that part of speech, in order; empty for other words. O(1).
std::span<const EventRule* const> rules_for(TriggerPart part, std::string_view lemma);

// The lemma of the trigger verb that the lower-case `word` is a regular form of, empty if of
// none: "accuse" for "accused". O(1).
std::string_view trigger_verb(std::string_view word);

// The rules that may start at the word: by its lemma, without a particle, in any part of
// speech. O(1).
std::span<const EventRule* const> rules_starting(std::string_view lemma);

}  // namespace entente
