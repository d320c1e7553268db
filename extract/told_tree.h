#pragma once

// A sentence's tree with what the rules of told events ask of its words: spelling,
// quotation, who is named there. Nodes are numbered as in extract/syntax/syntax_tree.h.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/annotation.h"
#include "extract/event_clause.h"
#include "extract/syntax/syntax_tree.h"

namespace entente {

using NodeIndex = std::uint32_t;
constexpr NodeIndex no_node = SyntaxNode::no_head;

struct ToldTree {
  SyntaxTree tree;
  std::uint32_t first_token = 0;      // of the sentence
  std::vector<std::string> lower;     // by node, straight apostrophes
  std::vector<std::string> lemmas;    // by node; of verbs by the project's own lists first
  std::vector<std::int32_t> mention;  // by node, into Annotation::mentions; no pronouns; -1
  std::vector<std::uint8_t> quoted;   // by node
  std::vector<std::int32_t> chunk;    // by node, into Clause::chunks; -1

  std::size_t size() const { return tree.size(); }
  const SyntaxNode& operator[](NodeIndex i) const { return tree[i]; }
  std::string_view lemma(NodeIndex i) const { return lemmas[i]; }
  bool is(NodeIndex i, std::initializer_list<Dependency> relations) const;
  bool is_verb(NodeIndex i) const;
  bool is_noun(NodeIndex i) const;
  NodeIndex head(NodeIndex i) const { return tree[i].head; }

  // The first child with one of the relations, or no_node. O(children).
  NodeIndex child(NodeIndex i, std::initializer_list<Dependency> relations) const;
  // Whether the node has a child that is spelt so. O(children).
  bool has_child(NodeIndex i, std::initializer_list<std::string_view> words) const;
  // "on" of "on Arcadia", "out of" of "out of Arcadia"; empty: no preposition. O(children).
  std::string_view preposition(NodeIndex i) const;
  // "if", "that", "without" in front of the clause of verb `i`. O(children).
  bool marked(NodeIndex i, std::initializer_list<std::string_view> words) const;
  // Lemma with its particle: "carry_out". O(children).
  std::string with_particle(NodeIndex i) const;
  // "police" of "Minister arrested by police", as headlines say it, whatever else the parser makes
  // of it; no_node if `i` is no such verb. O(children).
  NodeIndex doer(NodeIndex i) const;
  bool passive(NodeIndex i) const;
};

// The tree of the clause's sentence. O(tokens).
ToldTree told_tree(std::string_view text, const Annotation& annotation, const Clause& clause);

}  // namespace entente
