#pragma once

// The persons of one document: which full names are one person, and whom a
// surname means.

#include <string>
#include <unordered_map>
#include <vector>

#include "extract/gender.h"
#include "extract/tagger.h"

namespace entente {

struct Person {
  std::string name;                // the fullest form
  std::string canonical;           // from a table, else empty
  std::vector<std::string> words;  // folded words of the fullest form, initials left out
  std::string middle;              // letters of its middle initials: "hw"
  std::string suffix;              // "jr", "ii"; empty if it has none
  Gender gender = Gender::unknown;
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

  // The same of a name that the text tells to be another one of `earlier`, which was
  // learned, see other_names().
  void learn_other(const Name& earlier, std::uint32_t earlier_index, const Name& name,
                   std::uint32_t index);

  // Second pass: whom the name means. Full names are one person if their first and last
  // words are the same, or in the other order, or the first is a short form ("Bill",
  // data/hypocorisms.tsv), or one of them is spelled a little otherwise ("Sergei"); not if middle
  // initials, "Jr." or the gender of a title tell them apart. A single word means the person named
  // in full who bears it last in the name: of several the one a table names, else the subject of
  // one of the two sentences before, else the one named first; then who bears it first; else it is
  // a person of its own. Amortised O(words).
  PersonLink find(const Name& name, std::uint32_t index);

  const std::vector<Person>& all() const { return persons_; }

 private:
  struct Bearer {
    std::uint32_t index = 0, person = 0, sentence = 0;
    bool subject = false;  // nothing governs the name
  };
  struct Parts {
    std::vector<std::string> words;  // folded; no initials, marks or suffixes
    std::string initial, middle, suffix;
    Gender gender = Gender::unknown;  // of the title before the name
  };
  PersonLink meaning_of(const Name& name, std::uint32_t index);
  Parts parts_of(const Name& name) const;
  bool differ(const Person& person, const Parts& parts) const;
  std::uint32_t spelled_alike(const Parts& parts, std::string_view name) const;
  std::vector<std::string> keys_of(const std::vector<std::string>& words) const;
  std::string_view leader_with_title(const Name& name) const;
  std::uint32_t make(const Name& name, Parts parts);
  void bear(const Name& name, std::uint32_t index, std::uint32_t person,
            const std::vector<std::string>& words);
  const Bearer* meant(const std::vector<Bearer>& bearers, const Name& name, std::uint32_t index,
                      const Parts& parts) const;
  const Bearer* nearest(const std::vector<Bearer>& bearers, std::uint32_t index) const;

  std::uint32_t one_of(std::uint32_t person);

  const Reading& r_;
  std::vector<Person> persons_;
  std::vector<std::uint32_t> same_as_;  // by person: an earlier one it turned out to be, or itself
  std::unordered_map<std::uint32_t, std::uint32_t> exact_;  // person of each name learned
  std::unordered_map<std::string, std::uint32_t> by_full_;  // "first last", whole names
  std::unordered_map<std::string, std::vector<Bearer>> by_last_, by_first_, by_tail_;
};

}  // namespace entente
