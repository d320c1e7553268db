#include "extract/event_reach.h"

#include <string>

#include "extract/event_setting.h"

namespace entente {
namespace {

NodeIndex hung_after(const Act& act, std::string_view preposition) {
  const ToldTree& t = act.tree();
  const NodeIndex n = act.trigger;
  NodeIndex found = act.parties.after(n, preposition);
  if (found != no_node) return found;
  if (act.rule.part == TriggerPart::verb) {
    if (act.rule.nouns.empty()) return no_node;
    const NodeIndex o = act.parties.object(n);
    if (o == no_node) return no_node;
    found = act.parties.after(o, preposition);
    // "a number of attacks on Utopia", "money and arms to Arcadia".
    for (const NodeIndex c : t.tree.children(o)) {
      if (found != no_node) break;
      if (t.is(c, {Dependency::nmod, Dependency::conj, Dependency::acl}))
        found = act.parties.after(c, preposition);
    }
    return found;
  }
  // The object's phrase may hang on its verb: "launched attacks on Utopia".
  const NodeIndex h = t.head(n);
  if (h != no_node && t.is(n, {Dependency::obj, Dependency::nsubj_pass, Dependency::conj}))
    return act.parties.after(h, preposition);
  return no_node;
}

}  // namespace

bool deed_under(const ToldTree& t, NodeIndex n) {
  for (const NodeIndex c : t.tree.children(n)) {
    if (!t.is(c, {Dependency::xcomp, Dependency::ccomp, Dependency::advcl, Dependency::acl}))
      continue;
    const bool bare =
        t[c].form == PennTag::vb && t.child(c, {Dependency::aux, Dependency::nsubj}) == no_node;
    if (bare || t.marked(c, {"to"})) return true;
  }
  return false;
}

// The name right after the preposition, if the tree hung the phrase elsewhere: "support for
// Ukraine". Only a bare name a few words behind the trigger.
NodeIndex name_after(const ToldTree& t, NodeIndex from, std::string_view preposition) {
  constexpr NodeIndex reach = 8, phrase = 7;
  for (NodeIndex p = from + 1; p < t.size() && p < from + reach; ++p) {
    if (t[p].tag == WordTag::punct || t.is_verb(p)) return no_node;
    if (t.lower[p] != preposition || t.lower[p - 1] == "next") continue;
    NodeIndex name = no_node;  // the last of "from US President Ann Lee"
    NodeIndex n = p + 1;
    for (; n < t.size() && n < p + 1 + phrase; ++n) {
      if (t.mention[n] >= 0) {
        name = n;
      } else if (t[n].tag != WordTag::det && t[n].tag != WordTag::propn &&
                 t[n].tag != WordTag::adj) {
        break;
      }
    }
    if (name == no_node || name + 1 >= t.size()) return name;
    const NodeIndex next = name + 1;
    const bool owns = t.lower[next] == "'s" || t.lower[next] == "'" || t[next].tag == WordTag::noun;
    return owns ? no_node : name;
  }
  return no_node;
}

NodeIndex given_after(const ToldTree& t, NodeIndex o) {
  if (o == no_node || t.mention[o] < 0) return no_node;
  for (const NodeIndex c : t.tree.children(o)) {
    if (c < o || !t.is(c, {Dependency::appos, Dependency::acl, Dependency::dep})) continue;
    const NodeIndex first = t.tree.subtree(c).first;
    const bool near = first > o && t.mention[first - 1] == t.mention[o];
    if (near && t.mention[c] < 0 && !t.is_verb(c) && t.preposition(c).empty()) return c;
  }
  return no_node;
}

bool is_one_side(const Act& act, NodeIndex c) {
  const ToldTree& t = act.tree();
  const auto listed_with_nobody = [&](NodeIndex n) {
    for (const NodeIndex other : t.tree.children(n))
      if (t.is(other, {Dependency::conj}) && t.is_noun(other) && act.parties.party(other).empty())
        return true;
    return false;
  };
  if (t.mention[c] < 0) return listed_with_nobody(c) && act.parties.party(c).entities.size() > 1;
  if (!act.parties.is_demonym(c)) return false;
  for (const NodeIndex troops : t.tree.children(c))  // where they hang on the first adjective
    if (t.is(troops, {Dependency::conj}) && t.mention[troops] < 0 && listed_with_nobody(troops))
      return true;
  return false;
}

NodeIndex phrase_after(const Act& act, std::string_view preposition) {
  const NodeIndex found = hung_after(act, preposition);
  if (found != no_node && !act.parties.party(found).empty()) return found;
  NodeIndex from = act.trigger;
  if (act.rule.part == TriggerPart::verb && !act.rule.nouns.empty()) {
    const NodeIndex o = act.parties.object(act.trigger);
    if (o != no_node && o > from) from = o;
  }
  const NodeIndex name = name_after(act.tree(), from, preposition);
  return name == no_node ? found : name;
}

Party prepositional_end(const Act& act, const RuleSlot& slot) {
  const ToldTree& t = act.tree();
  // "called for Arcadia to open its archives".
  if (slot.deed && slot.name == "for") {
    for (const NodeIndex c : t.tree.children(act.trigger)) {
      if (!t.is(c, {Dependency::advcl, Dependency::xcomp, Dependency::ccomp, Dependency::acl}))
        continue;
      const NodeIndex s = t.child(c, {Dependency::nsubj});
      if (s != no_node && t.marked(c, {"for"})) return act.parties.party(s);
    }
  }
  const NodeIndex c = phrase_after(act, slot.name);
  if (c == no_node) {  // "Arcadia was called on to disarm"
    const bool stranded =
        t.is_verb(act.trigger) && t.passive(act.trigger) && t.has_child(act.trigger, {slot.name});
    const NodeIndex o = stranded ? act.parties.object(act.trigger) : no_node;
    return o == no_node ? Party{} : act.parties.party(o);
  }
  // "called for a conference on Arcadia" asks nothing of Arcadia.
  if (act.rule.kind == TieKind::request && slot.name == "on")
    for (NodeIndex n = act.trigger + 1; n < c; ++n)
      if (t.lower[n] == "for") return {};
  if (slot.deed && !deed_under(t, act.trigger) && !deed_under(t, c)) return {};
  Party party = act.parties.party(c);
  if (slot.narrowed == "named") return party;
  // Who has left a state does not stand for it.
  const bool left = is_one_of(t.lemma(c), {"defector", "refugee", "exile", "dissident", "migrant"});
  if (party.empty() && !slot.deed && !left) party = act.parties.owner(c);
  const bool ending = is_one_of(t.lemma(c), {"end", "halt", "stop", "cessation", "withdrawal"});
  for (const std::string_view preposition : {"to", "of"}) {  // "an end to Arcadia's attacks"
    const NodeIndex deed = ending && party.empty() ? act.parties.after(c, preposition) : no_node;
    if (deed == no_node) continue;
    party = act.parties.owner(deed);
    if (party.empty()) party = act.parties.party(deed);
  }
  return party;
}

}  // namespace entente
