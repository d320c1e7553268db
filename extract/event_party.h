#pragma once

// Who a noun phrase stands for: "Utopian Deputy Foreign Minister Ann Lee" is
// one person, "Russian representatives" stand for their state, "A, B and C" are
// three, "the two diplomats" are the two spoken of last.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/event_clause.h"

namespace entente {

struct Party {
  std::vector<std::uint32_t> entities;  // in the order told, each once
  bool persons = false;                 // every one is a person named here
  bool bodies = false;                  // people who act for a state or organization
  bool anaphor = false;                 // from a pronoun or "the two leaders"
  std::uint32_t first = 0;              // chunks it covers, half-open
  std::uint32_t end = 0;

  bool empty() const { return entities.empty(); }
};

// Offices told in a document ("foreign minister") and the one person who holds
// each; offices that several persons hold are left out.
using RoleHolders = std::unordered_map<std::string, std::uint32_t>;
RoleHolders role_holders(const std::vector<Entity>& entities);

// Reads parties out of one clause; `author` is "I" outside quotations. Everything given
// must outlive the reader.
class PartyReader {
 public:
  PartyReader(const Annotation& annotation, const Clause& clause, const RoleHolders& roles,
              std::optional<std::uint32_t> author);

  // The party whose noun phrase starts at or covers chunk `at`; empty if it
  // stands for nobody known. O(chunks of the phrase).
  Party party_at(std::size_t at) const;

  // The subject of the verb group at chunk `verb`; empty if not sure.
  Party subject_of(std::size_t verb) const;

  // The noun phrase right after chunk `at`, past adverbs and days; empty if
  // something else stands there.
  Party object_after(std::size_t at) const;

  // The party named by a possessive inside noun chunk `at`: "Biden's", "his".
  Party owner_in(std::size_t at) const;

  // The actor that noun phrase `at` begins with, if it is not its head: "Utopia" in
  // "[gave] Utopia weapons"; empty for adjectives and possessives.
  Party leader_of(std::size_t at) const;

  // The nearest chunk before `at` that is a finite verb group of the same clause,
  // or none. Relative clauses between commas are stepped over.
  std::optional<std::size_t> verb_before(std::size_t at) const;
  std::optional<std::size_t> verb_after(std::size_t at) const;

 private:
  const std::vector<Chunk>& chunks() const { return clause_.chunks; }
  bool is_kind(std::size_t at, ChunkKind kind) const {
    return at < chunks().size() && chunks()[at].kind == kind;
  }
  const Word& head(std::size_t at) const { return clause_.words[chunks()[at].end - 1]; }
  const Word& first_word(std::size_t at) const { return clause_.words[chunks()[at].first]; }
  std::string_view lower(std::size_t at) const;

  Party item_at(std::size_t at) const;
  Party with_complement(Party party, int depth) const;
  Party with_apposition(Party party, int depth) const;
  Party list_from(Party first_item, int depth) const;
  Party anaphor_at(std::size_t at) const;
  Party pronoun_at(std::size_t at) const;
  Party stand_ins_at(std::uint32_t token) const;
  std::optional<std::uint32_t> role_holder(std::size_t at) const;
  Party antecedent(std::size_t relative) const;
  Party party_ending_at(std::size_t last, std::size_t start) const;
  std::size_t head_of_phrase(std::size_t last) const;
  bool place_then_person(std::size_t at) const;
  Party subject_of_gerund(std::size_t preposition, std::size_t gerund) const;
  bool is_adjective(const Word& word) const;
  bool names_nobody(const Party& party) const;
  std::optional<std::size_t> before_parenthesis(std::size_t comma) const;
  bool may_join(const Party& list, const Party& item) const;

  const Annotation& annotation_;
  const Clause& clause_;
  const RoleHolders& roles_;
  std::optional<std::uint32_t> author_;
};

}  // namespace entente
