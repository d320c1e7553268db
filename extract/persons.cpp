#include "extract/persons.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "extract/refer_people.h"
#include "extract/word_classes.h"

namespace entente {
namespace {

std::string joined(const std::vector<std::string>& words, std::size_t from = 0) {
  std::string out;
  for (std::size_t i = from; i < words.size(); ++i) out += (i > from ? " " : "") + words[i];
  return out;
}

constexpr std::uint32_t nobody_yet = 0xFFFFFFFF;

bool is_suffix(std::string_view word) {
  static constexpr std::string_view suffixes[] = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"};
  return std::find(std::begin(suffixes), std::end(suffixes), word) != std::end(suffixes);
}

// "william" for "bill"; folded.
const std::vector<std::string>& full_forms(const std::string& given) {
  static const auto table = [] {
    std::unordered_map<std::string, std::vector<std::string>> forms;
    for (const auto& row : rows_of("data/hypocorisms.tsv"))
      for (const std::string_view full : cells(row.size() > 1 ? row[1] : "", '|'))
        forms[fold(row[0])].push_back(fold(full));
    return forms;
  }();
  static const std::vector<std::string> none;
  const auto at = table.find(given);
  return at == table.end() ? none : at->second;
}

// Levenshtein distance by bytes of folded words. O(a * b).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

}  // namespace

// Words that tell persons apart: no initials, hyphens, full stops or suffixes.
Persons::Parts Persons::parts_of(const Name& name) const {
  Parts out;
  for (std::size_t i = name.first; i < name.end; ++i) {
    if (r_[i].shape == WordShape::mark) continue;
    const bool dotted = r_[i].shape == WordShape::acronym && i + 1 < name.end &&
                        r_.token(i).find('.') != std::string_view::npos;  // "J.K."
    if (r_[i].shape == WordShape::initial || dotted) {
      std::string letter = fold(r_.token(i)).substr(0, 1);
      (out.words.empty() ? out.initial : out.middle) += letter;
      continue;
    }
    std::string word = fold(r_.token(i));
    if (!out.words.empty() && i + 1 == name.end && is_suffix(word)) {
      if (word.back() == '.') word.pop_back();
      out.suffix = word;
    } else {
      out.words.push_back(std::move(word));
    }
  }
  if (out.words.empty()) out.words.push_back(fold(cut(r_.text(), r_.span(name.first, name.end))));
  if (name.title_end > name.title_first) out.gender = gender_of_title(r_.token(name.title_end - 1));
  return out;
}

// Known to be two persons of one name.
bool Persons::differ(const Person& person, const Parts& parts) const {
  const auto apart = [](const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && !a.starts_with(b) && !b.starts_with(a);
  };
  if (apart(person.middle, parts.middle)) return true;
  if (!person.suffix.empty() && !parts.suffix.empty() && person.suffix != parts.suffix) return true;
  if (person.gender != Gender::unknown && parts.gender != Gender::unknown &&
      person.gender != parts.gender)
    return true;
  // "J. Smith" is not Ann Smith.
  return !parts.initial.empty() && parts.words.size() == 1 &&
         person.words.front().front() != parts.initial.front();
}

// What a full name is found by: all its words, its ends, its ends in the other order, and
// its ends with each full form of a short first name.
std::vector<std::string> Persons::keys_of(const std::vector<std::string>& words) const {
  const std::string& last = words.back();
  std::vector<std::string> keys{joined(words), words.front() + " " + last};
  if (words.size() == 2) keys.push_back(last + " " + words.front());
  for (const std::string& full : full_forms(words.front())) keys.push_back(full + " " + last);
  return keys;
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

std::uint32_t Persons::make(const Name& name, Parts parts) {
  Person person;
  person.name = name_identity(cut(r_.text(), r_.span(name.first, name.end)));
  if (name.known && name.known->sense == Sense::person)
    person.canonical = name.known->name;
  else if (parts.words.size() == 1)
    person.canonical = leader_with_title(name);
  person.words = std::move(parts.words);
  person.middle = std::move(parts.middle);
  person.suffix = std::move(parts.suffix);
  person.gender = parts.gender != Gender::unknown ? parts.gender : gender_of_name(person.name);
  same_as_.push_back(static_cast<std::uint32_t>(persons_.size()));
  persons_.push_back(std::move(person));
  return static_cast<std::uint32_t>(persons_.size() - 1);
}

// "Sergei Lavrov" after "Sergey Lavrov", "Zelenskyy" after "Zelensky": one of the two
// words is the same; the others begin alike and differ in one letter, or two of eight.
std::uint32_t Persons::spelled_alike(const Parts& parts, std::string_view name) const {
  constexpr std::size_t most_bearers = 32;
  const auto search = [&](const auto& bearers_by, const std::string& same, bool last) {
    const auto at = bearers_by.find(same);
    if (at == bearers_by.end()) return nobody_yet;
    for (std::size_t k = 0; k < at->second.size() && k < most_bearers; ++k) {
      const std::uint32_t person = at->second[k].person;
      const Person& other = persons_[person];
      const std::string& a = last ? parts.words.front() : parts.words.back();
      const std::string& b = last ? other.words.front() : other.words.back();
      const std::size_t shorter = std::min(a.size(), b.size());
      const std::size_t most = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
      if (most == 0 || a.front() != b.front() || edit_distance(a, b) > most) continue;
      if (!differ(other, parts) && (!last || agree(other.gender, gender_of_name(name))))
        return person;
    }
    return nobody_yet;
  };
  const std::uint32_t found = search(by_last_, parts.words.back(), true);
  return found != nobody_yet ? found : search(by_first_, parts.words.front(), false);
}

void Persons::learn(const Name& name, std::uint32_t index) {
  Parts parts = parts_of(name);
  if (parts.words.size() < 2) return;
  const std::vector<std::string> words = parts.words;
  const std::vector<std::string> keys = keys_of(words);
  std::vector<std::string> wanted = keys;
  // Not "Alex Van Halen" after Van Halen, who is Eddie.
  if (words.size() > 2 && !r_.has(name.end - 2, particle))
    wanted.push_back(joined(words, words.size() - 2));
  // "Peter Hall ... his son Peter Hall Jr.": the first is no junior, whatever he is called.
  if (const std::string title =
          name.title_end > name.title_first ? fold(r_.token(name.title_end - 1)) : std::string();
      !parts.suffix.empty() && (title == "son" || title == "father" || title == "grandson"))
    for (const std::string& key : keys)
      if (const auto at = by_full_.find(key); at != by_full_.end())
        if (Person& namesake = persons_[at->second]; namesake.suffix.empty())
          namesake.suffix = title == "father" ? "jr" : "sr";
  std::uint32_t person = nobody_yet;
  for (const std::string& key : wanted) {
    const auto at = by_full_.find(key);  // keys, then "YouTuber Ann Lee" after Ann Lee
    if (at == by_full_.end() || differ(persons_[at->second], parts)) continue;
    person = at->second;
    break;
  }
  if (person == nobody_yet)
    person = spelled_alike(parts, cut(r_.text(), r_.span(name.first, name.end)));
  if (person != nobody_yet) {
    Person& known = persons_[person];
    if (words.size() > known.words.size()) {
      known.words = words;
      known.name = name_identity(cut(r_.text(), r_.span(name.first, name.end)));
    }
    if (known.middle.size() < parts.middle.size()) known.middle = parts.middle;
    if (known.suffix.empty()) known.suffix = parts.suffix;
    if (name.known && known.canonical.empty()) known.canonical = name.known->name;
  } else if (const auto tail = by_tail_.find(keys.front()); tail != by_tail_.end()) {
    person = nearest(tail->second, index)->person;  // "Suu Kyi" after "Aung San Suu Kyi"
  } else {
    person = make(name, std::move(parts));
  }
  bear(name, index, person, words);
}

// Keeps what the person can be found by later on.
void Persons::bear(const Name& name, std::uint32_t index, std::uint32_t person,
                   const std::vector<std::string>& words) {
  exact_[index] = person;
  const std::size_t first = name.title_end > name.title_first ? name.title_first : name.first;
  const Sentence& s = r_.sentences()[name.sentence];
  const bool apposed = first > s.first_token && r_.is(first - 1, ",");
  const Bearer bearer{index, person, name.sentence, !apposed && !is_governed(r_, first, s)};
  for (const std::string& key : keys_of(words)) by_full_.emplace(key, person);
  by_last_[words.back()].push_back(bearer);
  by_first_[words.front()].push_back(bearer);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) by_tail_[joined(words, i)].push_back(bearer);
}

std::uint32_t Persons::one_of(std::uint32_t person) {
  while (same_as_[person] != person) person = same_as_[person] = same_as_[same_as_[person]];
  return person;
}

void Persons::learn_other(const Name& earlier, std::uint32_t earlier_index, const Name& name,
                          std::uint32_t index) {
  const auto known = exact_.find(earlier_index);
  if (known != exact_.end()) {
    const Parts parts = parts_of(name);
    const auto before = by_full_.find(joined(parts.words));  // as in a heading
    if (parts.words.size() > 1 && before != by_full_.end()) {
      const std::uint32_t a = one_of(before->second), b = one_of(known->second);
      same_as_[std::max(a, b)] = std::min(a, b);
    }
    bear(name, index, known->second, parts.words);
    return;
  }
  learn(name, index);  // "Zevo (born Ann Lee)": the full name tells more
  const auto full = exact_.find(index);
  const std::uint32_t person = full != exact_.end() ? full->second : make(name, parts_of(name));
  if (full == exact_.end()) bear(name, index, person, parts_of(name).words);
  const std::string whole = joined(parts_of(earlier).words);
  if (by_last_.contains(whole) || by_first_.contains(whole)) return;
  exact_[earlier_index] = person;
  by_full_.emplace(whole, person);
}

// The last bearer named before `index`, else the first one after it.
const Persons::Bearer* Persons::nearest(const std::vector<Bearer>& bearers,
                                        std::uint32_t index) const {
  const auto after = std::upper_bound(
      bearers.begin(), bearers.end(), index,
      [](std::uint32_t wanted, const Bearer& bearer) { return wanted < bearer.index; });
  return after == bearers.begin() ? &bearers.front() : &*(after - 1);
}

// The bearer a table names, else one who was just named, else the first one: a text that
// has two of a surname calls the second by the full name.
const Persons::Bearer* Persons::meant(const std::vector<Bearer>& bearers, const Name& name,
                                      std::uint32_t index, const Parts& parts) const {
  if (name.known && name.known->sense == Sense::person)
    for (const Bearer& bearer : bearers)
      if (persons_[bearer.person].canonical == name.known->name) return &bearer;
  const Bearer* near = nearest(bearers, index);
  const bool just_named =
      near->index < index && near->subject && near->sentence + 1 >= name.sentence;
  if (just_named && !differ(persons_[near->person], parts)) return near;
  for (const Bearer& bearer : bearers)
    if (!differ(persons_[bearer.person], parts)) return &bearer;
  return nullptr;
}

PersonLink Persons::find(const Name& name, std::uint32_t index) {
  PersonLink link = meaning_of(name, index);
  link.person = one_of(link.person);
  return link;
}

PersonLink Persons::meaning_of(const Name& name, std::uint32_t index) {
  if (const auto at = exact_.find(index); at != exact_.end()) {
    const bool fullest =
        persons_[at->second].name == name_identity(cut(r_.text(), r_.span(name.first, name.end)));
    return {at->second, fullest ? "full name" : "form of the full name"};
  }
  Parts parts = parts_of(name);
  const std::string whole = joined(parts.words);
  if (const auto at = by_last_.find(parts.words.back());
      parts.words.size() == 1 && at != by_last_.end())
    if (const Bearer* bearer = meant(at->second, name, index, parts))
      return {bearer->person,
              bearer->index < index ? "surname of an earlier name" : "surname of a later name"};
  if (const auto at = by_first_.find(parts.words.front());
      parts.words.size() == 1 && parts.initial.empty() && at != by_first_.end())
    return {nearest(at->second, index)->person, "first part of a full name"};
  if (const auto at = by_full_.find(whole);
      at != by_full_.end() && !differ(persons_[at->second], parts))
    return {at->second, "same name"};
  const std::uint32_t person = make(name, std::move(parts));
  by_full_.emplace(whole, person);
  return {person, "only form of this name"};
}

}  // namespace entente
