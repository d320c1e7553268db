// Each trigger word of the tree picks its rules by lemma; a rule says where both ends
// stand, the stance says how it is told.

#include "extract/event_coder.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "extract/event_mode.h"
#include "extract/event_phrase.h"
#include "extract/event_reach.h"
#include "extract/event_rule.h"
#include "extract/event_slot.h"
#include "extract/meeting_side.h"
#include "extract/speech_act.h"
#include "extract/stance.h"
#include "extract/told_words.h"

namespace entente {
namespace {

constexpr std::size_t most_ends = 6;  // of one side: more is a list, not an event

bool is_hostile(TieKind kind) {
  return kind == TieKind::assault || kind == TieKind::coerce || kind == TieKind::sanction;
}

// Reported plans are events only where announcing them is a deed of its own.
bool may_be_planned(TieKind kind) {
  return kind == TieKind::request || kind == TieKind::threaten || kind == TieKind::agree ||
         kind == TieKind::aid || kind == TieKind::sanction || kind == TieKind::cooperate ||
         kind == TieKind::support || kind == TieKind::retreat || kind == TieKind::concede ||
         kind == TieKind::consult;
}

// What states do, not what people say.
bool is_deed(TieKind kind) {
  return is_hostile(kind) || kind == TieKind::aid || kind == TieKind::cooperate ||
         kind == TieKind::agree || kind == TieKind::concede || kind == TieKind::retreat ||
         kind == TieKind::mobilize;
}

// "A and B clashed", "A and B called off their talks": each did it to the other.
bool may_be_mutual(TieKind kind) { return kind == TieKind::assault || kind == TieKind::reject; }

Tie turned(Tie tie) {
  for (Participant& p : tie.who) p.role = p.role == Role::subject ? Role::object : Role::subject;
  std::sort(tie.who.begin(), tie.who.end());
  return tie;
}

class Coder {
 public:
  Coder(const Telling& telling, const TreeParties& parties, std::optional<std::uint32_t> speaker,
        const Belongings& belongings, ToldMemory& memory)
      : telling_(telling),
        parties_(parties),
        t_(parties.tree()),
        speaker_(speaker),
        belongings_(belongings),
        memory_(memory) {}

  std::vector<Tie> run() {
    for (NodeIndex n = 0; n < t_.size(); ++n)
      if (t_.mention[n] < 0) look_at(n);
    return std::move(told_);
  }

  // What the phrases tell at verbs where the tree told nothing.
  std::vector<Tie> second_opinion() {
    const auto& chunks = telling_.clause.chunks;
    for (std::size_t c = 0; c < chunks.size(); ++c) {
      if (chunks[c].kind != ChunkKind::verb || chunks[c].lemma.empty()) continue;
      const NodeIndex n = telling_.clause.words[chunks[c].main].token - t_.first_token;
      if (n >= t_.size() || coded_.contains(n) || is_attribute(n)) continue;
      const Stance stance = stance_of(t_, n);
      if (!stance.told()) continue;
      auto event = event_in_phrases(telling_, c);
      if (!event) continue;
      event->source = without_people(std::move(event->source));
      event->target = without_people(std::move(event->target));
      if (event->source.empty() || event->target.empty()) continue;
      if (is_order_to_own(n, event->source, event->target)) continue;
      if (is_against_own(event->rule->kind, event->source, event->target)) continue;
      if (is_sport(n, event->source, event->target)) continue;
      auto tie = tie_between(*event->rule, event->source, event->target);
      if (!tie) continue;
      finish(*tie, *event->rule, n, stance);
      told_.push_back(std::move(*tie));
    }
    return std::move(told_);
  }

 private:
  void look_at(NodeIndex n) {
    if (taken_.contains(n)) return;
    // The words of a title: "How Utopia Bombed Arcadia".
    if (t_.quoted[n] && n > 0 && t_.is_verb(n) && is_capital(n) && t_.quoted[n - 1]) return;
    const WordTag tag = t_[n].tag;
    if (tag == WordTag::verb) {
      if (!code(n, TriggerPart::verb, t_.with_particle(n)))
        code(n, TriggerPart::verb, std::string(t_.lemma(n)));
    } else if (tag == WordTag::noun || tag == WordTag::propn) {
      const bool part = n + 1 < t_.size() && t_[n + 1].tag == WordTag::noun;  // "support column"
      if (!part) code(n, TriggerPart::noun, std::string(t_.lemma(n)));
    } else if (tag == WordTag::adj) {
      const std::string lemma(t_.lemma(n));
      if (!code(n, TriggerPart::adjective, lemma)) code(n, TriggerPart::noun, lemma);
    }
  }

