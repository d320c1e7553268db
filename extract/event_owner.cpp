#include "extract/event_owner.h"

#include "extract/event_reach.h"
#include "extract/event_rule.h"
#include "extract/event_setting.h"
#include "extract/told_words.h"

namespace entente {
namespace {

// Whether nothing before the thing says whose it is.
bool is_plain(const ToldTree& t, NodeIndex thing) {
  if (t.mention[thing] >= 0 || t[thing].tag != WordTag::noun) return false;
  for (const NodeIndex c : t.tree.children(thing)) {
    if (c > thing || t.is(c, {Dependency::det, Dependency::nummod, Dependency::case_})) continue;
    if (!is_one_of(t.lower[c], {"military", "air", "naval", "army", "police", "border", "nuclear",
                                "missile", "oil", "power", "large", "small", "key", "remote"}))
      return false;
  }
  return true;
}

// The state after "in" of a plain thing.
Party standing_in(const Act& act, NodeIndex thing) {
  if (!is_plain(act.tree(), thing)) return {};
  NodeIndex c = act.parties.after(thing, "in");
  if (c == no_node) c = name_after(act.tree(), thing, "in");
  if (c == no_node || act.tree().mention[c] < 0) return {};
  Party party = act.parties.party(c);
  const auto& entities = act.parties.annotation().entities;
  for (const std::uint32_t e : party.entities)
    if (entities[e].type != ActorType::state) return {};
  return party;
}

// "Called Arcadia's decision brave" praises Arcadia; "called Arcadia's economy strong" and
// "called Arcadia's withdrawal a victory", whose it is not said, do not.
bool may_be_judged(const Act& act, NodeIndex thing) {
  const ToldTree& t = act.tree();
  if (t.has_child(act.trigger, {"victory", "triumph", "win", "defeat"})) return false;
  for (const ToldWord made : {ToldWord::authored, ToldWord::misdeed})
    if (is_told(t.lemma(thing), made) || is_told(t.lower[thing], made)) return true;
  return !rules_for(TriggerPart::noun, t.lemma(thing)).empty();
}

}  // namespace

Party owner_end(const Act& act, bool author) {
  const NodeIndex o = act.parties.object(act.trigger);
  if (o == no_node) return {};
  const bool judged = !act.rule.beside.empty() && act.rule.beside.front().starts_with('@');
  if (judged && !may_be_judged(act, o)) return {};
  Party party = act.parties.party(o);
  if (!party.empty() && !party.bodies) return {};
  if (!act.rule.nouns.empty() &&
      !author) {  // "Arcadia's ambassador", "sanctions on ..." have no author
    party = act.parties.possessor(o);
    if (party.empty()) party = act.parties.modifier(o);
    NodeIndex c = act.parties.after(o, "of");
    const NodeIndex belonging = act.tree().child(o, {Dependency::acl});
    if (c == no_node && belonging != no_node && act.tree().lower[belonging].starts_with("belong"))
      c = act.parties.after(belonging, "to");
    if (party.empty() && c != no_node) party = act.parties.party(c);
    return party;
  }
  if (party = act.parties.owner(o); !party.empty()) return party;
  // "criticised remarks from Beta", where the tree hangs Beta on the verb.
  const bool authored = is_told(act.tree().lemma(o), ToldWord::authored) ||
                        is_told(act.tree().lower[o], ToldWord::authored);
  for (const std::string_view preposition : {"from", "by", "of"}) {
    const bool fits = authored || preposition == "by";
    NodeIndex c = fits ? act.parties.after(act.trigger, preposition) : no_node;
    if (authored && c == no_node) c = name_after(act.tree(), o, preposition);
    if (c != no_node && c > o && !act.tree().passive(act.trigger))
      if (party = act.parties.party(c); !party.empty()) return party;
  }
  // "Arcadia made a decision, which Utopia criticised".
  const NodeIndex made = act.parties.antecedent(o);
  if (made == no_node) return {};
  if (party = act.parties.owner(made); !party.empty()) return party;
  const NodeIndex h = act.tree().head(made);
  const bool held = h != no_node && act.tree().is_verb(h) && act.tree().is(made, {Dependency::obj});
  return held ? act.parties.agent(h) : Party{};
}

Party inside_end(const Act& act, bool aimed) {
  if (!aimed) {
    const NodeIndex o = act.parties.object(act.trigger);
    return o == no_node ? Party{} : standing_in(act, o);
  }
  for (const std::string_view preposition : {"at", "on", "into", "against"}) {
    const NodeIndex c = phrase_after(act, preposition);
    if (c == no_node) continue;
    if (const Party party = standing_in(act, c); !party.empty()) return party;
  }
  return {};
}

}  // namespace entente
