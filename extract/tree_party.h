#pragma once

// Who stands at a node of a sentence's tree, and who acts in a clause: subjects through
// passives, control, coordination and relative clauses, owners of deeds and words.

#include <optional>
#include <string_view>
#include <vector>

#include "extract/event_party.h"
#include "extract/told_tree.h"

namespace entente {

class TreeParties {
 public:
  // `author` is "I" outside quotations, `speaker` inside them. Everything given must
  // outlive the reader.
  TreeParties(const Annotation& annotation, const ToldTree& tree,
              std::optional<std::uint32_t> author, std::optional<std::uint32_t> speaker)
      : annotation_(annotation), t_(tree), author_(author), speaker_(speaker) {}

  // The actors that the noun phrase of node `n` stands for, with those coordinated to it;
  // empty if it stands for nobody known.
  Party party(NodeIndex n) const { return listed(n, 0); }

  // Whose deed or words the thing at `n` is: "Arcadia's decision", "remarks by Beta",
  // "the Arcadian policy". Empty if nobody's.
  Party owner(NodeIndex n) const { return owner(n, 0); }
  Party possessor(NodeIndex n) const;  // "Arcadia's", "his"
  Party modifier(NodeIndex n) const;   // "Arcadian", "Arcadia" before the noun
  // Whether the name at `n` is an adjective: "Arcadian".
  bool is_demonym(NodeIndex n) const;
  // Whether the people at `n` do not act for their state: "Arcadian rebels", "journalists".
  bool is_private(NodeIndex n) const;
  // Whether the name at `n` counts people of a state: "Arcadians", "two Arcadians".
  bool are_nationals(NodeIndex n) const;
  // Whether the name at `n` only begins a word: "Arcadia-backed", but not "Arcadia-led".
  bool is_prefix(NodeIndex n) const;
  // A reading of the phrases without states of which only such people are named.
  Party without_people(Party phrases, const Clause& clause) const;

  // Who does what verb (or predicate) `v` says: the agent of a passive.
  Party agent(NodeIndex v) const;
  // The grammatical subject, also where another clause holds it.
  Party subject(NodeIndex v) const { return subject(v, 0); }
  // The noun that the deed is done to: the object, or a passive's subject; no_node if it is
  // not in this sentence.
  NodeIndex object(NodeIndex v) const;

  // What the relative pronoun at `n` stands for, no_node if `n` is none.
  NodeIndex antecedent(NodeIndex n) const;
  // The noun after `preposition` that depends on `n`, or no_node.
  NodeIndex after(NodeIndex n, std::string_view preposition) const;

  // Who "I" is at node `n`.
  std::optional<std::uint32_t> self(NodeIndex n) const { return t_.quoted[n] ? speaker_ : author_; }

  const ToldTree& tree() const { return t_; }
  const Annotation& annotation() const { return annotation_; }

 private:
  Party alone(NodeIndex n, int depth) const;
  Party listed(NodeIndex n, int depth) const;
  Party represented(NodeIndex n, int depth) const;
  Party named_in(NodeIndex n) const;
  Party without_states(Party party) const;
  Party name_before(NodeIndex n) const;
  Party stand_in(NodeIndex n, int depth) const;
  Party subject(NodeIndex v, int depth) const;
  NodeIndex main_subject(NodeIndex v) const;
  NodeIndex own_subject(NodeIndex v) const;
  NodeIndex fronted(NodeIndex v) const;
  bool relative(NodeIndex v) const;
  NodeIndex described(NodeIndex n) const;
  Party claimant(NodeIndex n) const;
  bool names_topic(NodeIndex n) const;
  Party controller(NodeIndex v, int depth) const;
  Party owner(NodeIndex n, int depth) const;
  Party of_entity(std::uint32_t entity) const;
  NodeIndex shared_object(NodeIndex v) const;

  const Annotation& annotation_;
  const ToldTree& t_;
  std::optional<std::uint32_t> author_, speaker_;
};

}  // namespace entente
