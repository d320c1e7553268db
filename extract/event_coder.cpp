// A verb group picks its rules by lemma; each rule says where the target stands.

#include "extract/event_coder.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "extract/event_rule.h"
#include "extract/meeting_side.h"

namespace entente {
namespace {

constexpr std::size_t reach = 10;  // chunks behind the verb in which a target may stand

bool has(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A verb group in its sentence, as one rule looks at it.
struct Act {
  const Telling& telling;
  std::size_t verb;

  const std::vector<Chunk>& chunks() const { return telling.clause.chunks; }
  bool is_kind(std::size_t at, ChunkKind kind) const {
    return at < chunks().size() && chunks()[at].kind == kind;
  }
  std::string_view head(std::size_t at) const {
    return telling.clause.words[chunks()[at].end - 1].lower;
  }
  std::size_t past_light(std::size_t at) const {
    while (is_kind(at, ChunkKind::adverb) || is_kind(at, ChunkKind::date)) ++at;
    return at;
  }
  ActorType type_of(std::uint32_t entity) const { return telling.annotation.entities[entity].type; }
};

// Does a verb without a subject of its own follow: "to halt", "halt"?
bool deed_follows(const Act& act, std::size_t at) {
  at = act.past_light(at);
  if (!act.is_kind(at, ChunkKind::verb)) return false;
  const Chunk& verb = act.chunks()[at];
  return verb.infinitive || verb.form == VerbForm::base;
}

bool any_word_follows(const Act& act, std::size_t at, const std::vector<std::string_view>& words) {
  for (std::size_t i = at; i < act.chunks().size() && i < at + reach; ++i) {
    if (act.is_kind(i, ChunkKind::stop) ||
        (act.is_kind(i, ChunkKind::verb) && act.chunks()[i].finite)) {
      break;
    }
    if (act.is_kind(i, ChunkKind::noun) && has(words, act.head(i))) return true;
  }
  return false;
}

std::vector<std::string_view> parts(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = text.find('/'); at != std::string_view::npos; at = text.find('/')) {
    out.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  out.push_back(text);
  return out;
}

// The party after `preposition` in the phrases behind the object.
Party after_preposition(const Act& act, std::string_view preposition, bool deed) {
  for (std::size_t i = act.verb + 1; i + 1 < act.chunks().size() && i < act.verb + reach; ++i) {
    const ChunkKind kind = act.chunks()[i].kind;
    if (kind == ChunkKind::verb || kind == ChunkKind::stop || kind == ChunkKind::comma ||
        kind == ChunkKind::relative || kind == ChunkKind::subordinator ||
        kind == ChunkKind::conjunction) {
      break;
    }
    if (kind != ChunkKind::preposition || act.head(i) != preposition) continue;
    const Party party = act.telling.parties.party_at(i + 1);
    if (party.empty()) continue;
    if (!deed || deed_follows(act, party.end)) return party;
  }
  return {};
}

Party object_party(const Act& act, std::string_view target) {
  const std::size_t at = act.past_light(act.verb + 1);
  Party object = act.telling.parties.party_at(at);
  if (!object.empty() && target == "object") return object;
  if (!object.empty() && target == "object+") {
    return deed_follows(act, object.end) ? object : Party{};
  }
  if (target == "object" || target == "object+") return {};
  auto words = parts(target);
  words.erase(words.begin());
  if (object.empty()) {  // "gave Utopia weapons" runs into one phrase
    object = act.telling.parties.leader_of(at);
    object.end = static_cast<std::uint32_t>(at);
    if (object.empty()) return {};
  }
  return any_word_follows(act, object.end, words) ? object : Party{};
}

Party that_party(const Act& act) {
  std::size_t at = act.past_light(act.verb + 1);
  const bool that = act.is_kind(at, ChunkKind::subordinator) && act.head(at) == "that";
  if (!that) return {};
  const Party party = act.telling.parties.party_at(at + 1);
  return act.is_kind(act.past_light(party.end), ChunkKind::verb) ? party : Party{};
}

Party media_only(const Act& act, Party party) {
  const bool media =
      std::any_of(party.entities.begin(), party.entities.end(),
                  [&](std::uint32_t e) { return act.type_of(e) == ActorType::media; });
  return media ? party : Party{};
}

Party interview_party(const Act& act) {
  bool interview = false;
  for (std::size_t i = act.verb + 1; i < act.chunks().size() && i < act.verb + 14; ++i) {
    if (!act.is_kind(i, ChunkKind::noun)) continue;
    interview = interview || act.head(i) == "interview";
    if (!interview) continue;
    const Party party = media_only(act, act.telling.parties.party_at(i));
    if (!party.empty()) return party;
  }
  return {};
}

// The object's head word is one the rule asks for.
bool noun_fits(const Act& act, const EventRule& rule) {
  if (rule.nouns.empty()) return true;
  std::size_t at = act.past_light(act.verb + 1);
  if (act.is_kind(at, ChunkKind::preposition) && act.head(at) == "out") ++at;  // "carry out"
  for (int hops = 0; hops < 4 && act.is_kind(at, ChunkKind::noun); ++hops) {
    if (has(rule.nouns, act.head(at))) return true;
    const bool chained =
        act.is_kind(at + 1, ChunkKind::preposition) && is_one_of(act.head(at + 1), {"of", "in"});
    const bool listed = act.is_kind(at + 1, ChunkKind::conjunction);
    if (!chained && !listed) return false;
    at += 2;
  }
  return false;
}

// The object names nobody itself: "criticized remarks from B", not "criticized B".
bool object_is_thing(const Act& act) {
  const std::size_t at = act.past_light(act.verb + 1);
  if (!act.is_kind(at, ChunkKind::noun)) return false;
  const Party object = act.telling.parties.party_at(at);
  return object.empty() || object.bodies;
}

Party target_of(const Act& act, const EventRule& rule, const Party& source) {
  for (std::string_view target : rule.targets) {
    Party party;
    if (target.rfind("object", 0) == 0) {
      party = object_party(act, target);
    } else if (target == "person") {
      party = object_party(act, "object");
      if (!party.persons || !source.persons) party = {};
    } else if (target == "owner") {
      const std::size_t at = act.past_light(act.verb + 1);
      party = object_is_thing(act) ? act.telling.parties.owner_in(at) : Party{};
    } else if (target == "that") {
      party = that_party(act);
    } else if (target == "together") {
      party = source;
    } else if (target == "media") {
      party = media_only(act, act.telling.parties.object_after(act.verb));
    } else if (target == "interview") {
      party = interview_party(act);
    } else {
      const bool deed = target.back() == '+';
      if (deed) target.remove_suffix(1);
      const bool after_thing = rule.nouns.empty() && !deed && target != "with";
      if (!after_thing || object_is_thing(act)) party = after_preposition(act, target, deed);
    }
    if (!party.empty()) return party;
  }
  return {};
}

// Who says so: "B said A attacked C".
std::optional<std::uint32_t> claimant(const Act& act, const Party& source) {
  std::size_t at = source.first;
  while (at > 0 &&
         (act.is_kind(at - 1, ChunkKind::subordinator) || act.is_kind(at - 1, ChunkKind::adverb) ||
          act.is_kind(at - 1, ChunkKind::date))) {
    --at;
  }
  if (at == 0 || !act.is_kind(at - 1, ChunkKind::verb) || source.first > act.verb) return {};
  const std::string& lemma = act.chunks()[at - 1].lemma;
  if (!is_one_of(lemma, {"say", "claim", "allege", "report", "state", "announce", "add", "tell"})) {
    return {};
  }
  const Party speaker = act.telling.parties.subject_of(at - 1);
  if (speaker.entities.size() != 1) return {};
  const auto& sources = source.entities;
  if (std::find(sources.begin(), sources.end(), speaker.entities[0]) != sources.end()) return {};
  return speaker.entities[0];
}

// "Moscow denied it attacked": the verb under a denial.
bool under_denial(const Act& act) {
  for (std::size_t i = act.verb; i-- > 0 && act.verb - i < 6;) {
    if (act.is_kind(i, ChunkKind::stop) || act.is_kind(i, ChunkKind::comma)) return false;
    if (act.is_kind(i, ChunkKind::verb)) {
      return is_one_of(act.chunks()[i].lemma, {"deny", "doubt", "reject", "dismiss"});
    }
  }
  return false;
}

bool may_be_planned(TieKind kind) {
  return kind == TieKind::request || kind == TieKind::threaten || kind == TieKind::agree ||
         kind == TieKind::aid || kind == TieKind::sanction;
}

std::optional<Tie> tie_between(const Act& act, const EventRule& rule, const Party& source,
                               const Party& target) {
  Tie tie;
  tie.kind = rule.kind;
  tie.sentence = act.telling.clause.sentence;
  const bool together = !target.empty() && target.entities == source.entities;
  auto add = [&](std::uint32_t entity, Role role) {
    const bool known = std::any_of(tie.who.begin(), tie.who.end(),
                                   [&](const Participant& p) { return p.entity == entity; });
    if (!known && tie.who.size() < 40) tie.who.push_back({entity, role});
  };
  for (const std::uint32_t entity : source.entities) {
    add(entity, together && !tie.who.empty() ? Role::object : Role::subject);
  }
  for (const std::uint32_t entity : target.entities) add(entity, Role::object);
  const bool aimed = std::any_of(tie.who.begin(), tie.who.end(),
                                 [](const Participant& p) { return p.role == Role::object; });
  if (source.empty() || !aimed) return std::nullopt;
  std::sort(tie.who.begin(), tie.who.end());
  return tie;
}

std::optional<Tie> coded_by(const Act& act, const EventRule& rule, const Party& subject) {
  const Chunk& verb = act.chunks()[act.verb];
  Party source = subject;
  Party target;
  if (verb.passive) {
    if (rule.targets[0] != "object") return std::nullopt;
    const Party agent = after_preposition(act, "by", false);
    if (agent.empty()) return std::nullopt;
    target = subject;
    source = agent;
  } else {
    if (!noun_fits(act, rule)) return std::nullopt;
    target = target_of(act, rule, source);
  }
  return tie_between(act, rule, source, target);
}

// "the goal of ousting X": a gerund that asserts nothing.
bool merely_named(const Act& act) {
  const Chunk& verb = act.chunks()[act.verb];
  if (verb.form != VerbForm::gerund || verb.finite || act.verb == 0) return false;
  return act.is_kind(act.verb - 1, ChunkKind::preposition) &&
         is_one_of(act.head(act.verb - 1), {"of", "for", "from", "about", "without", "against"});
}

std::optional<Tie> coded(const Act& act) {
  const Chunk& verb = act.chunks()[act.verb];
  const auto rules = rules_for(verb.lemma);
  if (rules.empty() || verb.quoted || merely_named(act)) return std::nullopt;
  const Status status = status_of(act.telling, act.verb);
  if (status == Status::hypothetical || status == Status::denied) return std::nullopt;
  const Party subject = act.telling.parties.subject_of(act.verb);
  if (subject.empty() || under_denial(act)) return std::nullopt;
  for (const EventRule* rule : rules) {
    if (status == Status::planned && !may_be_planned(rule->kind)) continue;
    auto tie = coded_by(act, *rule, subject);
    if (!tie) continue;
    tie->status = status;
    tie->modality = status == Status::planned ? Modality::future : Modality::asserted;
    tie->attributed_to = claimant(act, subject);
    tie->confidence = subject.anaphor ? 0.6F : 0.8F;
    tie->found_by = rule->id;
    return tie;
  }
  return std::nullopt;
}

// "Russian Foreign Minister Sergey Lavrov": a state or organization, an office and a
// person in one phrase.
std::optional<Tie> affiliation_in(const Telling& telling, std::size_t at) {
  const Chunk& chunk = telling.clause.chunks[at];
  const auto& words = telling.clause.words;
  const Word& last = words[chunk.end - 1];
  if (chunk.kind != ChunkKind::noun || last.mention < 0) return std::nullopt;
  const auto& mentions = telling.annotation.mentions;
  const Mention& person = mentions[static_cast<std::size_t>(last.mention)];
  if (person.type != ActorType::person) return std::nullopt;
  bool office = false;
  // "US Secretary of [State A]": the office may start before "of" or "for".
  std::size_t start = at;
  for (int hops = 0; hops < 2 && start >= 2; ++hops) {
    const Chunk& joint = telling.clause.chunks[start - 1];
    const std::string& word = words[joint.first].lower;
    if (joint.kind != ChunkKind::preposition || (word != "of" && word != "for")) break;
    if (telling.clause.chunks[start - 2].kind != ChunkKind::noun) break;
    start -= 2;
  }
  for (std::uint32_t w = chunk.end; w-- > telling.clause.chunks[start].first;) {
    if (words[w].mention == last.mention) continue;
    if (words[w].mention < 0) {
      office = office || is_word(words[w].lower, WordClass::role);
      continue;
    }
    const Mention& body = mentions[static_cast<std::size_t>(words[w].mention)];
    const bool acts = body.type == ActorType::state || body.type == ActorType::organization;
    if (!office || !acts) return std::nullopt;
    Tie tie;
    tie.kind = TieKind::affiliation;
    tie.sentence = telling.clause.sentence;
    tie.who = {{person.entity, Role::subject}, {body.entity, Role::object}};
    std::sort(tie.who.begin(), tie.who.end());
    tie.evidence = {body.span.begin, person.span.end};
    tie.found_by = "affiliation.phrase";
    tie.confidence = 0.9F;
    return tie;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Tie> events_told(const Telling& telling) {
  std::vector<Tie> told;
  for (std::size_t i = 0; i < telling.clause.chunks.size(); ++i) {
    const Chunk& chunk = telling.clause.chunks[i];
    if (auto tie = affiliation_in(telling, i)) told.push_back(std::move(*tie));
    if (chunk.kind != ChunkKind::verb || chunk.lemma.empty()) continue;
    auto tie = coded({telling, i});
    if (!tie) continue;
    tie->evidence = chunk_span(telling, i);
    const Status status = tie->status;
    *tie = with_setting(telling, i, std::move(*tie));
    tie->status = status;
    told.push_back(std::move(*tie));
  }
  return told;
}

std::vector<Tie> merge_events(std::vector<Tie> told) {
  std::vector<Tie> merged;
  std::map<std::tuple<TieKind, std::vector<Participant>>, std::size_t> first;
  for (Tie& tie : told) {
    const bool lasting = tie.kind == TieKind::affiliation || tie.kind == TieKind::quote;
    if (lasting) {
      const auto [at, added] = first.emplace(std::tuple(tie.kind, tie.who), merged.size());
      if (!added) {
        merged[at->second].also.push_back(tie.evidence);
        continue;
      }
    }
    merged.push_back(std::move(tie));
  }
  return merged;
}

}  // namespace entente
