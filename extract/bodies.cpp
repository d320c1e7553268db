#include "extract/bodies.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "extract/actors/body_name.h"
#include "extract/event_words.h"

namespace entente {
namespace {

constexpr unsigned generic = 4;  // commonness from which a lone word needs "the"

bool is_acronym(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (is_lower(c)) return false;
    letters += is_upper(c);
  }
  return letters > 1;
}

// "Supreme Court", "Parliament": every state has one.
bool is_of_any_state(const Known& known) {
  static constexpr std::string_view classes[] = {"court",  "legislature", "parliament", "ministry",
                                                 "police", "government",  "military"};
  return known.sense == Sense::organization && known.state.empty() &&
         std::find(std::begin(classes), std::end(classes), known.detail) != std::end(classes);
}

std::vector<std::string> letters_of_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : fold(text)) {
    if (c == ' ') words.emplace_back();
    else if (c != '-' && c != '.' && c != ',') words.back() += c;
  }
  return words;
}

// Whether most words of the one are in the other and the rest are spelt otherwise only:
// "Organisation", "Co-operation". Two bodies of the same letters differ in a word: "Oromo
// Liberation Front", "Ogaden Liberation Front".
bool are_alike(std::string_view a, std::string_view b) {
  constexpr std::size_t stem = 4;
  const std::vector<std::string> words = letters_of_words(a), others = letters_of_words(b);
  std::size_t shared = 0;
  for (const std::string& word : words) {
    const bool same = std::find(others.begin(), others.end(), word) != others.end();
    shared += same;
    if (same || word.size() < stem) continue;
    if (std::none_of(others.begin(), others.end(), [&](const std::string& other) {
          return other.compare(0, stem, word, 0, stem) == 0;
        }))
      return false;
  }
  return shared * 2 > words.size();
}

// "us airways group" of "us airways group, inc."
void drop_legal_form(std::string& key) {
  for (;;) {
    std::string rest = key;
    while (!rest.empty() && (rest.back() == '.' || rest.back() == ' ' || rest.back() == ','))
      rest.pop_back();
    const std::size_t space = rest.rfind(' ');
    if (space == std::string::npos) return;
    const std::string_view last = std::string_view(rest).substr(space + 1);
    if (last != "co" && !is_legal_form(last)) return;
    while (rest.size() > space || rest.back() == ' ' || rest.back() == ',' || rest.back() == '.')
      rest.pop_back();
    key = std::move(rest);
  }
}

}  // namespace

// Equal for "the AT&T Group" and "AT & T group", "New York" and "New York City".
std::string Bodies::key_of(std::size_t first, std::size_t end, bool place) const {
  if (first + 1 < end && (r_.is(first, "The") || r_.is(first, "the"))) ++first;
  std::string key = fold(name_identity(cut(r_.text(), r_.span(first, end))));
  for (const std::string_view owner : {"'s", " 's", "’s"})  // "People's Party", "People Party"
    for (std::size_t at = 0; (at = key.find(owner, at)) != std::string::npos;)
      key.erase(at, owner.size());
  if (!place) drop_legal_form(key);
  constexpr std::string_view city = " city";
  if (place && key.size() > city.size() && key.ends_with(city))
    key.resize(key.size() - city.size());
  return (place ? "l:" : "b:") + key;
}

std::uint32_t Bodies::body(const std::string& key) {
  const auto [at, fresh] = by_key_.emplace(key, static_cast<std::uint32_t>(bodies_.size()));
  if (fresh) bodies_.emplace_back();
  return at->second;
}