  // "We are sending tanks," a minister says: his state sends them.
  void stand_for_state(Party& source, NodeIndex n) const {
    if (!source.anaphor || source.entities.size() != 1) return;
    NodeIndex v = n;
    bool we = false;
    for (int steps = 0; steps < 4 && v != no_node && !we; ++steps, v = t_.head(v))
      we = t_.has_child(v, {"we", "our"});
    if (!we) return;
    const auto& entities = telling_.annotation.entities;
    for (const auto& [person, body] : belongings_)
      if (person == source.entities[0] && entities[body].type == ActorType::state) {
        source.entities[0] = body;
        source.persons = false;
        return;
      }
  }

  // One person and the one state or body that is his.
  bool is_own(const Party& source, const Party& target) const {
    return source.entities.size() == 1 && target.entities.size() == 1 &&
           std::binary_search(belongings_.begin(), belongings_.end(),
                              std::pair(source.entities[0], target.entities[0]));
  }

  // A state's president or "Utopia Defence Forces" against that state: a wrong reading.
  bool is_against_own(TieKind kind, const Party& source, const Party& target) const {
    if (!is_hostile(kind) || source.entities.size() != 1 || target.entities.size() != 1)
      return false;
    const Entity& one = telling_.annotation.entities[source.entities[0]];
    const Entity& other = telling_.annotation.entities[target.entities[0]];
    if (other.type != ActorType::state) return false;
    const bool named_so =
        one.type == ActorType::organization && one.name.starts_with(other.name + " ");
    return named_so || is_own(source, target);
  }

  // "Alpha ousted Beta, 6-1, 6-3": from a cup; who holds no office is ousted from none.
  bool is_sport(NodeIndex n, const Party& source, const Party& target) const {
    return t_.lemma(n) == "oust" && source.persons && target.persons &&
           telling_.annotation.entities[target.entities[0]].roles.empty();
  }

  // "The president ordered his army to leave": no event between two actors.
  bool is_order_to_own(NodeIndex n, const Party& source, const Party& target) const {
    return is_one_of(t_.lemma(n), {"order", "instruct", "command", "direct"}) &&
           is_own(source, target);
  }

  // "To extradite ousted president Beta", "said freed reporter Beta".
  bool is_attribute(NodeIndex n) const {
    return t_.is(n, {Dependency::amod}) && n > 0 && t_[n - 1].tag != WordTag::punct;
  }

  bool is_capital(NodeIndex n) const {
    const char first = telling_.text[telling_.annotation.tokens[t_.first_token + n].span.begin];
    return first >= 'A' && first <= 'Z' && t_[n - 1].tag != WordTag::punct;
  }

  bool code(NodeIndex n, TriggerPart part, const std::string& lemma) {
    const auto rules = rules_for(part, lemma);
    if (rules.empty()) return false;
    const Stance stance = stance_of(t_, n);
    for (const EventRule* rule : rules) {
      const Act act{parties_, n, *rule};
      if (!words_fit(act)) continue;
      Party source = end_in(act, rule->sources, {});
      // The phrases may hold more of a list than the tree.
      const Party phrases = shallow_subject(n, *rule);
      const bool more = phrases.entities.size() > source.entities.size() &&
                        std::all_of(source.entities.begin(), source.entities.end(), [&](auto e) {
                          return std::find(phrases.entities.begin(), phrases.entities.end(), e) !=
                                 phrases.entities.end();
                        });
      if (more) source = phrases;
      if (source.empty()) continue;
      if (is_deed(rule->kind)) stand_for_state(source, n);
      Party target = end_in(act, rule->targets, source);
      if (target.empty()) target = shallow_object(n, *rule);
      if (target.empty()) target = owner_told_before(act, source);
      if (is_order_to_own(n, source, target)) return true;
      if (target.empty()) {
        if (stance.told() && part == TriggerPart::verb)
          memory_.note_doer(rule->kind, source, telling_.clause.sentence);
        continue;
      }
      if (is_against_own(rule->kind, source, target) || is_sport(n, source, target)) return true;
      if (rule->kind == TieKind::consult && is_own(source, target)) return true;  // a trip at home
      const bool mutual = may_be_mutual(rule->kind) && source.entities.size() == 2 &&
                          target.entities.size() == 1 && target.entities[0] == source.entities[1];
      auto tie = tie_between(*rule, std::move(source), target);
      if (!tie) continue;
      if (part == TriggerPart::verb && !rule->nouns.empty()) {
        if (const NodeIndex o = parties_.object(n); o != no_node) taken_.insert(o);
      }
      finish(*tie, *rule, n, stance);
      if (mutual) told_.push_back(turned(*tie));
      told_.push_back(std::move(*tie));
      coded_.insert(n);
      return true;
    }
    return false;
  }

