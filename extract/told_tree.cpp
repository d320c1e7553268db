#include "extract/told_tree.h"

#include <algorithm>

#include "core/text.h"
#include "extract/event_rule.h"
#include "extract/event_words.h"
#include "extract/syntax/parse_sentence.h"
#include "extract/told_words.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How far a chain of conjuncts is followed to find the voice of its first verb.
constexpr int most_conjuncts = 4;

bool is_somebody(const ToldTree& t, NodeIndex i) {
  if (t.mention[i] >= 0 || acts_for_others(t, i) || is_told(t.lower[i], ToldWord::people))
    return true;
  for (const NodeIndex c : t.tree.children(i))  // "the Polar Line board"
    if (t.mention[c] >= 0 && t.is(c, {Dependency::compound})) return true;
  return false;
}

bool passive_within(const ToldTree& t, NodeIndex i, int depth) {
  if (t.child(i, {Dependency::aux_pass}) != no_node || t.doer(i) != no_node) return true;
  if (t.child(i, {Dependency::nsubj_pass}) != no_node)
    return t.child(i, {Dependency::nsubj, Dependency::obj}) == no_node;
  if (t[i].form != PennTag::vbn || t.child(i, {Dependency::aux}) != no_node) return false;
  if (t.child(i, {Dependency::nsubj, Dependency::obj}) != no_node) return false;
  if (t.is(i, {Dependency::acl, Dependency::amod, Dependency::advcl})) return true;
  return t.is(i, {Dependency::conj}) && depth < most_conjuncts &&
         passive_within(t, t.head(i), depth + 1);
}

// A trained lemma of a rare verb may be no word ("accus"): lists know better.
std::string lemma_of(const ToldTree& t, NodeIndex i) {
  if (t.is_verb(i)) {
    if (is_known_verb(t.lower[i])) return verb_reading(t.lower[i])->lemma;
    if (const std::string_view lemma = trigger_verb(t.lower[i]); !lemma.empty())
      return std::string(lemma);
  }
  return t.is_noun(i) ? to_lower(t[i].lemma) : t[i].lemma;
}

}  // namespace

bool ToldTree::is(NodeIndex i, std::initializer_list<Dependency> relations) const {
  return std::find(relations.begin(), relations.end(), tree[i].relation) != relations.end();
}

bool ToldTree::is_verb(NodeIndex i) const { return tree[i].tag == WordTag::verb; }

bool ToldTree::is_noun(NodeIndex i) const {
  return tree[i].tag == WordTag::noun || tree[i].tag == WordTag::propn;
}

NodeIndex ToldTree::child(NodeIndex i, std::initializer_list<Dependency> relations) const {
  for (const NodeIndex c : tree.children(i))
    if (is(c, relations)) return c;
  return no_node;
}

bool ToldTree::has_child(NodeIndex i, std::initializer_list<std::string_view> words) const {
  for (const NodeIndex c : tree.children(i))
    if (one_of(lower[c], words)) return true;
  return false;
}

std::string_view ToldTree::preposition(NodeIndex i) const {
  for (const NodeIndex c : tree.children(i)) {
    if (!is(c, {Dependency::case_}) || c > i) continue;
    if (lower[c] == "'s" || lower[c] == "'") continue;
    if (lower[c] == "out" && child(i, {Dependency::case_}) == c) {
      for (const NodeIndex other : tree.children(i))
        if (other > c && lower[other] == "of") return "out_of";
    }
    if (lower[c] == "to" && c > 0 && lower[c - 1] == "next") return "next_to";
    return lower[c];
  }
  return {};
}

bool ToldTree::marked(NodeIndex i, std::initializer_list<std::string_view> words) const {
  for (const NodeIndex c : tree.children(i))
    if (is(c, {Dependency::mark, Dependency::case_, Dependency::advmod}) && one_of(lower[c], words))
      return true;
  return false;
}

std::string ToldTree::with_particle(NodeIndex i) const {
  std::string out = lemmas[i];
  for (const NodeIndex c : tree.children(i)) {
    if (c < i || c > i + 4) continue;
    const bool particle =
        is(c, {Dependency::compound_prt}) ||
        (is(c, {Dependency::advmod}) &&
         one_of(lower[c], {"out", "off", "down", "up", "back", "in", "over", "away"}));
    if (particle) return out + "_" + lower[c];
  }
  return out;
}

NodeIndex ToldTree::doer(NodeIndex i) const {
  if (i + 1 >= size() || lower[i + 1] != "by") return no_node;
  if (tree[i].form != PennTag::vbn && tree[i].form != PennTag::vbd) return no_node;
  if (one_of(lemma(i),
             {"abide", "come", "drive", "drop", "fall",  "fly",  "go",    "lead", "live",   "march",
              "pass",  "rise", "run",   "sit",  "stand", "stop", "swing", "walk", "travel", "win"}))
    return no_node;
  if (child(i, {Dependency::aux, Dependency::iobj}) != no_node) return no_node;
  NodeIndex by = head(i + 1);  // or a part of its name: "by Harbour Council police"
  for (int steps = 0; by != no_node && is(by, {Dependency::compound}) && steps < 4; ++steps)
    by = head(by);
  if (by == no_node || by < i || head(by) != i || !is_noun(by)) return no_node;
  const bool told = is(by, {Dependency::obl_agent}) ||
                    (is(by, {Dependency::obl, Dependency::obj}) && is_somebody(*this, by));
  return told ? by : no_node;
}

bool ToldTree::passive(NodeIndex i) const { return passive_within(*this, i, 0); }

ToldTree told_tree(std::string_view text, const Annotation& annotation, const Clause& clause) {
  ToldTree out;
  const Sentence& sentence = annotation.sentences[clause.sentence];
  out.tree = parse_sentence(text, annotation, clause.sentence);
  out.first_token = sentence.first_token;
  const auto n = static_cast<NodeIndex>(out.tree.size());
  out.lower.resize(n);
  out.mention.assign(n, -1);
  out.quoted.assign(n, 0);
  out.chunk.assign(n, -1);
  for (std::size_t i = 0; i < n; ++i)
    out.lower[i] = to_lower(cut(text, annotation.tokens[sentence.first_token + i].span));
  for (std::string& word : out.lower)
    if (word == "\u2019s") word = "'s";
  for (NodeIndex i = 0; i < n; ++i) out.lemmas.push_back(lemma_of(out, i));
  for (std::size_t c = 0; c < clause.chunks.size(); ++c)
    for (std::uint32_t w = clause.chunks[c].first; w < clause.chunks[c].end; ++w) {
      const std::size_t i = clause.words[w].token - out.first_token;
      if (i >= n) continue;
      out.chunk[i] = static_cast<std::int32_t>(c);
      out.mention[i] = clause.words[w].mention;
      out.quoted[i] = clause.words[w].quoted ? 1 : 0;
    }
  return out;
}

}  // namespace entente
