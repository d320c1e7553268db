#include "extract/event_slot.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extract/event_owner.h"
#include "extract/event_reach.h"
#include "extract/event_setting.h"
#include "extract/told_words.h"

namespace entente {
namespace {

bool has(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr int most_chained = 3;

// The rule's noun among the object, what it is made of and what it is listed with.
bool noun_at(const Act& act, NodeIndex n, int depth) {
  const ToldTree& t = act.tree();
  if (n == no_node || depth > most_chained || t.mention[n] >= 0) return false;
  if (has(act.rule.nouns, t.lemma(n)) || has(act.rule.nouns, t.lower[n])) return true;
  for (const NodeIndex c : t.tree.children(n)) {
    const bool part = t.is(c, {Dependency::conj, Dependency::appos, Dependency::nummod}) ||
                      (t.is(c, {Dependency::nmod}) && is_one_of(t.preposition(c), {"of", "in"}));
    if (part && noun_at(act, c, depth + 1)) return true;
    // "a million silver crowns", where the number hangs on "silver".
    const NodeIndex sum = t.is(c, {Dependency::compound, Dependency::amod}) && c < n
                              ? t.child(c, {Dependency::nummod})
                              : no_node;
    if (sum != no_node && has(act.rule.nouns, t.lower[sum])) return true;
  }
  return false;
}

bool is_word_of(std::string_view wanted, std::string_view lemma, std::string_view lower) {
  if (wanted == "@blame") return is_told(lemma, ToldWord::blame) || is_told(lower, ToldWord::blame);
  if (wanted == "@praise") return is_told(lemma, ToldWord::praise);
  return wanted == lemma || wanted == lower;
}

// One of the words the rule asks for depends on the trigger, at most two steps down.
bool beside(const Act& act, NodeIndex n, int depth) {
  const ToldTree& t = act.tree();
  for (const NodeIndex c : t.tree.children(n)) {
    if (t.is(c, {Dependency::nsubj, Dependency::nsubj_pass, Dependency::punct,
                 Dependency::parataxis}) ||
        (t.is(c, {Dependency::conj}) && !t.is_noun(c)))
      continue;
    const bool graded = act.rule.beside.front().front() == '@';
    if (graded && t.is(c, {Dependency::obj}) && t.mention[c] >= 0) {
      // "described Arcadia as careless", where the tree hangs the word on the name.
      const NodeIndex as = act.parties.after(c, "as");
      for (const std::string_view wanted : act.rule.beside)
        if (as != no_node && is_word_of(wanted, t.lemma(as), t.lower[as])) return true;
      continue;
    }
    for (const std::string_view wanted : act.rule.beside)
      if (is_word_of(wanted, t.lemma(c), t.lower[c])) return true;
    if (depth < (graded ? 1 : 2) && beside(act, c, depth + 1)) return true;
  }
  return false;
}

Party object_end(const Act& act, const RuleSlot& slot) {
  const ToldTree& t = act.tree();
  const NodeIndex o = act.parties.object(act.trigger);
  if (slot.deed) {
    if (o != no_node && (deed_under(t, act.trigger) || deed_under(t, o)))
      return act.parties.party(o);
    // "demanded Arcadia halt its sales".
    const NodeIndex c = t.child(act.trigger, {Dependency::ccomp, Dependency::xcomp});
    if (c == no_node || t.marked(c, {"that"}) || t[c].form == PennTag::vbd) return {};
    if (t.child(c, {Dependency::aux}) != no_node && !t.marked(c, {"to"})) return {};
    NodeIndex s = t.child(c, {Dependency::nsubj});
    // A verb makes no compound with the name before it, whatever the tree says.
    if (s == no_node && (t[c].form == PennTag::vb || t[c].form == PennTag::vbp))
      s = t.child(c, {Dependency::compound});
    return s == no_node || s > c ? Party{} : act.parties.party(s);
  }
  if (o == no_node) return {};
  const bool narrowed =
      !slot.narrowed.empty() && !is_one_of(slot.narrowed, {"person", "body", "org", "state"});
  if (narrowed && act.parties.after(act.trigger, slot.narrowed) == no_node &&
      act.parties.after(o, slot.narrowed) == no_node &&
      !t.has_child(act.trigger, {slot.narrowed})) {
    bool marked = false;
    for (const NodeIndex c : t.tree.children(act.trigger))
      marked = marked || t.marked(c, {slot.narrowed});
    if (!marked) return {};
  }
  return act.parties.party(o);
}

Party that_end(const Act& act) {
  const ToldTree& t = act.tree();
  NodeIndex c = t.child(act.trigger, {Dependency::ccomp});
  if (c == no_node) c = t.child(act.trigger, {Dependency::advcl, Dependency::xcomp});
  if (c == no_node || (!t.is(c, {Dependency::ccomp}) && !t.marked(c, {"that"}))) return {};
  const NodeIndex s = t.child(c, {Dependency::nsubj});
  if (s == no_node) return {};
  Party party = act.parties.party(s);
  if (party.empty())  // "that the talks between Utopia and Arcadia resume"
    if (const NodeIndex between = name_after(t, s, "between"); between != no_node)
      party = act.parties.party(between);
  return party;
}

// What the infinitive is done to: "refused to recognise Arcadia".
Party infinitive_end(const Act& act) {
  const ToldTree& t = act.tree();
  NodeIndex x = t.child(act.trigger, {Dependency::xcomp, Dependency::acl});
  if (x == no_node && !act.rule.nouns.empty())  // "signed an accord to supply Arcadia"
    if (const NodeIndex noun = act.parties.object(act.trigger); noun != no_node) {
      x = t.child(noun, {Dependency::acl});
      // Where words between hang it on the verb: "signed an accord on Monday to supply".
      if (x == no_node) x = t.child(act.trigger, {Dependency::advcl});
      if (x != no_node && (x < noun || !t.marked(x, {"to"}))) x = no_node;
    }
  if (x == no_node || t[x].form != PennTag::vb) return {};
  const NodeIndex o = act.parties.object(x);
  if (o != no_node) {
    Party party = act.parties.party(o);
    if (party.empty()) party = act.parties.owner(o);
    if (!party.empty()) return party;
  }
  for (const std::string_view preposition : {"with", "against", "to", "on", "for"}) {
    NodeIndex c = act.parties.after(x, preposition);
    if (c == no_node && o != no_node) c = act.parties.after(o, preposition);  // "shake hands with"
    if (c == no_node) continue;
    if (Party party = act.parties.party(c); !party.empty()) return party;
  }
  return {};
}

void leave_out(Party& party, const Party& others) {
  std::erase_if(party.entities, [&](std::uint32_t e) {
    return std::find(others.entities.begin(), others.entities.end(), e) != others.entities.end();
  });
}

Party border_end(const Act& act, const Party& source) {
  const ToldTree& t = act.tree();
  const auto range = t.tree.subtree(act.trigger);
  for (NodeIndex n = range.first; n < range.end; ++n) {
    if (!is_told(t.lemma(n), ToldWord::border) && !is_told(t.lower[n], ToldWord::border)) continue;
    for (Party party : {act.parties.possessor(n), act.parties.modifier(n)}) {
      leave_out(party, source);
      if (!party.empty()) return party;
    }
    for (const std::string_view preposition : {"with", "of", "to"}) {
      NodeIndex c = act.parties.after(n, preposition);
      if (c == no_node && preposition == "with") c = act.parties.after(act.trigger, preposition);
      if (c == no_node) continue;
      Party party = act.parties.party(c);
      leave_out(party, source);
      if (!party.empty()) return party;
    }
  }
  return {};
}

// The first of two, or all but the first.
Party half(Party party, bool first) {
  if (party.entities.size() < 2) return {};
  if (first) {
    party.entities = {party.entities.front()};
  } else {
    party.entities.erase(party.entities.begin());
  }
  return party;
}

// "A and B fought the rebels", "A and B agreed with the union": not with each other.
bool has_other_side(const Act& act) {
  const ToldTree& t = act.tree();
  for (const std::string_view preposition : {"with", "against"})
    if (act.parties.after(act.trigger, preposition) != no_node) return true;
  if (act.rule.kind != TieKind::assault || !act.rule.nouns.empty()) return false;
  constexpr NodeIndex reach = 15;  // "fought battles in the hills against"
  for (NodeIndex n = act.trigger + 1; n < t.size() && n < act.trigger + reach; ++n)
    if (t.lower[n] == "against") return true;
  // "killed ten in fighting": the subject is another verb's.
  if (t[act.trigger].form == PennTag::vbg && t.child(act.trigger, {Dependency::nsubj}) == no_node)
    return true;
  const NodeIndex o = t.child(act.trigger, {Dependency::obj});
  return o != no_node && !is_told(t.lemma(o), ToldWord::contest);
}

// "between Utopia, led by Ann Alpha, and Arcadia": the name after the next "and".
void add_second_side(const Act& act, NodeIndex first, Party& sides) {
  constexpr NodeIndex reach = 20, phrase = 6;
  const ToldTree& t = act.tree();
  for (NodeIndex a = first + 1; a < t.size() && a < first + reach; ++a) {
    if (t.lower[a] != "and") continue;
    for (NodeIndex n = a + 1; n < t.size() && n < a + phrase; ++n) {
      if (t.is_verb(n) || t[n].tag == WordTag::punct) return;
      if (t.mention[n] < 0) continue;
      while (n + 1 < t.size() && t.mention[n + 1] == t.mention[n]) ++n;
      const Party second = act.parties.party(n);
      if (!second.empty() && second.entities[0] != sides.entities[0])
        sides.entities.push_back(second.entities[0]);
      return;
    }
    return;
  }
}

// The sides of the object: "welcomed the resumption of ties between Utopia and Arcadia".
Party sides_end(const Act& act) {
  NodeIndex o = act.parties.object(act.trigger);
  for (int depth = 0; o != no_node && depth < 3; ++depth) {
    for (const std::string_view preposition : {"between", "with"}) {
      NodeIndex c = act.parties.after(o, preposition);
      if (c == no_node) c = name_after(act.tree(), o, preposition);
      if (c == no_node) continue;
      Party party = act.parties.party(c);
      if (preposition == "between" && party.entities.size() == 1) add_second_side(act, c, party);
      if (!party.empty()) return party;
    }
    o = act.parties.after(o, "of");
  }
  return {};
}

Party media_only(const Act& act, Party party) {
  const auto& entities = act.parties.annotation().entities;
  std::erase_if(party.entities,
                [&](std::uint32_t e) { return entities[e].type != ActorType::media; });
  return party;
}

Party told_media(const Act& act) {
  const ToldTree& t = act.tree();
  Party party;
  for (const NodeIndex c : t.tree.children(act.trigger)) {
    if (!t.is(c, {Dependency::obj, Dependency::iobj})) continue;
    party = media_only(act, act.parties.party(c));
    if (!party.empty()) break;
  }
  return party;
}

Party interview_end(const Act& act) {
  const ToldTree& t = act.tree();
  const auto range = t.tree.subtree(act.trigger);
  for (NodeIndex n = range.first; n < range.end && n < range.first + 200; ++n) {
    if (t.lemma(n) != "interview") continue;
    const auto below = t.tree.subtree(n);
    for (NodeIndex i = below.first; i < below.end; ++i) {
      if (t.mention[i] < 0) continue;
      Party party = media_only(act, act.parties.party(i));
      if (!party.empty()) return party;
    }
  }
  return {};
}

// The subject of a verb that only carries its noun: "Utopia made a threat".
Party light_subject(const Act& act) {
  const ToldTree& t = act.tree();
  if (act.rule.part != TriggerPart::noun) return act.parties.agent(act.trigger);
  // "is in contact", "remains in contact".
  if (t.child(act.trigger, {Dependency::nsubj}) != no_node) return act.parties.subject(act.trigger);
  const NodeIndex h = t.head(act.trigger);
  if (h == no_node || !t.is_verb(h)) return {};
  if (t.is(act.trigger, {Dependency::obl, Dependency::xcomp}) &&
      t.preposition(act.trigger) == "in" && is_one_of(t.lemma(h), {"be", "remain", "stay", "keep"}))
    return act.parties.agent(h);
  if (!t.is(act.trigger, {Dependency::obj, Dependency::nsubj_pass})) return {};
  if (!is_told(t.with_particle(h), ToldWord::light)) return {};
  return act.parties.agent(h);
}

// Who the noun says something of: "Ann Alpha is a critic of", "Ann Alpha, a critic of".
Party bearer(const Act& act) {
  const ToldTree& t = act.tree();
  const NodeIndex n = act.trigger;
  if (t.has_child(n, {"once", "former", "formerly", "erstwhile"})) return {};
  if (t.child(n, {Dependency::cop}) != no_node || t.is(n, {Dependency::xcomp}))
    return act.parties.subject(n);
  const NodeIndex h = t.head(n);
  if (t.is(n, {Dependency::appos}) && h != no_node && h < n) return act.parties.party(h);
  const NodeIndex second = t.child(n, {Dependency::appos});
  return second != no_node && t.mention[second] >= 0 ? act.parties.party(second) : Party{};
}

// Who gets the object: "gave Arcadia arms". A tree that takes the two for one noun phrase
// or for two objects means the same.
Party receiver(const Act& act) {
  const ToldTree& t = act.tree();
  NodeIndex c = t.child(act.trigger, {Dependency::iobj});
  const NodeIndex o = act.parties.object(act.trigger);
  const NodeIndex first = t.child(act.trigger, {Dependency::obj});
  if (c == no_node && first != o) c = first;
  if (c != no_node) return act.parties.party(c);
  if (o == no_node) return {};
  if (given_after(t, o) != no_node) return act.parties.party(o);
  c = t.child(o, {Dependency::compound, Dependency::nmod, Dependency::amod});
  const bool name = c != no_node && c < o && t.mention[c] >= 0 && t[c].tag == WordTag::propn &&
                    t.preposition(c).empty() && !act.parties.is_demonym(c);
  return name && !is_told(t.lower[o], ToldWord::people) ? act.parties.party(c) : Party{};
}

bool is_all(const Act& act, const Party& party, ActorType type) {
  const auto& entities = act.parties.annotation().entities;
  return std::all_of(party.entities.begin(), party.entities.end(),
                     [&](std::uint32_t e) { return entities[e].type == type; });
}

Party end_at(const Act& act, const RuleSlot& slot, const Party& source) {
  const NodeIndex n = act.trigger;
  if (slot.name == "subj") return light_subject(act);
  if (slot.name == "obj") return object_end(act, slot);
  if (slot.name == "owner") return owner_end(act, slot.narrowed == "author");
  if (slot.name == "poss") return act.parties.possessor(n);
  if (slot.name == "mod") return act.parties.modifier(n);
  if (slot.name == "that") return that_end(act);
  if (slot.name == "xobj") return infinitive_end(act);
  if (slot.name == "border") return border_end(act, source);
  if (slot.name == "media") return told_media(act);
  if (slot.name == "interview") return interview_end(act);
  if (slot.name == "together") return has_other_side(act) ? Party{} : half(source, false);
  if (slot.name == "between") {
    NodeIndex c = phrase_after(act, "between");
    const NodeIndex whose = c == no_node ? no_node : act.tree().head(c);
    if (whose != no_node && whose > c && act.parties.is_demonym(c) && act.tree().is_noun(whose))
      c = whose;  // "between Utopian and Arcadian troops"
    if (c != no_node && is_one_side(act, c)) return {};
    Party both = c == no_node ? act.parties.modifier(n) : act.parties.party(c);
    if (c != no_node && both.entities.size() == 1) add_second_side(act, c, both);
    return half(both, source.empty());
  }
  if (slot.name == "iobj") return receiver(act);
  if (slot.name == "self") return bearer(act);
  if (slot.name == "inside") return inside_end(act, slot.narrowed == "aim");
  if (slot.name == "sides") return sides_end(act);
  if (slot.name == "patient") {
    const NodeIndex o = act.tree().passive(n) ? act.parties.object(n) : no_node;
    return o == no_node ? Party{} : act.parties.party(o);
  }
  return prepositional_end(act, slot);
}

bool is_preposition(const RuleSlot& slot) {
  return !slot.deed &&
         !is_one_of(slot.name,
                    {"subj", "obj", "iobj", "owner", "poss", "mod", "that", "xobj", "border",
                     "media", "interview", "together", "between", "patient", "sides", "self",
                     "inside"});
}

// Of several prepositions the nearest one is the trigger's: "vowed sanctions on Arcadia over
// its attack against Utopia".
std::vector<RuleSlot> nearest_first(const Act& act, std::span<const RuleSlot> slots) {
  std::vector<std::pair<NodeIndex, RuleSlot>> order;
  std::size_t group = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const bool phrase = is_preposition(slots[i]);
    order.emplace_back(phrase ? phrase_after(act, slots[i].name) : 0, slots[i]);
    if (!phrase) group = i + 1;
    const auto nearer = [](const auto& x, const auto& y) { return x.first < y.first; };
    if (phrase && (i + 1 == slots.size() || !is_preposition(slots[i + 1])))
      std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(group), order.end(), nearer);
  }
  std::vector<RuleSlot> out;
  for (const auto& [at, slot] : order) out.push_back(slot);
  return out;
}

}  // namespace

bool words_fit(const Act& act) {
  if (!act.rule.beside.empty()) return beside(act, act.trigger, 0);
  const NodeIndex o = act.parties.object(act.trigger);
  return act.rule.nouns.empty() || noun_at(act, o, 0) || noun_at(act, given_after(act.tree(), o), 0);
}

Party end_in(const Act& act, std::span<const RuleSlot> all, const Party& source) {
  for (const RuleSlot& slot : nearest_first(act, all)) {
    Party party = end_at(act, slot, source);
    if (party.empty()) continue;
    if (slot.narrowed == "person" && !is_all(act, party, ActorType::person)) continue;
    if (slot.narrowed == "state" && !is_all(act, party, ActorType::state)) continue;
    if (slot.narrowed == "org" && !is_all(act, party, ActorType::organization)) continue;
    if (slot.narrowed == "body" && is_all(act, party, ActorType::person)) continue;
    if (slot.name != "together" && slot.name != "between") {
      leave_out(party, source);
      if (party.empty()) continue;
    }
    return party;
  }
  return {};
}

}  // namespace entente
