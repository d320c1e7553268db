#pragma once

// The parts of speech and the relations of Universal Dependencies 2, and the Penn
// tags that tell a verb's form, as the English GUM treebank uses them
// (universaldependencies.org/u/pos, /u/dep; Zeldes 2017, doi:10.1007/s10579-016-9343-x).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

enum class WordTag : std::uint8_t {
  adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x
};
constexpr std::size_t word_tags = 17;

// The tag of the Penn Treebank; the marks of punctuation come last.
enum class PennTag : std::uint8_t {
  cc, cd, dt, ex, fw, in, jj, jjr, jjs, ls, md, nn, nnp, nnps, nns, pdt, pos, prp, prp_poss, rb,
  rbr, rbs, rp, sym, to, uh, vb, vbd, vbg, vbn, vbp, vbz, wdt, wp, wp_poss, wrb, gw, hyph, comma,
  stop, colon, open_quote, close_quote, open_bracket, close_bracket, currency
};
constexpr std::size_t penn_tags = 46;

// How a word depends on its head; `nsubj_pass` is "nsubj:pass", `case_` "case".
enum class Dependency : std::uint8_t {
  acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj,
  ccomp, compound, compound_prt, conj, cop, csubj, csubj_outer, csubj_pass, dep, det, det_predet,
  discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmod_desc, nmod_poss,
  nmod_unmarked, nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent, obl_unmarked, orphan,
  parataxis, punct, reparandum, root, vocative, xcomp
};
constexpr std::size_t dependencies = 51;

// The name in CoNLL-U files: "ADJ", "VBZ", "nsubj:pass".
std::string_view name_of(WordTag tag);
std::string_view name_of(PennTag tag);
std::string_view name_of(Dependency relation);

// The value of that name; of a relation with an unknown subtype the plain relation.
std::optional<WordTag> word_tag_named(std::string_view name);
std::optional<PennTag> penn_tag_named(std::string_view name);
std::optional<Dependency> dependency_named(std::string_view name);

// The relation without its subtype: nsubj for nsubj_pass. O(1).
Dependency plain_relation(Dependency relation);

}  // namespace entente
