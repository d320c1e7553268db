#include "extract/syntax/word_tags.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, word_tags> word_tag_names = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, penn_tags> penn_tag_names = {
    "CC", "CD",  "DT",  "EX",  "FW",  "IN", "JJ",   "JJR", "JJS", "LS",   "MD",    "NN",
    "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",  "RBR", "RBS",  "RP",    "SYM",
    "TO", "UH",  "VB",  "VBD", "VBG", "VBN", "VBP",  "VBZ", "WDT", "WP",   "WP$",   "WRB",
    "GW", "HYPH", ",",  ".",   ":",   "``", "''",   "-LRB-", "-RRB-", "$"};

constexpr std::array<std::string_view, dependencies> dependency_names = {
    "acl",       "acl:relcl",     "advcl",       "advcl:relcl",  "advmod",   "amod",
    "appos",     "aux",           "aux:pass",    "case",         "cc",       "cc:preconj",
    "ccomp",     "compound",      "compound:prt", "conj",        "cop",      "csubj",
    "csubj:outer", "csubj:pass",  "dep",         "det",          "det:predet", "discourse",
    "dislocated", "expl",         "fixed",       "flat",         "goeswith", "iobj",
    "list",      "mark",          "nmod",        "nmod:desc",    "nmod:poss", "nmod:unmarked",
    "nsubj",     "nsubj:outer",   "nsubj:pass",  "nummod",       "obj",      "obl",
    "obl:agent", "obl:unmarked",  "orphan",      "parataxis",    "punct",    "reparandum",
    "root",      "vocative",      "xcomp"};

template <class Enum, std::size_t n>
std::optional<Enum> find(const std::array<std::string_view, n>& names, std::string_view name) {
  for (std::size_t i = 0; i < n; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view name_of(WordTag tag) { return word_tag_names[static_cast<std::size_t>(tag)]; }
std::string_view name_of(PennTag tag) { return penn_tag_names[static_cast<std::size_t>(tag)]; }
std::string_view name_of(Dependency relation) {
  return dependency_names[static_cast<std::size_t>(relation)];
}

std::optional<WordTag> word_tag_named(std::string_view name) {
  return find<WordTag>(word_tag_names, name);
}
std::optional<PennTag> penn_tag_named(std::string_view name) {
  return find<PennTag>(penn_tag_names, name);
}
std::optional<Dependency> dependency_named(std::string_view name) {
  if (const auto known = find<Dependency>(dependency_names, name)) return known;
  return find<Dependency>(dependency_names, name.substr(0, name.find(':')));
}

Dependency plain_relation(Dependency relation) {
  static const auto table = [] {
    std::array<Dependency, dependencies> out{};
    for (std::size_t i = 0; i < dependencies; ++i) {
      const std::string_view name = dependency_names[i];
      out[i] = find<Dependency>(dependency_names, name.substr(0, name.find(':')))
                   .value_or(static_cast<Dependency>(i));
    }
    return out;
  }();
  return table[static_cast<std::size_t>(relation)];
}

}  // namespace entente
