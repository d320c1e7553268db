#pragma once

// Whom an office without a name beside it means: "the foreign minister", "Spain's
// foreign minister", "Ann Lee, the Spanish foreign minister,".

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/tagger.h"

namespace entente {

struct OfficeLink {
  enum class Kind : std::uint8_t {
    nobody,      // several could be meant, or anyone
    holder,      // `entity`, who is told to hold it
    apposition,  // `entity`, of whom these words tell the office
    unnamed      // somebody whom the document does not name
  };
  Kind kind = Kind::nobody;
  std::uint32_t entity = 0;
  float confidence = 0;
  std::string reason;
};

class Offices {
 public:
  Offices(const Reading& reading, const std::vector<Name>& names) : r_(reading), names_(names) {}

  // A person's name, in the order of the text, and the entity it means.
  void add_person(std::uint32_t name, std::uint32_t entity);

  // Whom the office means; ask when all persons are there. An office told of one person before it
  // (in a headline: anywhere) means that person; a bare "the minister" the one minister of the
  // document, else the one of the last two sentences. With a state and nobody who fits, it is an
  // office that one person holds at a time ("president", "foreign minister"), unnamed. 512 persons
  // on each side are looked at.
  OfficeLink link(std::uint32_t office) const;

 private:
  struct Holder {
    std::uint32_t name = 0, entity = 0, sentence = 0;
    std::vector<std::string> titles;  // folded: "foreign minister"
    std::string_view state;
  };
  std::size_t phrase_start(const Name& office) const;
  const Holder* apposed(std::size_t start, const Name& office) const;
  bool definite(std::size_t start, const Name& office) const;
  bool goes_on(const Name& office) const;
  OfficeLink holder(const std::string& title, const Name& office, bool later) const;

  const Reading& r_;
  const std::vector<Name>& names_;
  std::vector<Holder> persons_;
};

// Whether one person at a time holds an office of that title in a state: "president",
// "prime minister", "foreign minister", but not "minister" nor "senator".
bool is_single_office(std::string_view title);

}  // namespace entente
