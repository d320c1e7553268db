// Relative clauses: the part of extract/tree_party.h that finds what they describe and what
// their pronouns stand for.

#include "extract/event_setting.h"
#include "extract/tree_party.h"

namespace entente {
namespace {

constexpr int most_nested = 6;

}  // namespace

NodeIndex TreeParties::antecedent(NodeIndex n) const {
  if (!is_one_of(t_.lower[n], {"who", "which", "that", "whom"})) return no_node;
  NodeIndex v = n;
  for (int steps = 0; steps < most_nested && v != no_node; ++steps, v = t_.head(v))
    if (t_.is(v, {Dependency::acl_relcl})) return t_.head(v);
  // "the accord, which ...", where the tree tore the clause off.
  const bool behind = n > 1 && t_.lower[n] == "which" && t_.lower[n - 1] == ",";
  return behind && t_.is_noun(n - 2) && t_.mention[n - 2] < 0 ? n - 2 : no_node;
}

// "which, according to Carl Gamma, Utopia has criticised": the pronoun that the tree takes for a
// second subject, before the one who did it.
NodeIndex TreeParties::fronted(NodeIndex v) const {
  if (t_.is(v, {Dependency::conj}) && t_.child(v, {Dependency::nsubj}) == no_node &&
      t_[t_.head(v)].tag == WordTag::aux)
    v = t_.head(v);
  NodeIndex first = no_node;
  for (const NodeIndex c : t_.tree.children(v)) {
    if (c > v || !t_.is(c, {Dependency::nsubj})) continue;
    if (first != no_node) return first;
    if (!is_one_of(t_.lower[c], {"which", "whom"})) return no_node;
    first = c;
  }
  return no_node;
}

// Whether a clause has its relative pronoun.
bool TreeParties::relative(NodeIndex v) const {
  for (const NodeIndex c : t_.tree.children(v))
    if (is_one_of(name_of(t_[c].form), {"WDT", "WP", "WP$", "WRB"}) || t_.lower[c] == "that")
      return true;
  return false;
}

// "A, who met B, has thanked C", hung on B: a finite verb describes no noun, so what the
// relative clause describes is its subject.
NodeIndex TreeParties::main_subject(NodeIndex v) const {
  bool finite = false;
  for (const NodeIndex c : t_.tree.children(v))
    finite = finite || (t_.is(c, {Dependency::aux, Dependency::aux_pass, Dependency::cop}) &&
                        is_one_of(name_of(t_[c].form), {"VBZ", "VBP", "VBD", "MD"}));
  NodeIndex n = t_.head(v);
  for (int steps = 0; finite && steps < most_nested && n != no_node; ++steps, n = t_.head(n))
    if (t_.is(n, {Dependency::acl_relcl})) return t_.head(n);
  if (!finite) return no_node;
  // "rights activists are about to ...", taken for a verb and its object.
  const NodeIndex h = t_.head(v);
  const NodeIndex torn = h == no_node || !t_.is_noun(h) ? no_node : t_.child(h, {Dependency::obj});
  return torn != no_node && torn == h + 1 ? torn : h;
}

}  // namespace entente
