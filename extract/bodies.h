#pragma once

// The states, organizations, media, groups and places of one document: which names are
// one of them.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/tagger.h"

namespace entente {

struct Body {
  std::string name;       // canonical, else the form met first
  std::string canonical;  // from a table, else empty
  std::string wikidata;
};

struct BodyLink {
  std::uint32_t body = 0;  // into Bodies::all()
  const char* reason = "";
};

class Bodies {
 public:
  // `marked`: the names are given by hand, so a common word among them is a name too.
  Bodies(const Reading& reading, bool marked) : r_(reading), marked_(marked) {}

  // The body that the name means; ask in the order of the text. As a state or an entry
  // of a table; as "(OSCE)" after its long form, which
  // goes before a table's OSCE; by equal words; by its initials; or as
  // the first, the last or the head words of the one longer name before it ("Orano
  // Holdings", "Orano"; "Church of Utopia", "the Church"). Places and bodies do not mix.
  // O(words^2) of the name.
  BodyLink find(const Name& name, bool stands_for_state);

  // The same of a name that the text tells to be another one of `earlier`, which means
  // `body`. O(words^2).
  BodyLink told(const Name& name, const Name& earlier, std::uint32_t body);

  const std::vector<Body>& all() const { return bodies_; }

 private:
  BodyLink known(const Name& name, bool stands_for_state);
  std::uint32_t body(const std::string& key);
  void learn_short(const Name& name, std::uint32_t body, const std::string& prefix);
  void learn_form(const Name& name, std::size_t first, std::size_t end, std::uint32_t body,
                  const std::string& prefix);
  bool listed_elsewhere(std::size_t first, std::size_t end) const;
  std::string initials(const Name& name) const;
  std::string key_of(std::size_t first, std::size_t end, bool place) const;

  const Reading& r_;
  bool marked_;
  std::vector<Body> bodies_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::unordered_map<std::string, std::uint32_t> told_;  // acronyms after their long forms
  std::unordered_map<std::string, std::vector<std::uint32_t>> short_forms_;
  std::uint32_t last_ = 0;  // of the last name
};

}  // namespace entente
