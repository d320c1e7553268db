// Rules over phrases, as they stand in the text: the second opinion of extract/event_coder.h,
// for verbs whose ends the tree lost.

#include "extract/event_phrase.h"

#include <algorithm>
#include <utility>

#include "extract/event_setting.h"
#include "extract/told_words.h"

namespace entente {
namespace {

constexpr std::size_t reach = 10;  // chunks behind the verb in which a target may stand

bool has(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A verb group in its sentence, as one rule looks at it.
struct Verb {
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
bool deed_follows(const Verb& act, std::size_t at) {
  at = act.past_light(at);
  if (!act.is_kind(at, ChunkKind::verb)) return false;
  const Chunk& verb = act.chunks()[at];
  return verb.infinitive || verb.form == VerbForm::base;
}

// The party after `preposition` in the phrases behind the object.
Party after_preposition(const Verb& act, std::string_view preposition, bool deed) {
  for (std::size_t i = act.verb + 1; i + 1 < act.chunks().size() && i < act.verb + reach; ++i) {
    const ChunkKind kind = act.chunks()[i].kind;
    if (kind == ChunkKind::verb || kind == ChunkKind::stop || kind == ChunkKind::comma ||
        kind == ChunkKind::relative || kind == ChunkKind::subordinator ||
        kind == ChunkKind::conjunction) {
      break;
    }
    if (kind != ChunkKind::preposition || act.head(i) != preposition) continue;
    if (act.head(i - 1) == "next") continue;  // "stood next to"
    const Party party = act.telling.parties.party_at(i + 1);
    if (party.empty()) continue;
    if (!deed || deed_follows(act, party.end)) return party;
  }
  return {};
}

Party object_party(const Verb& act, bool deed) {
  const Party object = act.telling.parties.party_at(act.past_light(act.verb + 1));
  if (object.empty() || !deed) return object;
  return deed_follows(act, object.end) ? object : Party{};
}

Party that_party(const Verb& act) {
  std::size_t at = act.past_light(act.verb + 1);
  const bool that = act.is_kind(at, ChunkKind::subordinator) && act.head(at) == "that";
  if (!that) return {};
  const Party party = act.telling.parties.party_at(at + 1);
  return act.is_kind(act.past_light(party.end), ChunkKind::verb) ? party : Party{};
}

Party media_only(const Verb& act, Party party) {
  const bool media =
      std::any_of(party.entities.begin(), party.entities.end(),
                  [&](std::uint32_t e) { return act.type_of(e) == ActorType::media; });
  return media ? party : Party{};
}

Party interview_party(const Verb& act) {
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
bool noun_fits(const Verb& act, const EventRule& rule) {
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
bool object_is_thing(const Verb& act) {
  const std::size_t at = act.past_light(act.verb + 1);
  if (!act.is_kind(at, ChunkKind::noun)) return false;
  const Party object = act.telling.parties.party_at(at);
  return object.empty() || object.bodies;
}

// "A and B fought the rebels", "A and B agreed with the union": not with each other.
bool has_other_side(const Verb& act, const EventRule& rule) {
  const std::size_t at = act.past_light(act.verb + 1);
  for (std::size_t i = at; i < at + 6; ++i)
    if (act.is_kind(i, ChunkKind::preposition) && act.head(i) == "against") return true;
  if (act.is_kind(at, ChunkKind::preposition)) return act.head(at) == "with";
  return rule.kind == TieKind::assault && act.is_kind(at, ChunkKind::noun) &&
         !is_told(act.head(at), ToldWord::contest);
}

Party end_at(const Verb& act, const EventRule& rule, const RuleSlot& slot, const Party& source) {
  const PartyReader& parties = act.telling.parties;
  if (slot.name == "obj") return slot.narrowed.empty() ? object_party(act, slot.deed) : Party{};
  if (slot.name == "owner") {
    const std::size_t at = act.past_light(act.verb + 1);
    const bool thing = object_is_thing(act) && !is_told(act.head(at), ToldWord::suffered) &&
                       !is_told(act.head(at), ToldWord::related);
    return thing ? parties.owner_in(at) : Party{};
  }
  if (slot.name == "that") return that_party(act);
  if (slot.name == "iobj") {  // not of "sent Guard troops", which are the Guard's
    const std::size_t at = act.past_light(act.verb + 1);
    if (at >= act.chunks().size() || is_told(act.head(at), ToldWord::people)) return {};
    return parties.leader_of(at);
  }
  if (slot.name == "together") {
    Party others = source;
    if (others.entities.size() < 2 || has_other_side(act, rule)) return {};
    others.entities.erase(others.entities.begin());
    return others;
  }
  if (slot.name == "media") return media_only(act, parties.object_after(act.verb));
  if (slot.name == "interview") return interview_party(act);
  const bool after_thing = rule.nouns.empty() && !slot.deed && slot.name != "with";
  if (after_thing && !object_is_thing(act)) return {};
  return after_preposition(act, slot.name, slot.deed);
}

// "Moscow denied it attacked": the verb under a denial.
bool under_denial(const Verb& act) {
  for (std::size_t i = act.verb; i-- > 0 && act.verb - i < 6;) {
    if (act.is_kind(i, ChunkKind::stop) || act.is_kind(i, ChunkKind::comma)) return false;
    if (act.is_kind(i, ChunkKind::verb)) {
      return is_one_of(act.chunks()[i].lemma, {"deny", "doubt", "reject", "dismiss"});
    }
  }
  return false;
}

// "the goal of ousting X": a gerund that asserts nothing.
bool merely_named(const Verb& act) {
  const Chunk& verb = act.chunks()[act.verb];
  if (verb.form != VerbForm::gerund || verb.finite || act.verb == 0) return false;
  return act.is_kind(act.verb - 1, ChunkKind::preposition) &&
         is_one_of(act.head(act.verb - 1), {"of", "for", "from", "about", "without", "against"});
}

bool asserted(const Verb& act) {
  const Chunk& verb = act.chunks()[act.verb];
  if (verb.quoted || verb.infinitive || merely_named(act) || under_denial(act)) return false;
  const Status status = status_of(act.telling, act.verb);
  return status == Status::occurred || status == Status::ongoing;
}

}  // namespace

std::optional<PhraseEvent> event_in_phrases(const Telling& telling, std::size_t verb) {
  const Verb act{telling, verb};
  const std::string& lemma = act.chunks()[verb].lemma;
  const std::string_view listed = trigger_verb(lemma);
  const auto rules = rules_for(TriggerPart::verb, listed.empty() ? lemma : listed);
  if (rules.empty() || !asserted(act)) return std::nullopt;
  const bool passive = act.chunks()[verb].passive;
  const Party subject = telling.parties.subject_of(verb);
  if (subject.empty()) return std::nullopt;
  for (const EventRule* rule : rules) {
    if (rule->sources.front().name != "subj" || !rule->sources.front().narrowed.empty()) continue;
    if (!rule->beside.empty()) continue;
    if (passive) {
      if (rule->targets.front().name != "obj" || !rule->nouns.empty()) continue;
      const Party agent = after_preposition(act, "by", false);
      if (agent.empty()) continue;
      return PhraseEvent{rule, agent, subject};
    }
    if (!noun_fits(act, *rule)) continue;
    for (const RuleSlot& slot : rule->targets) {
      const Party target = end_at(act, *rule, slot, subject);
      if (!target.empty()) return PhraseEvent{rule, subject, target};
    }
  }
  return std::nullopt;
}

std::optional<PhraseEvent> deed_in_phrases(const Telling& telling, std::size_t verb) {
  const Verb act{telling, verb};
  const Chunk& chunk = act.chunks()[verb];
  const std::string_view listed = trigger_verb(chunk.lemma);
  const auto rules = rules_for(TriggerPart::verb, listed.empty() ? chunk.lemma : listed);
  if (rules.empty() || chunk.passive || !asserted(act)) return std::nullopt;
  for (const EventRule* rule : rules) {
    const RuleSlot& source = rule->sources.front();
    if (source.name != "subj" || !source.narrowed.empty() || !rule->beside.empty()) continue;
    if (!noun_fits(act, *rule)) continue;
    Party subject = telling.parties.subject_of(verb);
    if (subject.empty()) return std::nullopt;
    return PhraseEvent{rule, std::move(subject), {}};
  }
  return std::nullopt;
}

}  // namespace entente
