// Forward reading: item (head, complement, apposition), then coordination. The
// backward search for subjects is in event_subject.cpp.

#include "extract/event_party.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "core/text.h"

namespace entente {
namespace {

void add(Party& party, std::uint32_t entity) {
  if (std::find(party.entities.begin(), party.entities.end(), entity) == party.entities.end()) {
    party.entities.push_back(entity);
  }
}

// How deep "officials of officials of X" is followed.
constexpr int most_nested = 2;

bool is_role(std::string_view word) {
  return is_word(word, WordClass::role) || is_word(word, WordClass::roles);
}

}  // namespace

RoleHolders role_holders(const std::vector<Entity>& entities) {
  RoleHolders holders;
  std::unordered_set<std::string> shared;
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    if (entities[e].type != ActorType::person) continue;
    for (const std::string& role : entities[e].roles) {
      std::string office = to_lower(role);
      const std::size_t of = office.find(" of ");
      std::vector<std::string> keys{office};
      if (of != std::string::npos) keys.push_back(office.substr(0, of));
      for (const std::string& key : keys) {
        const auto [at, added] = holders.emplace(key, e);
        if (!added && at->second != e) shared.insert(key);
      }
    }
  }
  for (const std::string& key : shared) holders.erase(key);
  return holders;
}

PartyReader::PartyReader(const Annotation& annotation, const Clause& clause,
                         const RoleHolders& roles, std::optional<std::uint32_t> author)
    : annotation_(annotation), clause_(clause), roles_(roles), author_(author) {}

std::string_view PartyReader::lower(std::size_t at) const {
  if (at >= chunks().size()) return {};
  return first_word(at).lower;
}

// A state's adjective ("Turkish"), by its ending.
bool PartyReader::is_adjective(const Word& word) const {
  if (word.mention < 0) return false;
  const auto& mention = annotation_.mentions[static_cast<std::size_t>(word.mention)];
  if (mention.type != ActorType::state) return false;
  if (annotation_.entities[mention.entity].name.size() == word.lower.size()) return false;
  for (const std::string_view ending : {"an", "ish", "ese", "ch", "i", "ic"}) {
    const std::size_t n = word.lower.size();
    if (n > ending.size() && word.lower.compare(n - ending.size(), ending.size(), ending) == 0) {
      return true;
    }
  }
  return false;
}

// The noun phrase at `at` alone, without what follows its head.
Party PartyReader::item_at(std::size_t at) const {
  Party party;
  party.first = static_cast<std::uint32_t>(at);
  party.end = party.first + 1;
  const Word& last = head(at);
  if (last.mention >= 0) {
    if (last.possessive) return party;
    const Mention& mention = annotation_.mentions[static_cast<std::size_t>(last.mention)];
    party.entities.push_back(mention.entity);
    party.persons = mention.type == ActorType::person;
    // "Turkish and British officials": the second noun says what the first is.
    const bool halved = is_adjective(last) && is_kind(at + 1, ChunkKind::conjunction) &&
                        is_kind(at + 2, ChunkKind::noun) && head(at + 2).mention < 0;
    if (halved) {
      party.bodies = is_role(head(at + 2).lower) || is_word(head(at + 2).lower, WordClass::body);
      if (!party.bodies) party.entities.clear();
    }
    return party;
  }
  if (!is_role(last.lower) && !is_word(last.lower, WordClass::body)) return party;
  party.bodies = true;
  for (std::uint32_t w = chunks()[at].first; w < chunks()[at].end; ++w) {
    const Word& word = clause_.words[w];
    if (word.mention < 0) continue;
    const Mention& mention = annotation_.mentions[static_cast<std::size_t>(word.mention)];
    if (mention.type == ActorType::state || mention.type == ActorType::organization) {
      party.entities.assign(1, mention.entity);
    }
  }
  return party;
}

// Nobody who could have ministers: no actor, or a medium.
bool PartyReader::names_nobody(const Party& party) const {
  return party.empty() || annotation_.entities[party.entities.front()].type == ActorType::media;
}

// "ministers of Iran, Egypt and Jordan", "officials from the United Nations".
Party PartyReader::with_complement(Party party, int depth) const {
  // Longer chains tell nobody anything, and each of their phrases would be followed to the end.
  constexpr int most_complements = 16;
  for (int i = 0; i < most_complements && is_kind(party.end, ChunkKind::preposition) &&
                  is_kind(party.end + 1, ChunkKind::noun);
       ++i) {
    const std::string_view preposition = lower(party.end);
    const bool belongs = preposition == "of" || preposition == "from" ||
                         (preposition == "for" && !party.persons) ||
                         (preposition == "to" && is_word(head(party.first).lower, WordClass::role));
    const bool complete = !party.empty() && !party.bodies && !party.persons;  // "Utopia of ..."
    if (!belongs || complete) break;
    if (preposition != "of" && party.persons) break;
    if (party.empty() && party.bodies && depth < most_nested) {
      std::size_t named = party.end + 1;  // "the ministers of foreign affairs of X"
      for (int hops = 0;
           hops < 3 && names_nobody(item_at(named)) && is_kind(named + 1, ChunkKind::preposition) &&
           lower(named + 1) == "of" && is_kind(named + 2, ChunkKind::noun);
           ++hops) {
        named += 2;
      }
      const Party inner = list_from(item_at(named), depth + 1);
      if (!inner.persons && !inner.empty()) {
        party.entities = inner.entities;
        party.end = inner.end;
        continue;
      }
    }
    const Word& inner_head = head(party.end + 1);
    if (inner_head.mention >= 0 && party.bodies) {
      const auto& mention = annotation_.mentions[static_cast<std::size_t>(inner_head.mention)];
      if (mention.type == ActorType::person) {  // "Secretary of State Kerry", title cut in two
        party.entities.assign(1, mention.entity);
        party.persons = true;
        party.bodies = false;
      }
    }
    party.end += 2;
  }
  return party;
}