BodyLink Bodies::known(const Name& name, bool stands_for_state) {
  const std::string canonical(stands_for_state ? name.known->state : name.known->name);
  const std::string key = (stands_for_state ? "s:" : "k:") + canonical;
  if (const std::string letters = initials(name); !stands_for_state && letters.size() > 2) {
    const auto acronym = by_key_.find("b:" + fold(letters));
    if (acronym != by_key_.end() && is_acronym(bodies_[acronym->second].name))
      by_key_.emplace(key, acronym->second);
  }
  const std::uint32_t b = body(key);
  Body& made = bodies_[b];
  made.name = canonical;
  if (name.known->detail != "told") made.canonical = canonical;
  if (!name.known->wikidata.empty()) made.wikidata = name.known->wikidata;
  if (!stands_for_state) {
    by_key_.emplace(key_of(name.first, name.end, false), b);
    by_key_.emplace("b:" + fold(canonical), b);
    learn_short(name, b, "b:");
  }
  return {b, "name in a table"};
}

BodyLink Bodies::find(const Name& name, bool stands_for_state) {
  const auto settled = [&](BodyLink link) {
    last_ = link.body;
    return link;
  };
  const bool place = name.kind == NameKind::place;
  const std::string key = key_of(name.first, name.end, place);
  if (const auto told = told_.find(key); told != told_.end() && !stands_for_state) {
    Body& meant = bodies_[told->second];  // the text's own "(CEI)" goes before any table's
    if (name.known && meant.canonical.empty() && are_alike(meant.name, name.known->name))
      meant.canonical = meant.name = name.known->name;
    return settled({told->second, "acronym that the text explains"});
  }
  // "Ostrian Liberation Front (OLF)": the text says what it means, whomever a table gives that to.
  const bool explained = name.short_for_previous && !bodies_.empty() && !stands_for_state;
  if (explained && (!name.known || bodies_[last_].canonical.empty())) {
    Body& meant = bodies_[last_];
    if (name.known && are_alike(meant.name, name.known->name))
      meant.canonical = meant.name = name.known->name;
    by_key_.emplace(key, last_);
    told_.emplace(key, last_);
    return settled({last_, "acronym of the name before it"});
  }
  if (name.known && (stands_for_state || name.known->sense != Sense::body)) {
    const auto at = is_of_any_state(*name.known) ? short_forms_.find(key) : short_forms_.end();
    if (at == short_forms_.end() || at->second.size() != 1)
      return settled(known(name, stands_for_state));
    return settled({at->second.front(), "short form of an earlier name"});
  }
  if (const auto at = by_key_.find(key); at != by_key_.end())
    return settled({at->second, "same name"});
  if (const auto at = short_forms_.find(key); at != short_forms_.end() && at->second.size() == 1) {
    const bool article =
        name.first > 0 && (r_.is(name.first - 1, "the") || r_.is(name.first - 1, "The"));
    const bool lone = name.end == name.first + 1 && r_.commonness(name.first) >= generic;
    if (!lone || article || marked_)
      return settled({at->second.front(), "short form of an earlier name"});
  }
  for (std::size_t i = name.first + 2; i < name.end; ++i) {
    if (!r_.is(i, "in") && !r_.is(i, "at")) continue;  // "Utopia State University in Oslo"
    const auto at = by_key_.find(key_of(name.first, i, place));
    if (at != by_key_.end()) return settled({at->second, "earlier name and its place"});
  }
  const std::string letters = initials(name);
  const auto acronym = by_key_.find((place ? "l:" : "b:") + fold(letters));
  if (letters.size() > 2 && acronym != by_key_.end() && is_acronym(bodies_[acronym->second].name)) {
    by_key_.emplace(key, acronym->second);
    bodies_[acronym->second].name = name_identity(cut(r_.text(), r_.span(name.first, name.end)));
    return settled({acronym->second, "long form of an earlier acronym"});
  }
  const std::uint32_t b = body(key);
  bodies_[b].name = name_identity(cut(r_.text(), r_.span(name.first, name.end)));
  learn_short(name, b, place ? "l:" : "b:");
  return settled({b, "full name"});
}

