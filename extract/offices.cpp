#include "extract/offices.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/text.h"
#include "extract/event_words.h"
#include "extract/refer_words.h"

namespace entente {
namespace {

constexpr std::ptrdiff_t most_holders = 512;  // looked at on each side of an office

template <std::size_t n>
bool is_any(std::string_view word, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool has_word(std::string_view title, std::string_view word) {
  return (" " + std::string(title) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

// "secretary" of "secretary of state", "minister" of "foreign minister".
std::string_view head_of(std::string_view title) {
  title = title.substr(0, title.find(" of "));
  return title.substr(title.rfind(' ') + 1);
}

// An office and no trade: "foreign minister", "spokesman".
bool is_office(std::string_view title) { return is_reference_word(head_of(title), "office"); }

}  // namespace

bool is_single_office(std::string_view title) {
  static constexpr std::string_view single[] = {"president",
                                                "premier",
                                                "chancellor",
                                                "king",
                                                "queen",
                                                "emir",
                                                "sultan",
                                                "vice president",
                                                "foreign secretary",
                                                "defence secretary",
                                                "defense secretary",
                                                "secretary of state",
                                                "home secretary",
                                                "crown prince",
                                                "prime minister"};
  if (is_any(title, single)) return true;
  constexpr std::string_view ending = " minister";
  return title.size() > ending.size() && title.ends_with(ending) && !has_word(title, "deputy") &&
         !has_word(title, "junior") && !has_word(title, "cabinet");
}

void Offices::add_person(std::uint32_t index, std::uint32_t entity) {
  const Name& name = names_[index];
  Holder holder{index, entity, name.sentence, {}, name.state};
  for (std::size_t i = name.title_first; i < name.title_end; ++i) {
    if (r_[i].shape == WordShape::mark) continue;
    holder.titles.push_back(fold(cut(r_.text(), r_.span(i, name.title_end))));
    break;
  }
  if (name.known && name.known->sense == Sense::person && !name.known->detail.empty()) {
    holder.titles.push_back(fold(name.known->detail));
    if (holder.state.empty()) holder.state = name.known->state;
  }
  persons_.push_back(std::move(holder));
}

// First token of "the new Spanish foreign minister", "Spain's foreign minister", without
// the article.
std::size_t Offices::phrase_start(const Name& office) const {
  const Sentence& s = r_.sentences()[office.sentence];
  std::size_t start = office.first;
  const auto index = static_cast<std::size_t>(&office - names_.data());
  if (index > 0) {
    const Name& before = names_[index - 1];
    const bool owner = before.end + 1u == office.first && before.sentence == office.sentence &&
                       (r_.is(before.end, "'s") || r_.is(before.end, "’s"));
    if (before.kind != NameKind::person && (before.end == office.first || owner))
      start = before.first;
  }
  return std::max<std::size_t>(start, s.first_token);
}

// The person in "Ann Lee, the Spanish foreign minister,".
const Offices::Holder* Offices::apposed(std::size_t start, const Name& office) const {
  const Sentence& s = r_.sentences()[office.sentence];
  const bool closed = office.end >= s.end_token || r_[office.end].shape == WordShape::mark ||
                      r_.is(office.end, "of") || r_.is(office.end, "for");
  if (!closed) return nullptr;
  std::size_t i = start;
  if (i > s.first_token && (r_.is(i - 1, "the") || r_.is(i - 1, "a") || r_.is(i - 1, "an"))) --i;
  if (i < s.first_token + 2 || !r_.is(i - 1, ",")) return nullptr;
  const auto at = std::lower_bound(
      persons_.begin(), persons_.end(), i - 1,
      [&](const Holder& person, std::size_t end) { return names_[person.name].end < end; });
  return at != persons_.end() && names_[at->name].end == i - 1 ? &*at : nullptr;
}

// "the president", "Spain's president", or a headline's "President"; not "a president",
// "his minister", "elected president", nor "is the president".
bool Offices::definite(std::size_t start, const Name& office) const {
  const Sentence& s = r_.sentences()[office.sentence];
  static constexpr std::string_view naming[] = {"as",   "become",  "became",   "becomes",
                                                "past", "former",  "previous", "future",
                                                "next", "elected", "named",    "appointed"};
  const std::string before = start > s.first_token ? to_lower(r_.token(start - 1)) : "";
  if (before == "the") {
    const std::string ahead = start > s.first_token + 1 ? to_lower(r_.token(start - 2)) : "";
    return !is_word(ahead, WordClass::be) && !is_any(ahead, naming);
  }
  if (is_word(before, WordClass::determiner) || is_any(before, naming) ||
      is_word(before, WordClass::be))
    return false;
  const bool opening = start == s.first_token && r_.capitalised(start);
  if (start == office.first) return opening;
  return r_.is(office.first - 1, "'s") || r_.is(office.first - 1, "’s") || opening || s.heading ||
         r_[start].shape == WordShape::acronym;
}

// "the general public", "the president of the club": not the end of the phrase.
bool Offices::goes_on(const Name& office) const {
  const std::size_t i = office.end;
  if (i >= r_.sentences()[office.sentence].end_token) return false;
  if (r_.is(i, "of") || r_.is(i, "for")) return office.state.empty();
  if (r_.is(i, "-")) return true;
  if (r_[i].shape != WordShape::lower) return r_.capitalised(i) && office.state.empty();
  const std::string word = to_lower(r_.token(i));
  return !is_word(word, WordClass::preposition) && !is_word(word, WordClass::conjunction) &&
         !is_word(word, WordClass::auxiliary) && !is_word(word, WordClass::adverb) &&
         !is_word(word, WordClass::subordinator) && !is_word(word, WordClass::relative) &&
         !is_word(word, WordClass::determiner) && !is_word(word, WordClass::pronoun) &&
         !is_known_verb(word) && !r_.has(i, speech_verb | person_verb | act_verb) &&
         !word.ends_with("ed") && word != "'s" && word != "’s";
}

// `later`: also somebody whom the text names only afterwards.
OfficeLink Offices::holder(const std::string& title, const Name& office, bool later) const {
  const bool bare = title.find(' ') == std::string::npos;
  std::optional<std::uint32_t> exact, general, near;
  bool many_exact = false, many_general = false, many_near = false;
  const auto take = [](std::optional<std::uint32_t>& one, bool& many, std::uint32_t entity) {
    many = many || (one && *one != entity);
    one = entity;
  };
  const auto index = static_cast<std::uint32_t>(&office - names_.data());
  const bool headline = office.sentence == 0 || r_.sentences()[office.sentence].heading;
  const auto here = std::lower_bound(persons_.begin(), persons_.end(), index,
                                     [](const Holder& h, std::uint32_t n) { return h.name < n; });
  const auto first = here - std::min<std::ptrdiff_t>(here - persons_.begin(), most_holders);
  const auto last = here + std::min<std::ptrdiff_t>(persons_.end() - here, most_holders);
  for (auto at = first; at != last; ++at) {
    const Holder& person = *at;
    if (person.name > index && !headline && !later) continue;
    if (!office.state.empty() && !person.state.empty() && person.state != office.state) continue;
    // "the US president" is not the president of just anything.
    if (!office.state.empty() && person.state.empty() && bare) continue;
    for (const std::string& held : person.titles) {
      if (held == title) take(exact, many_exact, person.entity);
      if (!bare || head_of(held) != title) continue;
      take(general, many_general, person.entity);
      if (person.sentence <= office.sentence && person.sentence + 2 >= office.sentence)
        take(near, many_near, person.entity);
    }
  }
  if (exact && !many_exact)
    return {OfficeLink::Kind::holder, *exact, 0.85f, "the one who holds this office here"};
  if (general && !many_general)
    return {OfficeLink::Kind::holder, *general, 0.75f, "the one here who holds such an office"};
  if (near && !many_near)
    return {OfficeLink::Kind::holder, *near, 0.65f,
            "the one of the last sentences who holds such an office"};
  return {};
}

OfficeLink Offices::link(std::uint32_t index) const {
  const Name& office = names_[index];
  const std::string title = fold(cut(r_.text(), r_.span(office.first, office.end)));
  const std::size_t start = phrase_start(office);
  if (const Holder* person = apposed(start, office))
    return {OfficeLink::Kind::apposition, person->entity, 0.85f, "told of the name before it"};
  if (!is_office(title) || !definite(start, office)) return {};
  if (goes_on(office)) return {};
  if (OfficeLink found = holder(title, office, false); found.kind != OfficeLink::Kind::nobody)
    return found;
  const bool of_state = !office.state.empty() && (start < office.first) &&
                        names_[index - 1].kind != NameKind::organization;
  if (!of_state || !is_single_office(title)) return {};
  if (OfficeLink found = holder(title, office, true); found.kind != OfficeLink::Kind::nobody)
    return found;
  return {OfficeLink::Kind::unnamed, 0, 0.7f, "an office-holder without a name here"};
}

}  // namespace entente