// "A, the foreign minister of X,": the second phrase says who the first is. "The
// foreign minister of X, A": the second is the name.
Party PartyReader::with_apposition(Party party, int depth) const {
  if (is_kind(party.end, ChunkKind::bracket) && lower(party.end) == "(" &&
      is_kind(party.end + 1, ChunkKind::noun) && is_kind(party.end + 2, ChunkKind::bracket)) {
    party.end += 3;
  }
  const bool comma = is_kind(party.end, ChunkKind::comma);
  if (!comma || !is_kind(party.end + 1, ChunkKind::noun)) return party;
  const std::size_t next = party.end + 1;
  Party second = with_complement(item_at(next), depth);
  if (party.persons && second.bodies && !second.persons) {
    party.end = second.end;
    const bool closed =
        is_kind(second.end, ChunkKind::comma) && is_kind(second.end + 1, ChunkKind::conjunction);
    if (closed) ++party.end;
    return party;
  }
  const bool singular = party.bodies && !is_word(head(party.first).lower, WordClass::roles);
  if (singular && second.persons) {
    if (is_kind(second.end, ChunkKind::conjunction)) return party;
    second.first = party.first;
    return second;
  }
  return party;
}

// A noun phrase after "and" is a new clause, not one more object, if a verb follows.
bool PartyReader::may_join(const Party& list, const Party& item) const {
  if (item.empty() && !item.bodies) return false;
  const bool object = list.first > 0 && lower(list.first - 1) != "between" &&
                      lower(list.first - 1) != "by" && verb_before(list.first).has_value();
  const bool verb_follows = is_kind(item.end, ChunkKind::verb) && chunks()[item.end].finite;
  return !(object && verb_follows);
}

// "A and B", "A, B and C", "A as well as B". A list over commas counts only when
// an "and" closes it, and not after a place ("in Geneva, A and B met").
Party PartyReader::list_from(Party list, int depth) const {
  list = with_apposition(with_complement(std::move(list), depth), depth);
  auto joins = [&](std::size_t at) -> std::size_t {  // chunks that make "and" here, or 0
    if (is_kind(at, ChunkKind::conjunction) && lower(at) != "or" && lower(at) != "but" &&
        lower(at) != "nor") {
      return 1;
    }
    if (lower(at) == "as" && lower(at + 1) == "well" && lower(at + 2) == "as") return 3;
    if ((lower(at) == "along" || lower(at) == "alongside") && lower(at + 1) == "with") return 2;
    return 0;
  };
  const bool placed = list.first > 0 && is_kind(list.first - 1, ChunkKind::preposition) &&
                      is_word(lower(list.first - 1), WordClass::locative);
  Party open = list;  // with comma items that wait for their "and"
  const bool named_one = list.entities.size() == 1 && !list.bodies;
  for (int items = 0; items < 64; ++items) {
    std::size_t next = open.end;
    const bool comma = is_kind(next, ChunkKind::comma);
    if (comma) ++next;
    const std::size_t joined = joins(next);
    if (!comma && joined == 0) break;
    if (comma && placed && list.end == open.end) break;
    if (comma && joined == 0 && open.empty()) break;
    next += joined;
    // "to A and to B": the preposition said again.
    if (joined != 0 && list.first > 0 && is_kind(next, ChunkKind::preposition) &&
        lower(next) == lower(list.first - 1)) {
      ++next;
    }
    if (!is_kind(next, ChunkKind::noun)) break;
    const Party item = with_apposition(with_complement(item_at(next), depth), depth);
    if (!may_join(list, item)) break;
    open.persons = (open.persons || open.empty()) && (item.persons || item.empty());
    open.bodies = open.bodies || item.bodies;
    for (const std::uint32_t entity : item.entities) add(open, entity);
    open.end = item.end;
    if (joined != 0) list = open;
  }
  // "Iran, Egypt, Jordan": a bare list of at least three needs no "and".
  if (named_one && open.entities.size() >= 3 && !open.bodies && list.entities.size() == 1) {
    return open;
  }
  return list;
}

