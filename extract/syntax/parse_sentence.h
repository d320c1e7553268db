#pragma once

// Tags, lemmas and the tree of a sentence, by the model of this program.

#include <cstdint>
#include <span>
#include <string_view>

#include "extract/annotation.h"
#include "extract/syntax/syntax_tree.h"

namespace entente {

class SentenceParser;

// The tree of sentence number `sentence` of the annotation (its tokens and sentences are
// read, nothing else): node i is token first_token + i. A pure function, thread-safe.
// O(tokens of the sentence).
SyntaxTree parse_sentence(std::string_view text, const Annotation& annotation,
                          std::uint32_t sentence);

// The same for the tokens of a sentence of `text`, by that parser.
SyntaxTree parse_tokens(SentenceParser& parser, std::string_view text,
                        std::span<const Token> tokens);

}  // namespace entente
