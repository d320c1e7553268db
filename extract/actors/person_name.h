#pragma once

// The parts of a person's name, and whether two names can be one person's.

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Folded words. "George H. W. Bush Sr." has the given names "george", "h", "w",
// the surname "bush" and the suffix "sr". Particles ("van der", "al-", "bin") are
// left out. A name of one word has a surname only.
struct PersonName {
  std::vector<std::string> given;
  std::string surname;
  std::string suffix;  // "sr", "jr", "ii", "iii" ...; empty if none

  bool alone() const { return given.empty(); }
  friend bool operator==(const PersonName&, const PersonName&) = default;
};

// From a name as fold() gives it. O(letters).
PersonName parse_person_name(std::string_view folded);

// The last but one word of a name of three words or more, if it may be a surname that
// a second one follows ("Rossello" of "Ricardo Rossello Nevares"); empty if not.
std::string first_surname(const PersonName& name);

// How two full names agree, from best to worst.
enum class NameMatch {
  same,            // word by word, also in another order
  shorter,         // one leaves out middle names, or gives them as initials
  spelling,        // the usual transcriptions of one name
  initial,         // "J. Bolton", "John Bolton"
  pet_name,        // "Bill Clinton", "William Clinton"
  second_surname,  // "Ricardo Rossello", "Ricardo Rossello Nevares"
  relative,        // one has "Jr." or "Sr.", the other has no suffix
  misspelt,        // one letter in one word apart, or equal by loose_spelling()
  different,       // two people
};

// O(words).
NameMatch match(const PersonName& a, const PersonName& b);

}  // namespace entente