// The person of this document whose office the phrase names: "the Foreign
// Secretary". nullopt unless exactly one fits.
std::optional<std::uint32_t> PartyReader::role_holder(std::size_t at) const {
  std::string wanted;
  for (std::uint32_t w = chunks()[at].first; w < chunks()[at].end; ++w) {
    const Word& word = clause_.words[w];
    if (word.mention < 0 && is_word(word.lower, WordClass::determiner)) {
      if (word.lower != "the") return std::nullopt;
      continue;
    }
    if (!wanted.empty()) wanted += ' ';
    wanted += word.lower;
  }
  if (lower(at) != "the" || wanted.empty()) return std::nullopt;
  const auto holder = roles_.find(wanted);
  if (holder == roles_.end()) return std::nullopt;
  return holder->second;
}

// Whom a pronoun or "the two diplomats" that begins at the token stands for, see
// extract/refer.h. O(log mentions).
Party PartyReader::stand_ins_at(std::uint32_t token) const {
  const auto& all = annotation_.mentions;
  auto mention =
      std::lower_bound(all.begin(), all.end(), token,
                       [](const Mention& m, std::uint32_t t) { return m.first_token < t; });
  Party party;
  for (; mention != all.end() && mention->first_token == token; ++mention) {
    if (!is_pronominal(*mention)) continue;
    add(party, mention->entity);
    party.persons = mention->type == ActorType::person;
    party.anaphor = true;
  }
  return party;
}

// "The two diplomats", "both leaders", "the pair".
Party PartyReader::anaphor_at(std::size_t at) const {
  const Chunk& chunk = chunks()[at];
  for (std::uint32_t w = chunk.first; w < chunk.end; ++w)
    if (clause_.words[w].mention >= 0) return {};
  Party party = stand_ins_at(clause_.words[chunk.first].token);
  if (party.entities.size() < 2) return {};
  party.first = static_cast<std::uint32_t>(at);
  party.end = party.first + 1;
  return party;
}

Party PartyReader::pronoun_at(std::size_t at) const {
  Party party;
  if (lower(at) == "i" && author_ && !chunks()[at].quoted) {
    party.entities.push_back(*author_);
    party.persons = true;
    party.anaphor = true;
  } else {
    party = stand_ins_at(first_word(at).token);
  }
  party.first = static_cast<std::uint32_t>(at);
  party.end = party.first + 1;
  return party;
}

Party PartyReader::party_at(std::size_t at) const {
  if (at >= chunks().size()) return {};
  if (is_kind(at, ChunkKind::pronoun)) return pronoun_at(at);
  if (!is_kind(at, ChunkKind::noun)) return {};
  if (Party pair = anaphor_at(at); !pair.empty()) return pair;
  Party party = item_at(at);
  // "foreign and defence ministers of X": the head comes after the "and".
  if (party.empty() && !party.bodies && is_kind(at + 1, ChunkKind::conjunction) &&
      is_kind(at + 2, ChunkKind::noun) && is_word(head(at + 2).lower, WordClass::roles)) {
    return list_from(item_at(at + 2), 0);
  }
  if (party.bodies && party.empty()) {
    if (const auto holder = role_holder(at)) {
      party.entities.assign(1, *holder);
      party.persons = true;
      party.bodies = false;
    }
  }
  return list_from(std::move(party), 0);
}

Party PartyReader::object_after(std::size_t at) const {
  std::size_t next = at + 1;
  while (is_kind(next, ChunkKind::adverb) || is_kind(next, ChunkKind::date)) ++next;
  return party_at(next);
}

Party PartyReader::leader_of(std::size_t at) const {
  Party party;
  if (!is_kind(at, ChunkKind::noun)) return party;
  const Word& first = first_word(at);
  if (first.mention < 0 || head(at).mention == first.mention || is_adjective(first)) return party;
  for (std::uint32_t w = chunks()[at].first; w < chunks()[at].end; ++w) {
    if (clause_.words[w].mention == first.mention && clause_.words[w].possessive) return party;
  }
  party.entities.push_back(annotation_.mentions[static_cast<std::size_t>(first.mention)].entity);
  return party;
}

Party PartyReader::owner_in(std::size_t at) const {
  if (!is_kind(at, ChunkKind::noun)) return {};
  const Chunk& chunk = chunks()[at];
  Party party;
  party.first = static_cast<std::uint32_t>(at);
  party.end = party.first + 1;
  for (std::uint32_t w = chunk.first; w < chunk.end; ++w) {
    const Word& word = clause_.words[w];
    if (word.mention >= 0 && word.possessive) {
      const Mention& mention = annotation_.mentions[static_cast<std::size_t>(word.mention)];
      party.entities.assign(1, mention.entity);
      party.persons = mention.type == ActorType::person;
    }
    if (word.mention < 0 && (word.lower == "his" || word.lower == "her")) return pronoun_at(at);
    if (word.mention < 0 && word.lower == "their") return stand_ins_at(word.token);
  }
  return party;
}

}  // namespace entente