BodyLink Bodies::told(const Name& name, const Name& earlier, std::uint32_t body) {
  const bool place = name.kind == NameKind::place;
  const std::string key = key_of(name.first, name.end, place);
  const std::string words = name_identity(cut(r_.text(), r_.span(name.first, name.end)));
  Body& meant = bodies_[body];
  if (name.known && meant.canonical.empty() && are_alike(meant.name, name.known->name))
    meant.canonical = meant.name = name.known->name;
  const bool brief = is_acronym(cut(r_.text(), r_.span(earlier.first, earlier.end)));
  if (brief && name.end > name.first + 1 && !are_alike(meant.name, words))
    meant = {words, {}, {}};  // another body than the one that a table gives the acronym to
  told_.emplace(key_of(earlier.first, earlier.end, place), body);
  by_key_.emplace(key, body);
  told_.emplace(key, body);
  learn_short(name, body, place ? "l:" : "b:");
  last_ = body;
  return {body, "other name that the text gives"};
}

std::string Bodies::initials(const Name& name) const {
  std::string out;
  if (name.end < name.first + 2) return out;
  for (std::size_t i = name.first; i < name.end; ++i)
    if (r_.capitalised(i) || r_[i].shape == WordShape::number) out += r_.token(i).substr(0, 1);
  return out;
}

// Whether a table knows the words as something else: "Boston" of "Boston Red Sox".
bool Bodies::listed_elsewhere(std::size_t first, std::size_t end) const {
  constexpr std::uint32_t senses = bit(Sense::state) | bit(Sense::demonym) | bit(Sense::capital) |
                                   bit(Sense::city) | bit(Sense::place) | bit(Sense::seat) |
                                   bit(Sense::inhabitants) | bit(Sense::person);
  const Reading::Match body = r_.longest(first, end, bit(Sense::organization));
  const bool listed_body = body.end == end && !is_of_any_state(*Gazetteer::instance().meaning(
                                                  body.lexeme, Sense::organization));
  return listed_body || r_.longest(first, end, senses).end == end ||
         (end == first + 1 && r_.has(first, given_name));
}

void Bodies::learn_form(const Name& name, std::size_t first, std::size_t end, std::uint32_t b,
                        const std::string& prefix) {
  if (first >= end || (first == name.first && end == name.end) || !r_.capitalised(first)) return;
  if (listed_elsewhere(first, end)) return;
  auto& bodies = short_forms_[key_of(first, end, prefix == "l:")];
  if (std::find(bodies.begin(), bodies.end(), b) == bodies.end()) bodies.push_back(b);
}

// What may stand for a long name later on: its initials, its first word if that is rare,
// its last words, and its head before "of", "for" or "in".
void Bodies::learn_short(const Name& name, std::uint32_t b, const std::string& prefix) {
  if (name.end < name.first + 2) return;
  if (const std::string letters = initials(name); letters.size() > 1) {
    auto& bodies = short_forms_[prefix + fold(letters)];
    if (std::find(bodies.begin(), bodies.end(), b) == bodies.end()) bodies.push_back(b);
  }
  if (prefix == "l:") return;
  for (std::size_t i = name.first + 1; i < name.end; ++i)  // "Blue Note" of "Blue Note Records"
    if (r_.longest(i, name.end, bit(Sense::body_ending)).end == name.end)
      learn_form(name, name.first, i, b, prefix);
  if (r_.commonness(name.first) == 0 && r_[name.first].shape != WordShape::initial)
    learn_form(name, name.first, name.first + 1, b, prefix);
  for (std::size_t i = name.first + 1; i < name.end; ++i) {
    const std::string before = to_lower(r_.token(i - 1));
    const bool joined = is_word(before, WordClass::preposition) || before == "and" ||
                        before == "&" || before == "-" || before == "the";
    if (!joined || (r_.commonness(i) == 0 && i + 1 == name.end))
      learn_form(name, i, name.end, b, prefix);
    const std::string here = to_lower(r_.token(i));
    if (here != "of" && here != "for" && here != "in") continue;
    learn_form(name, name.first, i, b, prefix);
    for (std::size_t j = name.first + 1; j < i; ++j)  // "the Institute", "Supreme Court"
      learn_form(name, j, i, b, prefix);
  }
}

}  // namespace entente
