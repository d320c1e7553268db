#include "graph/alike_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/text.h"
#include "extract/actors/person_name.h"
#include "extract/actors/transcription.h"

namespace entente {
namespace {

constexpr std::size_t most_of_a_block = 40;

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find_first_of(" -", begin), folded.size());
    if (end > begin) words.emplace_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// "osce" of "organization for security and co-operation in europe".
std::string initials_of(const std::vector<std::string>& words) {
  static const std::set<std::string> small = {"of", "for", "and", "the", "in", "on", "de", "to"};
  std::string out;
  for (const std::string& word : words)
    if (!small.contains(word)) out += word[0];
  return out;
}

struct Name {
  std::string folded;
  std::vector<std::string> words;
  PersonName person;
  std::string loose;  // by sound, words sorted
};

Name name_of_actor(const StoredActor& actor) {
  Name name;
  name.folded = fold(actor.name);
  name.words = words_of(name.folded);
  name.person = parse_person_name(name.folded);
  std::vector<std::string> loose;
  for (const std::string& word : name.words) loose.push_back(loose_spelling(word));
  std::sort(loose.begin(), loose.end());
  for (const std::string& word : loose) name.loose += word + " ";
  return name;
}

// "Foreign Minister" and "Foreign Minister of Peru" agree, as do a role and none.
bool roles_agree(const StoredActor& a, const StoredActor& b) {
  const std::string one = fold(a.role), other = fold(b.role);
  return one.empty() || other.empty() || one.starts_with(other) || other.starts_with(one);
}

// `only_bearer`: no third actor has the given name that the two may share.
std::optional<std::string> why_persons(const StoredActor& a, const Name& x, const StoredActor& b,
                                       const Name& y, bool only_bearer) {
  const bool roles = roles_agree(a, b);
  if (x.folded == y.folded) return "the same name";
  if (x.person.alone() != y.person.alone()) {
    const Name &full = x.person.alone() ? y : x, &lone = x.person.alone() ? x : y;
    const bool surname = full.person.surname == lone.person.surname;
    const bool given = !full.person.given.empty() && full.person.given[0] == lone.person.surname;
    if (!roles || (!surname && !(given && only_bearer))) return std::nullopt;
    return surname ? "shared surname, no role against it" : "shared given name";
  }
  if (x.person.alone()) {
    if (x.loose == y.loose || one_slip_apart(x.folded, y.folded)) return "spelt alike";
    return std::nullopt;
  }
  switch (match(x.person, y.person)) {
    case NameMatch::different:
      return std::nullopt;
    case NameMatch::relative:
      return "relatives, or one person: only one name has Jr. or Sr.";
    case NameMatch::initial:
      return "shared surname, and an initial that fits";
    case NameMatch::pet_name:
      return "shared surname, and a short form of the given name";
    case NameMatch::misspelt:
      return "spelt alike";
    default:
      return roles ? "forms of one name" : "forms of one name, but different roles";
  }
}

std::optional<std::string> why_bodies(const StoredActor& a, const Name& x, const StoredActor& b,
                                      const Name& y) {
  if (x.folded == y.folded) return "the same name";
  for (const auto& [acronym, full] : {std::pair(&a, &y), std::pair(&b, &x)})
    if (full->words.size() > 1 && acronym->name.size() > 1 &&
        fold(acronym->name) == initials_of(full->words))
      return "acronym and full name";
  if (x.words.size() == y.words.size() &&
      (x.loose == y.loose || (x.folded.size() > 5 && one_slip_apart(x.folded, y.folded))))
    return "spelt alike";
  return std::nullopt;
}

class Blocks {
 public:
  explicit Blocks(const std::vector<StoredActor>& actors) : actors_(actors) {
    for (const StoredActor& actor : actors) names_.push_back(name_of_actor(actor));
    for (std::uint32_t i = 0; i < actors.size(); ++i) add(i);
  }

  std::vector<AlikePair> pairs() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> found;
    for (auto& [key, block] : blocks_) {
      std::stable_sort(block.begin(), block.end(), [&](std::uint32_t a, std::uint32_t b) {
        return actors_[a].mentions > actors_[b].mentions;
      });
      if (block.size() > most_of_a_block) block.resize(most_of_a_block);
      for (std::size_t i = 0; i < block.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
          const auto [a, b] = std::minmax(block[i], block[j]);
          if (a == b || found.contains({a, b})) continue;
          if (auto why = why_alike(a, b)) found.emplace(std::pair(a, b), std::move(*why));
        }
    }
    std::vector<AlikePair> out;
    for (auto& [pair, why] : found) out.push_back({pair.first, pair.second, std::move(why)});
    return out;
  }

 private:
  void put(const std::string& key, std::uint32_t actor) {
    std::vector<std::uint32_t>& block = blocks_[key];
    if (block.empty() || block.back() != actor) block.push_back(actor);
  }

  void add(std::uint32_t i) {
    const Name& name = names_[i];
    if (name.words.empty()) return;
    put("name " + name.folded, i);
    put("loose " + name.loose, i);
    put("look " + confusable_skeleton(name.folded), i);
    // One letter apart leaves one half of the name as it is.
    const std::size_t half = name.folded.size() / 2;
    if (half > 2) {
      put("head " + name.folded.substr(0, half), i);
      put("tail " + name.folded.substr(name.folded.size() - half), i);
    }
    if (actors_[i].type == ActorType::person) {
      put("surname " + name.person.surname, i);
      put("sound " + loose_spelling(name.person.surname), i);
      if (!name.person.given.empty()) {
        put("surname " + name.person.given[0], i);
        ++given_[name.person.given[0]];
      }
    } else {
      put("letters " + (name.words.size() > 1 ? initials_of(name.words) : name.folded), i);
    }
  }

  std::optional<std::string> why_alike(std::uint32_t a, std::uint32_t b) const {
    const StoredActor &one = actors_[a], &other = actors_[b];
    const Name &x = names_[a], &y = names_[b];
    const bool persons = one.type == ActorType::person && other.type == ActorType::person;
    const bool mixed = (one.type == ActorType::person) != (other.type == ActorType::person);
    if (x.folded != y.folded && confusable_skeleton(x.folded) == confusable_skeleton(y.folded))
      return "written in letters that look alike";
    if (mixed || (!persons && one.type != other.type && x.folded == y.folded)) {
      if (x.folded != y.folded) return std::nullopt;
      return "one name, a " + std::string(name_of(one.type)) + " and a " +
             std::string(name_of(other.type));
    }
    if (!persons) return why_bodies(one, x, other, y);
    const auto& given = x.person.alone() ? y.person.given : x.person.given;
    const auto bearers = given.empty() ? given_.end() : given_.find(given[0]);
    return why_persons(one, x, other, y, bearers != given_.end() && bearers->second == 1);
  }

  const std::vector<StoredActor>& actors_;
  std::vector<Name> names_;
  std::map<std::string, std::vector<std::uint32_t>> blocks_;
  std::map<std::string, std::uint32_t> given_;  // by given name: persons
};

}  // namespace

std::vector<AlikePair> alike_names(const std::vector<StoredActor>& actors) {
  return Blocks(actors).pairs();
}

}  // namespace entente
