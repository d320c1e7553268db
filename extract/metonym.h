#pragma once

// Capitals, seats of government and names of states by context: "Oslo denied it" is the
// government, "talks in Oslo" is a place; "Jordan" may be a person.

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "extract/tagger.h"

namespace entente {

class Metonyms {
 public:
  // Everything given must outlive it. O(names).
  Metonyms(const Reading& reading, const std::vector<Name>& names);

  // Whether a capital acts: as the subject of a verb, the object of one that only
  // governments suffer ("accused Oslo of"), after "with", "by" or "pressure from", owning
  // what is no place ("Oslo's policy"), before "government" or "officials"; or joined by
  // "and" to one that acts. In doubt it is a place. Ask in the order of the text. O(1).
  bool capital_acts(const Name& name);

  // Whether a seat ("the Kremlin") is its government; a place after "in", "at", "trip to",
  // before "lawn" or "dinner". In doubt it acts. O(1).
  bool seat_acts(const Name& name) const;

  // Whether a state's name is a person's here: the text names a person so in full, and
  // nothing beside the word tells of a state ("in Jordan", "Jordan's king"). O(1).
  bool is_person(const Name& name) const;

 private:
  bool after_preposition(const Name& name, std::size_t at, const std::string& word) const;
  bool owns_government(std::size_t possessive, const Sentence& s) const;
  bool is_subject(const Name& name, const Sentence& s) const;
  bool is_object(const Name& name, const Sentence& s) const;
  std::size_t past_adverbs(std::size_t i, const Sentence& s) const;
  std::string lower(std::size_t i) const;

  const Reading& r_;
  const std::vector<Name>& names_;
  std::unordered_set<std::string> bearers_;  // last words of persons' full names
  std::uint32_t last_end_ = 0;               // of the last capital
  bool last_acted_ = false;
};

}  // namespace entente