  // Of "condemned the attack", "support for the operation": whose it is, by the sentences before.
  Party owner_told_before(const Act& act, const Party& source) const {
    Party party;
    for (const RuleSlot& slot : act.rule.targets) {
      const bool after = is_one_of(slot.name, {"for", "of", "to", "against", "at", "over"});
      NodeIndex thing = no_node;
      if (slot.name == "owner" && act.rule.nouns.empty()) thing = parties_.object(act.trigger);
      if (after && !slot.deed && slot.narrowed.empty()) thing = phrase_after(act, slot.name);
      if (thing == no_node) continue;
      const auto who = memory_.whose(parties_, thing, source, telling_.clause.sentence);
      if (!who) continue;
      party.entities.push_back(*who);
      party.anaphor = true;
      break;
    }
    return party;
  }

  // Where the tree lost an end, the phrases may still hold it. Only of finite active verbs.
  const Chunk* plain_verb(NodeIndex n) const {
    if (!t_.is_verb(n) || t_.chunk[n] < 0 || t_.passive(n)) return nullptr;
    const Chunk& chunk = telling_.clause.chunks[static_cast<std::size_t>(t_.chunk[n])];
    const bool plain = chunk.kind == ChunkKind::verb && !chunk.passive &&
                       telling_.clause.words[chunk.main].token == t_.first_token + n;
    return plain ? &chunk : nullptr;
  }

  Party shallow_subject(NodeIndex n, const EventRule& rule) const {
    const RuleSlot& slot = rule.sources.front();
    if (slot.name != "subj" || !slot.narrowed.empty() || !plain_verb(n)) return {};
    if (t_.is(n, {Dependency::acl}) && t_[n].form == PennTag::vb) return {};  // "plans to sell"
    if (is_attribute(n)) return {};
    // "pressed the mayor to arrest", "thanked the mayor for arresting": the mayor would.
    const NodeIndex o = t_.head(n) == no_node ? no_node : t_.child(t_.head(n), {Dependency::obj});
    const bool dependent = t_.marked(n, {"to"}) || (n > 0 && t_.lower[n - 1] == "for");
    if (dependent && o != no_node && o < n) return {};
    return without_people(telling_.parties.subject_of(static_cast<std::size_t>(t_.chunk[n])));
  }

  Party shallow_object(NodeIndex n, const EventRule& rule) const {
    const RuleSlot& slot = rule.targets.front();
    const bool direct = slot.name == "obj" && slot.narrowed.empty() && !slot.deed &&
                        rule.nouns.empty() &&
                        (rule.beside.empty() || rule.beside.front().front() == '@');
    if (!plain_verb(n)) return {};
    const auto verb = static_cast<std::size_t>(t_.chunk[n]);
    if (direct) return without_people(telling_.parties.object_after(verb));
    if (slot.name != "that") return {};
    if (!is_kind(telling_, verb + 1, ChunkKind::subordinator)) return {};
    if (head_word(telling_, verb + 1) != "that") return {};
    const Party party = without_people(telling_.parties.party_at(verb + 2));
    return is_kind(telling_, party.end, ChunkKind::verb) ? party : Party{};
  }

  Party without_people(Party phrases) const {
    return parties_.without_people(std::move(phrases), telling_.clause);
  }

