// Whose a thing is: the part of extract/tree_party.h that looks for authors, agents
// and those who claim responsibility.

#include <utility>

#include "extract/event_rule.h"
#include "extract/event_setting.h"
#include "extract/told_words.h"
#include "extract/tree_party.h"

namespace entente {

bool TreeParties::is_demonym(NodeIndex n) const {
  if (t_.mention[n] < 0) return false;
  const Mention& m = annotation_.mentions[static_cast<std::size_t>(t_.mention[n])];
  const std::string_view word = t_.lower[n];
  if (m.type != ActorType::state || annotation_.entities[m.entity].name.size() == word.size())
    return false;
  for (const std::string_view ending : {"an", "ish", "ese", "ch", "i", "ic"})
    if (word.ends_with(ending)) return true;
  return false;
}

// "the Arcadia invasion", "its Arcadia policy": a state's bare name says whom a deed or a plan
// is about; "Arcadian" and "US" say whose it is.
bool TreeParties::names_topic(NodeIndex n) const {
  if (n == 0 || t_.mention[n - 1] < 0 || is_demonym(n - 1)) return false;
  const auto rules = rules_for(TriggerPart::noun, t_.lemma(n));
  const bool deed = !rules.empty() && rules.front()->kind == TieKind::assault;
  const std::string& word = t_.lower[n - 1];
  const bool short_form = word.size() < 4 || word.find('.') != std::string::npos;
  return (deed || is_told(t_, n, ToldWord::authored)) && !short_form &&
         annotation_.mentions[static_cast<std::size_t>(t_.mention[n - 1])].type == ActorType::state;
}

// "the attack, for which Arcadia claimed responsibility", also where the tree hangs it
// on the verb.
Party TreeParties::claimant(NodeIndex n) const {
  for (const NodeIndex at : {n, t_.head(n)}) {
    if (at == no_node) continue;
    for (const NodeIndex v : t_.tree.children(at)) {
      if (v < n || !is_one_of(t_.lemma(v), {"claim", "take", "accept"}) || !relative(v)) continue;
      const NodeIndex s = t_.child(v, {Dependency::nsubj});
      if (s != no_node && t_.has_child(v, {"responsibility"})) return listed(s, 1);
    }
  }
  return {};
}

Party TreeParties::owner(NodeIndex n, int depth) const {
  if (depth > 2 || is_told(t_, n, ToldWord::related)) return {};
  Party party = possessor(n);
  const bool deed = is_told(t_, n, ToldWord::suffered);
  if (deed) party = {};
  if (party.empty())
    if (const NodeIndex c = after(n, "by"); c != no_node) party = listed(c, depth + 1);
  if (party.empty() && !names_topic(n)) party = modifier(n);
  if (party.empty())
    if (const NodeIndex c = after(n, "from"); c != no_node) party = listed(c, depth + 1);
  for (const NodeIndex made : t_.tree.children(n)) {  // "steps that were taken by Arcadia"
    if (!party.empty()) break;
    if (!t_.is(made, {Dependency::acl, Dependency::acl_relcl}) || !t_.passive(made)) continue;
    if (const NodeIndex c = after(made, "by"); c != no_node) party = listed(c, depth + 1);
  }
  if (party.empty()) party = claimant(n);
  const bool authored = is_told(t_, n, ToldWord::authored);
  if (party.empty() && authored && !deed) {
    const NodeIndex c = after(n, "of");
    if (c != no_node) {
      party = listed(c, depth + 1);
      if (party.empty()) party = owner(c, depth + 1);
    }
  }
  return is_private(n) ? without_states(std::move(party)) : party;
}

}  // namespace entente
