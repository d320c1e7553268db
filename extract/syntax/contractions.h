#pragma once

// Treebanks write "don't" as two words, "do" and "n't"; extract/tokenize.h keeps one token.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/syntax/syntax_tree.h"

namespace entente {

// Bytes of the first of two words that the token contracts, 0 if it is one word: 2 of
// "don't", 3 of "cannot", 4 of "they're". Apostrophes are straight. O(bytes).
std::size_t contraction_cut(std::string_view token);

// The nodes of tokens from those of words: word i belongs to token token_of[i], which does
// not fall. Of several words of a token the one nearest to the root is kept, and what
// depends on the others depends on it. The words' tree must be projective; so is the
// result. O(words).
std::vector<SyntaxNode> join_contractions(std::vector<SyntaxNode> words,
                                          std::span<const std::uint32_t> token_of);

}  // namespace entente
