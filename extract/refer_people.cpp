#include "extract/refer_people.h"

#include <algorithm>
#include <string>

#include "core/text.h"
#include "extract/event_words.h"

namespace entente {
namespace {

constexpr std::uint32_t pronoun_reach = 2;  // sentences back
constexpr std::uint32_t pair_reach = 3;
constexpr std::size_t most_seen = 64;  // of one sentence, the last

// The only one who is no object; "him" is not the subject beside it.
Choice of_several(const std::vector<Seen>& who, const Pronoun& pronoun, std::uint32_t back) {
  if (back > 1) return {};
  if (back == 0 && pronoun.position == PronounCase::object) return {};
  Choice out;
  for (const Seen& seen : who) {
    if (seen.governed) continue;
    if (out.entity != nobody || seen.entity == nobody) return {};
    out = {seen.entity, back == 0 ? 0.75f : 0.7f,
           back == 0 ? "subject of the sentence" : "subject of the sentence before"};
  }
  return out;
}

Gender gender_of_roles(const std::vector<std::string>& roles) {
  for (const std::string& role : roles)
    for (std::size_t at = 0; at < role.size();) {
      const std::size_t end = std::min(role.find(' ', at), role.size());
      const Gender gender = gender_of_title(std::string_view(role).substr(at, end - at));
      if (gender != Gender::unknown) return gender;
      at = end + 1;
    }
  return Gender::unknown;
}

}  // namespace

bool agree(Gender a, Gender b) { return a == b || a == Gender::unknown || b == Gender::unknown; }

bool is_governed(const Reading& r, std::size_t first, const Sentence& s) {
  for (std::size_t i = first; i-- > s.first_token && i + 10 > first;) {
    if (r[i].shape == WordShape::mark && !r.is(i, "-")) return false;
    if (r.is(i, "'s") || r.is(i, "’s")) continue;
    if (r.capitalised(i) && !r[i].opens) continue;
    const std::string word = to_lower(r.token(i));
    if (is_word(word, WordClass::conjunction)) return false;
    if (is_word(word, WordClass::subordinator) && word != "as") return false;
    if (is_word(word, WordClass::preposition)) return true;
    if (is_known_verb(word) && !is_word(word, WordClass::role) &&
        !is_word(word, WordClass::determiner))
      return true;
  }
  return false;
}

People::People(const Reading& r, const std::vector<Entity>& entities,
               const std::vector<Mention>& named)
    : entities_(entities) {
  for (const Entity& e : entities) {
    Gender gender = e.type == ActorType::person ? gender_of_name(e.name) : Gender::unknown;
    if (gender == Gender::unknown) gender = gender_of_roles(e.roles);
    gender_.push_back(gender);
  }
  for (const Mention& m : named)
    if (m.type == ActorType::person && m.first_token > 0 && gender_[m.entity] == Gender::unknown)
      gender_[m.entity] = gender_of_title(r.token(m.first_token - 1));
}

void People::begin_sentence(std::uint32_t sentence) {
  sentence_ = sentence;
  here_ = seen_.size();
}

void People::add(std::uint32_t entity, bool governed) {
  seen_.push_back({entity, sentence_, gender_[entity], governed});
}

void People::add_unnamed(Gender gender, bool governed) {
  seen_.push_back({nobody, sentence_, gender, governed});
}

void People::settle(std::uint32_t entity, Gender gender) {
  gender_[entity] = gender;
  for (std::size_t k = seen_.size();
       k-- > 0 && k + 4 * most_seen > seen_.size() && seen_[k].sentence + pair_reach >= sentence_;)
    if (seen_[k].entity == entity) seen_[k].gender = gender;
}

// Who of seen_[first, end) agrees with the pronoun, each once, in order.
std::vector<Seen> People::candidates(std::size_t first, std::size_t end, Gender gender) const {
  std::vector<Seen> out;
  for (std::size_t k = std::max(first, end - std::min(end, most_seen)); k < end; ++k) {
    if (!agree(seen_[k].gender, gender)) continue;
    const auto same = std::find_if(out.begin(), out.end(), [&](const Seen& other) {
      return other.entity == seen_[k].entity && other.entity != nobody;
    });
    if (same == out.end())
      out.push_back(seen_[k]);
    else
      same->governed = same->governed && seen_[k].governed;
  }
  return out;
}

Choice People::meant_by(const Pronoun& pronoun, bool own_clause) const {
  const bool subject = pronoun.position == PronounCase::subject;
  std::size_t first = here_, end = seen_.size();
  for (std::uint32_t back = 0;;) {
    std::vector<Seen> who = candidates(first, end, pronoun.gender);
    if (back == 0 && own_clause && !who.empty()) {
      // "Ann asked her": not Ann.
      const auto beside =
          std::find_if(who.rbegin(), who.rend(), [](const Seen& seen) { return !seen.governed; });
      if (beside != who.rend()) who.erase(std::next(beside).base());
    }
    if (who.size() > 1) return of_several(who, pronoun, back);
    if (who.size() == 1) {
      // "In talks with Bob he ...": the one of whom the sentence before speaks is nearer.
      if (back == 0 && subject && who[0].governed) {
        const Choice before = topic_before(pronoun.gender);
        if (before.entity != nobody && before.entity != who[0].entity) return {};
      }
      return {who[0].entity,
              back == 0   ? 0.9f
              : back == 1 ? 0.85f
                          : 0.7f,
              back == 0 ? "the one person the sentence names before"
                        : "the one person of a sentence before"};
    }
    if (back > 0 && end > first) return {};  // somebody else was spoken of since
    end = first;
    if (end == 0) return {};
    const std::uint32_t sentence = seen_[end - 1].sentence;
    while (first > 0 && seen_[first - 1].sentence == sentence && first + most_seen > end) --first;
    back = sentence_ - sentence;
    if (back > pronoun_reach) return {};
  }
}

// Who is the subject of the sentence before, if one person is.
Choice People::topic_before(Gender gender) const {
  Choice out;
  for (std::size_t k = here_;
       k-- > 0 && k + most_seen > here_ && seen_[k].sentence + 1 == sentence_;)
    if (!seen_[k].governed && seen_[k].entity != nobody && agree(seen_[k].gender, gender))
      out.entity = seen_[k].entity;
  return out;
}

bool People::fits(std::uint32_t entity, std::string_view noun) const {
  const Gender wanted = is_reference_word(noun, "male-pair")     ? Gender::male
                        : is_reference_word(noun, "female-pair") ? Gender::female
                                                                 : Gender::unknown;
  if (!agree(gender_[entity], wanted)) return false;
  const auto offices = offices_of_pair(noun);
  const auto& roles = entities_[entity].roles;
  if (offices.empty() || roles.empty()) return true;
  for (const std::string& role : roles)
    for (const std::string_view office : offices)
      if (fold(role).find(office) != std::string::npos) return true;
  return false;
}

Couple People::two_last(std::string_view noun) const {
  Couple out{{}, true};
  for (std::size_t k = seen_.size(); k-- > 0;) {
    const Seen& seen = seen_[k];
    if (out.two.size() >= 2 && seen.sentence != seen_[k + 1].sentence) break;
    if (seen.sentence + pair_reach < sentence_ || k + 4 * most_seen < seen_.size()) break;
    if (seen.entity == nobody) continue;
    if (std::find(out.two.begin(), out.two.end(), seen.entity) != out.two.end()) continue;
    out.here = out.here && seen.sentence == sentence_;
    out.two.push_back(seen.entity);
  }
  if (out.two.size() != 2 || !fits(out.two[0], noun) || !fits(out.two[1], noun)) return {};
  std::sort(out.two.begin(), out.two.end());
  return out;
}

}  // namespace entente
