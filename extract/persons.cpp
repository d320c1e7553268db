#include "extract/persons.h"

#include <algorithm>

#include "core/text.h"

namespace entente {
namespace {

std::string joined(const std::vector<std::string>& words, std::size_t from = 0) {
  std::string out;
  for (std::size_t i = from; i < words.size(); ++i) out += (i > from ? " " : "") + words[i];
  return out;
}

}  // namespace

// Words that tell persons apart: no initials, hyphens or full stops.
std::vector<std::string> Persons::words_of(const Name& name) const {
  std::vector<std::string> out;
  for (std::size_t i = name.first; i < name.end; ++i)
    if (r_[i].shape != WordShape::mark && r_[i].shape != WordShape::initial)
      out.push_back(fold(r_.token(i)));
  if (out.empty()) out.push_back(fold(cut(r_.text(), r_.span(name.first, name.end))));
  return out;
}

// "President Obama": the one known person of that surname with such an office;
// empty if there is none or more than one.
std::string_view Persons::leader_with_title(const Name& name) const {
  if (name.title_end == name.title_first) return {};
  const Gazetteer& g = Gazetteer::instance();
  const std::string title = fold(r_.token(name.title_end - 1));
  std::string_view only;
  for (std::int32_t k = r_[name.end - 1].lexeme ? r_[name.end - 1].lexeme->known : -1; k >= 0;
       k = g.known(k).next) {
    const Known& leader = g.known(k);
    if (leader.sense != Sense::leader || (!name.state.empty() && leader.state != name.state))
      continue;
    if (fold(leader.detail).find(title) == std::string::npos) continue;
    if (!only.empty() && only != leader.name) return {};
    only = leader.name;
  }
  return only;
}

std::uint32_t Persons::make(const Name& name, std::vector<std::string> words) {
  Person person;
  person.name = name_identity(cut(r_.text(), r_.span(name.first, name.end)));
  if (name.known && name.known->sense == Sense::person)
    person.canonical = name.known->name;
  else if (words.size() == 1)
    person.canonical = leader_with_title(name);
  person.words = std::move(words);
  persons_.push_back(std::move(person));
  return static_cast<std::uint32_t>(persons_.size() - 1);
}

void Persons::learn(const Name& name, std::uint32_t index) {
  std::vector<std::string> words = words_of(name);
  if (words.size() < 2) return;
  const std::string whole = joined(words);
  const std::string ends = words.front() + " " + words.back();
  std::uint32_t person = 0;
  auto at = by_full_.find(whole);
  if (at == by_full_.end()) at = by_full_.find(ends);
  if (at != by_full_.end()) {
    person = at->second;
    if (words.size() > persons_[person].words.size()) {
      persons_[person].words = words;
      persons_[person].name = name_identity(cut(r_.text(), r_.span(name.first, name.end)));
    }
    if (name.known && persons_[person].canonical.empty())
      persons_[person].canonical = name.known->name;
  } else if (const auto tail = by_tail_.find(whole); tail != by_tail_.end()) {
    person = nearest(tail->second, index)->person;  // "Suu Kyi" after "Aung San Suu Kyi"
  } else {
    person = make(name, words);
  }
  by_full_.emplace(whole, person);
  by_full_.emplace(ends, person);
  by_last_[words.back()].push_back({index, person});
  by_first_[words.front()].push_back({index, person});
  for (std::size_t i = 1; i + 1 < words.size(); ++i)
    by_tail_[joined(words, i)].push_back({index, person});
}

// The last bearer named before `index`, else the first one after it.
const Persons::Bearer* Persons::nearest(const std::vector<Bearer>& bearers,
                                        std::uint32_t index) const {
  const auto after = std::upper_bound(
      bearers.begin(), bearers.end(), index,
      [](std::uint32_t wanted, const Bearer& bearer) { return wanted < bearer.index; });
  return after == bearers.begin() ? &bearers.front() : &*(after - 1);
}

// The bearer a table names, else the nearest.
const Persons::Bearer* Persons::meant(const std::vector<Bearer>& bearers, const Name& name,
                                      std::uint32_t index) const {
  if (name.known && name.known->sense == Sense::person)
    for (const Bearer& bearer : bearers)
      if (persons_[bearer.person].canonical == name.known->name) return &bearer;
  return nearest(bearers, index);
}

PersonLink Persons::find(const Name& name, std::uint32_t index) {
  std::vector<std::string> words = words_of(name);
  const std::string whole = joined(words);
  if (words.size() > 1) {
    if (const auto at = by_full_.find(whole); at != by_full_.end())
      return {at->second,
              persons_[at->second].words == words ? "full name" : "form of the full name"};
  }
  if (const auto at = by_last_.find(words.back()); words.size() == 1 && at != by_last_.end()) {
    const Bearer* bearer = meant(at->second, name, index);
    return {bearer->person,
            bearer->index < index ? "surname of an earlier name" : "surname of a later name"};
  }
  if (const auto at = by_first_.find(words.front()); words.size() == 1 && at != by_first_.end())
    return {nearest(at->second, index)->person, "first part of a full name"};
  if (const auto at = by_full_.find(whole); at != by_full_.end()) return {at->second, "same name"};
  const std::uint32_t person = make(name, std::move(words));
  by_full_.emplace(whole, person);
  return {person, "only form of this name"};
}

}  // namespace entente
