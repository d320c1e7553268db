#pragma once

// The persons of one document: which full names are one person, and whom a
// surname means.

#include <string>
#include <unordered_map>
#include <vector>

#include "extract/tagger.h"

namespace entente {

struct Person {
  std::string name;                // the fullest form
  std::string canonical;           // from a table, else empty
  std::vector<std::string> words;  // folded words of the fullest form, initials left out
};

struct PersonLink {
  std::uint32_t person = 0;  // into Persons::all()
  std::string reason;
};

class Persons {
 public:
  explicit Persons(const Reading& reading) : r_(reading) {}

  // First pass, over all names of persons in order: full names make persons.
  void learn(const Name& name, std::uint32_t index);

  // Second pass: whom the name means. A single word means the person named in
  // full before it who bears it last in the name, then first; else one named
  // later; else it is a person of its own. Amortised O(words).
  PersonLink find(const Name& name, std::uint32_t index);

  const std::vector<Person>& all() const { return persons_; }

 private:
  struct Bearer {
    std::uint32_t index = 0, person = 0;
  };
  std::vector<std::string> words_of(const Name& name) const;
  std::string_view leader_with_title(const Name& name) const;
  std::uint32_t make(const Name& name, std::vector<std::string> words);
  const Bearer* meant(const std::vector<Bearer>& bearers, const Name& name,
                      std::uint32_t index) const;
  const Bearer* nearest(const std::vector<Bearer>& bearers, std::uint32_t index) const;

  const Reading& r_;
  std::vector<Person> persons_;
  std::unordered_map<std::string, std::uint32_t> by_full_;  // "first last", whole names
  std::unordered_map<std::string, std::vector<Bearer>> by_last_, by_first_, by_tail_;
};

}  // namespace entente
