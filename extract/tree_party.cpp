#include "extract/tree_party.h"

#include <algorithm>

#include "extract/event_setting.h"
#include "extract/event_words.h"
#include "extract/told_words.h"

namespace entente {
namespace {

// Clauses in clauses and phrases in phrases are followed so deep: what lies deeper is
// nobody, which keeps monster sentences linear.
constexpr int most_nested = 6;
constexpr std::size_t most_listed = 40;

void add(Party& party, const Party& more) {
  for (const std::uint32_t entity : more.entities) {
    const auto& known = party.entities;
    if (known.size() < most_listed && std::find(known.begin(), known.end(), entity) == known.end())
      party.entities.push_back(entity);
  }
  party.persons = (party.persons || party.entities.size() == more.entities.size()) && more.persons;
  party.bodies = party.bodies || more.bodies;
  party.anaphor = party.anaphor || more.anaphor;
}

// "gunmen in Arcadia", "troops in Arcadia": where they are, not whose.
bool is_armed(std::string_view lemma, std::string_view word) {
  if (is_told(word, ToldWord::people) && word != "police") return true;
  return is_one_of(lemma, {"fighter", "soldier", "troop", "warplane", "jet", "tank", "drone",
                           "marine", "peacekeeper"});
}

bool is_either(const ToldTree& t, NodeIndex n, ToldWord wanted) {
  return is_told(t.lemma(n), wanted) || is_told(t.lower[n], wanted);
}

}  // namespace

Party TreeParties::of_entity(std::uint32_t entity) const {
  Party party;
  party.entities.push_back(entity);
  party.persons = annotation_.entities[entity].type == ActorType::person;
  return party;
}

// A pronoun, or a relative pronoun, which stands for what its clause describes.
Party TreeParties::stand_in(NodeIndex n, int depth) const {
  const std::string_view word = t_.lower[n];
  if (const NodeIndex meant = antecedent(n); meant != no_node)
    return depth > most_nested ? Party{} : listed(meant, depth + 1);
  if (is_one_of(word, {"i", "we", "my", "our", "us", "me"})) {
    const auto speaking = self(n);
    if (!speaking) return {};
    Party party = of_entity(*speaking);
    party.anaphor = true;
    return party;
  }
  const std::uint32_t token = t_.first_token + n;
  const auto& all = annotation_.mentions;
  auto mention = std::lower_bound(all.begin(), all.end(), token,
                                  [](const Mention& m, auto at) { return m.first_token < at; });
  Party party;
  for (; mention != all.end() && mention->first_token == token; ++mention) {
    if (!is_pronominal(*mention)) continue;
    add(party, of_entity(mention->entity));
    party.anaphor = true;
  }
  return party;
}

// A person whose name hangs on an office: "Minister" of "Foreign Minister Ann Lee".
Party TreeParties::named_in(NodeIndex n) const {
  for (const NodeIndex c : t_.tree.children(n)) {
    if (t_.mention[c] < 0 || c < n) continue;
    if (!t_.is(c,
               {Dependency::flat, Dependency::appos, Dependency::compound, Dependency::nmod_desc}))
      continue;
    const Mention& m = annotation_.mentions[static_cast<std::size_t>(t_.mention[c])];
    if (m.type == ActorType::person) return of_entity(m.entity);
  }
  return {};
}

Party TreeParties::possessor(NodeIndex n) const {
  const NodeIndex c = t_.child(n, {Dependency::nmod_poss});
  if (c == no_node) return {};
  return listed(c, 1);
}

Party TreeParties::modifier(NodeIndex n) const {
  Party party;
  for (const NodeIndex c : t_.tree.children(n)) {
    if (c > n) break;
    if (t_.mention[c] < 0) {  // "Utopian security officials", hung on "security"
      if (!t_.is(c, {Dependency::compound, Dependency::amod}) || c + 1 != n) continue;
      for (const NodeIndex d : t_.tree.children(c)) {
        if (t_.mention[d] < 0 || d > c || !t_.preposition(d).empty() || is_prefix(d)) continue;
        const Mention& m = annotation_.mentions[static_cast<std::size_t>(t_.mention[d])];
        if (m.type != ActorType::person) add(party, of_entity(m.entity));
      }
      continue;
    }
    if (!t_.is(c, {Dependency::amod, Dependency::compound, Dependency::nmod, Dependency::nmod_desc,
                   Dependency::flat}))
      continue;
    const Mention& m = annotation_.mentions[static_cast<std::size_t>(t_.mention[c])];
    if (m.type == ActorType::person || !t_.preposition(c).empty() || is_prefix(c)) continue;
    add(party, of_entity(m.entity));
    for (const NodeIndex d : t_.tree.children(c)) {  // "Utopian and Arcadian officials"
      if (!t_.is(d, {Dependency::conj, Dependency::compound}) || t_.mention[d] < 0) continue;
      if (d > n || t_.mention[d] == t_.mention[c]) continue;
      if (annotation_.mentions[static_cast<std::size_t>(t_.mention[d])].type == ActorType::person)
        continue;
      add(party, of_entity(annotation_.mentions[static_cast<std::size_t>(t_.mention[d])].entity));
    }
  }
  return party;
}

// "Harbour Council security officials", where the tree tore the phrase apart: the name that
// ends right before it.
Party TreeParties::name_before(NodeIndex n) const {
  constexpr NodeIndex reach = 3;
  for (NodeIndex i = n; i > 0 && n - i < reach; --i) {
    if (t_.mention[i - 1] < 0) {
      if (t_[i - 1].tag == WordTag::noun || t_[i - 1].tag == WordTag::adj) continue;
      return {};
    }
    const Mention& m = annotation_.mentions[static_cast<std::size_t>(t_.mention[i - 1])];
    const bool none = m.type == ActorType::person || !t_.preposition(n).empty();
    return none || is_prefix(i - 1) ? Party{} : of_entity(m.entity);
  }
  return {};
}

// "officials of X", "X's forces", "Arcadian soldiers", "a spokesman for X": those who act
// for a state or body stand for it.
Party TreeParties::represented(NodeIndex n, int depth) const {
  if (depth > most_nested) return {};
  const bool amount = is_either(t_, n, ToldWord::amount) && after(n, "of") != no_node;
  if (!amount && !acts_for_others(t_, n)) return {};
  if (t_.has_child(n, {"any"})) return {};  // "any Arcadian government that ..."
  Party party;
  if (!amount) party = modifier(n);
  if (party.empty() && !amount) party = name_before(n);
  if (party.empty() && !amount) {
    party = possessor(n);
    if (party.persons) party = {};
  }
  for (const std::string_view preposition : {"of", "from", "for", "to", "in"}) {
    if (!party.empty()) break;
    if (amount && preposition != "of") break;
    if (preposition == "in" && is_armed(t_.lemma(n), t_.lower[n])) continue;
    const NodeIndex c = after(n, preposition);
    if (c == no_node) continue;
    party = listed(c, depth + 1);
    if (party.persons && !amount) party = {};
  }
  if (const NodeIndex loyal = t_.child(n, {Dependency::amod});
      party.empty() && loyal != no_node && t_.lower[loyal] == "loyal") {
    const NodeIndex c = after(loyal, "to");
    if (c != no_node) party = listed(c, depth + 1);
  }
  if (is_private(n)) party = without_states(std::move(party));
  party.bodies = !party.empty();
  return party;
}

Party TreeParties::alone(NodeIndex n, int depth) const {
  if (t_.mention[n] >= 0) {
    const Mention& m = annotation_.mentions[static_cast<std::size_t>(t_.mention[n])];
    // "US President Ann Lee", hung on "US": the person is meant.
    if (m.type != ActorType::person)
      if (Party person = named_in(n); !person.empty()) return person;
    return are_nationals(n) || is_prefix(n) ? Party{} : of_entity(m.entity);
  }
  if (Party party = stand_in(n, depth); !party.empty()) return party;
  if (Party party = named_in(n); !party.empty()) return party;
  if (Party party = represented(n, depth); !party.empty()) return party;
  // "partners, including Arcadia", "organizations like the Red Band".
  for (const std::string_view example : {"including", "like"}) {
    const NodeIndex c = after(n, example);
    if (c == no_node || depth > most_nested) continue;
    if (Party party = listed(c, depth + 1); !party.empty()) return party;
  }
  for (const NodeIndex c : t_.tree.children(n))  // where "including" is taken for a verb
    if (t_.is(c, {Dependency::acl, Dependency::advcl}) && t_.lower[c] == "including" &&
        depth < most_nested)
      if (const NodeIndex o = t_.child(c, {Dependency::obj}); o != no_node)
        if (Party party = listed(o, depth + 1); !party.empty()) return party;
  // "his counterpart, Bob Beta": the second phrase names the first.
  const NodeIndex second = t_.child(n, {Dependency::appos});
  if (second != no_node && depth < most_nested) return alone(second, depth + 1);
  return {};
}

// Also chains, where each name hangs on the one before it.
Party TreeParties::listed(NodeIndex n, int depth) const {
  if (depth > most_nested) return {};
  Party party = alone(n, depth);
  std::vector<NodeIndex> heads{n};
  for (std::size_t i = 0; i < heads.size() && heads.size() < most_listed; ++i) {
    for (const NodeIndex c : t_.tree.children(heads[i])) {
      if (!t_.is(c, {Dependency::conj}) || t_.is_verb(c)) continue;
      if (t_.has_child(c, {"or", "but", "nor", "not"})) continue;
      add(party, alone(c, depth + 1));
      heads.push_back(c);
    }
  }
  return party;
}

NodeIndex TreeParties::after(NodeIndex n, std::string_view preposition) const {
  for (const NodeIndex c : t_.tree.children(n)) {
    if (t_.is(c, {Dependency::nsubj, Dependency::nsubj_pass, Dependency::conj, Dependency::appos}))
      continue;
    if (t_.preposition(c) == preposition) return c;
  }
  return no_node;
}

Party TreeParties::controller(NodeIndex v, int depth) const {
  const NodeIndex h = t_.head(v);
  // "told Congress of its plan to sell", hung on "told".
  if (v > 2 && t_.lower[v - 1] == "to" && t_.is_noun(v - 2) &&
      is_told(t_.lemma(v - 2), ToldWord::plan_noun))
    return possessor(v - 2);
  if (t_.passive(h)) return subject(h, depth + 1);
  if (is_one_of(t_.lemma(h), {"promise", "threaten", "vow"})) return subject(h, depth + 1);
  for (const NodeIndex c : t_.tree.children(h))
    if (t_.is(c, {Dependency::obj, Dependency::iobj}) && c < v) return listed(c, depth + 1);
  return subject(h, depth + 1);
}

// Of several, the one that names who acts.
NodeIndex TreeParties::own_subject(NodeIndex v) const {
  NodeIndex own = t_.child(v, {Dependency::nsubj, Dependency::nsubj_pass, Dependency::nsubj_outer});
  if (own == no_node) return own;
  if (const NodeIndex thing = fronted(v); own == thing)
    for (const NodeIndex c : t_.tree.children(v))
      if (c > thing && own == thing && t_.is(c, {Dependency::nsubj})) own = c;
  // "Foreign ministers Ann Lee and Bo Dahl", where the tree has two subjects.
  if (is_word(t_.lower[own], WordClass::roles))
    for (const NodeIndex c : t_.tree.children(v))
      if (c == own + 1 && t_.is(c, {Dependency::nsubj})) return c;
  return own;
}

Party TreeParties::subject(NodeIndex v, int depth) const {
  if (depth > most_nested) return {};
  if (const NodeIndex own = own_subject(v); own != no_node) {
    Party party = listed(own, depth + 1);
    for (const NodeIndex c : t_.tree.children(v)) {  // two where the tree lost their "and"
      const bool listed_too =
          c > own && c < v && t_.is(c, {Dependency::nsubj}) && t_.has_child(c, {"and"});
      if (listed_too) add(party, listed(c, depth + 1));
    }
    return party;
  }
  if (t_.child(v, {Dependency::csubj, Dependency::expl}) != no_node) return {};
  // "failed, with Utopia demanding more", where "with Utopia" is taken for an oblique.
  if (const NodeIndex doer = after(v, "with");
      t_[v].form == PennTag::vbg && doer != no_node && doer < v)
    return listed(doer, depth + 1);
  NodeIndex h = t_.head(v);
  if (h == no_node) return {};
  if (t_.is(h, {Dependency::cop, Dependency::aux})) {  // "is about to leave", hung on "is"
    h = t_.head(h);
    if (t_.is_noun(h) && h < v && t_.child(h, {Dependency::nsubj}) == no_node)
      return listed(h, depth + 1);
  }
  switch (t_[v].relation) {
    case Dependency::conj:
      return t_.is_noun(h) && t_.child(h, {Dependency::cop}) == no_node ? Party{}
                                                                        : subject(h, depth + 1);
    case Dependency::xcomp:
      return controller(v, depth);
    case Dependency::advcl:
      // "thanked Arcadia for sending doctors": Arcadia sent them.
      if (t_.marked(v, {"for"}) && !t_.passive(h)) {
        const NodeIndex o = t_.child(h, {Dependency::obj});
        if (o != no_node) return listed(o, depth + 1);
      }
      return subject(h, depth + 1);
    case Dependency::ccomp:
      return t_[v].form == PennTag::vbg ? subject(h, depth + 1) : Party{};
    case Dependency::acl_relcl:
      if (const NodeIndex main = main_subject(v); main != no_node && !relative(v))
        return listed(main, depth + 1);
      return {};
    case Dependency::acl:
      if (const NodeIndex main = main_subject(v); main != no_node) return listed(main, depth + 1);
      if (!t_.is_noun(h)) return {};
      if (t_[v].form != PennTag::vb) return listed(h, depth + 1);
      return is_told(t_.lemma(h), ToldWord::plan_noun) ? possessor(h) : Party{};
    default:
      return {};
  }
}

Party TreeParties::agent(NodeIndex v) const {
  if (!t_.passive(v)) return subject(v, 0);
  NodeIndex by = t_.child(v, {Dependency::obl_agent});
  if (by == no_node || t_.preposition(by) != "by") by = after(v, "by");
  for (const NodeIndex c : t_.tree.children(v)) {  // "sent to Arcadia by Utopia"
    if (by != no_node) break;
    const bool state = t_.is(c, {Dependency::xcomp}) && !t_.is_verb(c);  // "shot dead by"
    if (state || t_.is(c, {Dependency::obl, Dependency::obl_agent, Dependency::obj}))
      by = after(c, "by");
  }
  if (by == no_node) by = t_.doer(v);
  return by == no_node ? Party{} : listed(by, 1);
}

// "arrested and jailed Beta": one object of two verbs.
NodeIndex TreeParties::shared_object(NodeIndex v) const {
  if (t_.is(v, {Dependency::conj}) && t_.is_verb(t_.head(v))) {
    const NodeIndex o = t_.child(t_.head(v), {Dependency::obj});
    if (o != no_node && o > v) return o;
  }
  for (const NodeIndex c : t_.tree.children(v)) {
    if (!t_.is(c, {Dependency::conj}) || !t_.is_verb(c) || c > v + 4) continue;
    if (t_.child(c, {Dependency::nsubj}) != no_node) continue;
    return t_.child(c, {Dependency::obj});
  }
  return no_node;
}

// "Beta was one of the hostages", "Beta is a hostage": Beta, where a phrase about the hostages
// speaks of what was done to them.
NodeIndex TreeParties::described(NodeIndex n) const {
  NodeIndex top = n;
  const NodeIndex h = t_.head(n);
  if (h != no_node && t_.lower[h] == "one" && t_.preposition(n) == "of") top = h;
  if (t_.mention[n] >= 0 || t_.child(top, {Dependency::cop}) == no_node) return n;
  const NodeIndex s = t_.child(top, {Dependency::nsubj});
  return s == no_node ? n : s;
}

NodeIndex TreeParties::object(NodeIndex v) const {
  NodeIndex at = v;
  if (t_.passive(v)) {
    for (int steps = 0; steps < most_nested; ++steps) {
      const NodeIndex own = t_.child(at, {Dependency::nsubj_pass, Dependency::nsubj});
      if (own != no_node) return own;
      const NodeIndex h = t_.head(at);
      if (h == no_node) return no_node;
      if (const NodeIndex main = main_subject(at); t_.is(at, {Dependency::acl}) && main != no_node)
        return main;
      if (t_.is(at, {Dependency::acl, Dependency::amod})) return described(h);
      if (!t_.is(at, {Dependency::conj, Dependency::xcomp, Dependency::advcl})) return no_node;
      at = h;
    }
    return no_node;
  }
  NodeIndex own = no_node;  // the last of "gave Arcadia arms", if both are called objects
  for (const NodeIndex c : t_.tree.children(v)) {
    const bool sum = t_.is(c, {Dependency::xcomp}) && t_[c].tag == WordTag::sym;
    if ((!t_.is(c, {Dependency::obj}) && !sum) || !t_.preposition(c).empty()) continue;
    if (own == no_node || t_.tree.subtree(own).end == t_.tree.subtree(c).first) own = c;
  }
  if (own == no_node) own = t_.child(v, {Dependency::iobj});  // "told Arcadia to leave"
  if (own == no_node) own = fronted(v);
  return own != no_node ? own : shared_object(v);
}

}  // namespace entente