  std::optional<Tie> tie_between(const EventRule& rule, Party source, const Party& target) const {
    std::erase_if(source.entities, [&](std::uint32_t e) {
      return std::find(target.entities.begin(), target.entities.end(), e) != target.entities.end();
    });
    if (source.empty()) return std::nullopt;
    Tie tie;
    tie.kind = rule.kind;
    tie.sentence = telling_.clause.sentence;
    auto add = [&](const Party& party, Role role) {
      std::size_t count = 0;
      for (const std::uint32_t entity : party.entities) {
        if (++count > (role == Role::object ? 40 : most_ends)) break;
        tie.who.push_back({entity, role});
      }
    };
    add(source, Role::subject);
    add(target, Role::object);
    std::sort(tie.who.begin(), tie.who.end());
    tie.confidence = source.anaphor || target.anaphor ? 0.6F : 0.8F;
    return tie;
  }

  void finish(Tie& tie, const EventRule& rule, NodeIndex n, const Stance& stance) const {
    tie.found_by = rule.id;
    tie.status =
        stance.told() ? stance.status : (stance.alleged ? Status::hypothetical : stance.status);
    tie.polarity = stance.polarity;
    tie.modality = stance.modality;
    if (tie.status == Status::planned && is_hostile(tie.kind)) tie.kind = TieKind::threaten;
    // Who expects to be given something promises nothing.
    if (tie.status == Status::planned && (!may_be_planned(tie.kind) || rule.reversed))
      tie.status = Status::hypothetical;
    tie.evidence = span_at(n);
    if (t_.chunk[n] >= 0) {
      const Status status = tie.status;
      tie = with_setting(telling_, static_cast<std::size_t>(t_.chunk[n]), std::move(tie));
      tie.status = status;
    }
    tie.mode = mode_of_event(tie.kind, t_, n);
    tie.attributed_to = claimant(tie, n, stance);
  }

  // Who says so, if it is not the source itself.
  std::optional<std::uint32_t> claimant(const Tie& tie, NodeIndex n, const Stance& stance) const {
    std::optional<std::uint32_t> who;
    if (stance.claim != no_node) {
      const Party party = parties_.agent(stance.claim);
      if (party.entities.size() == 1) who = party.entities[0];
    }
    if (!who && t_.quoted[n]) who = speaker_;
    const bool own = who && std::any_of(tie.who.begin(), tie.who.end(), [&](const Participant& p) {
                       return p.entity == *who && p.role == Role::subject;
                     });
    return own ? std::nullopt : who;
  }

  Span span_at(NodeIndex n) const {
    if (t_.chunk[n] >= 0 && t_.is_verb(n))
      return chunk_span(telling_, static_cast<std::size_t>(t_.chunk[n]));
    return telling_.annotation.tokens[t_.first_token + n].span;
  }

  const Telling& telling_;
  const TreeParties& parties_;
  const ToldTree& t_;
  std::optional<std::uint32_t> speaker_;
  const Belongings& belongings_;
  ToldMemory& memory_;
  std::set<NodeIndex> coded_;  // triggers that told something
  std::set<NodeIndex> taken_;  // nouns that belong to a verb's event
  std::vector<Tie> told_;
};

bool holds(const Tie& tie) {
  return tie.status != Status::denied && tie.status != Status::hypothetical;
}

// One event told by a verb and its noun, or twice in one sentence, counts once.
void drop_repeats(std::vector<Tie>& told) {
  std::vector<Tie> kept;
  for (Tie& tie : told) {
    const bool known = std::any_of(kept.begin(), kept.end(), [&](const Tie& k) {
      return k.kind == tie.kind && k.who == tie.who && holds(k) == holds(tie);
    });
    if (!known) kept.push_back(std::move(tie));
  }
  told = std::move(kept);
}

}  // namespace

std::vector<Tie> events_told(const Telling& telling, const TreeParties& parties,
                             std::optional<std::uint32_t> speaker, const Belongings& belongings,
                             ToldMemory& memory) {
  Coder coder(telling, parties, speaker, belongings, memory);
  std::vector<Tie> told = coder.run();
  for (Tie& tie : coder.second_opinion()) told.push_back(std::move(tie));
  for (Tie& tie : speech_acts(telling, parties, belongings)) told.push_back(std::move(tie));
  drop_repeats(told);
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
