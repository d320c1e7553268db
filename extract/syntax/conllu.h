#pragma once

// Sentences of a treebank in the form CoNLL-U (universaldependencies.org/format.html).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/syntax/syntax_tree.h"

namespace entente {

// Words that a tree is written or learnt from; `heads` may be of any shape.
struct TreebankSentence {
  std::vector<std::string> words;
  std::vector<SyntaxNode> nodes;  // of each word
};

// The sentences of the file; comments, words spanning several and empty nodes are passed
// over. Throws Error{input} with the line where one is wrong. O(bytes).
std::vector<TreebankSentence> read_conllu(std::string_view text, const std::string& name);

// Ten columns a node, an empty line at the end. O(bytes).
std::string write_conllu(const std::vector<std::string_view>& words, const SyntaxTree& tree);

// Makes the tree projective by moving the words of crossing arcs up, to the head of their
// head (Nivre & Nilsson 2005, doi:10.3115/1219840.1219853). O(nodes^2 per lift).
void projectivize(std::vector<SyntaxNode>& nodes);

}  // namespace entente
