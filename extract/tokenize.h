#pragma once

// Sentences and tokens. Words follow the boundaries of Unicode Standard Annex 29
// as ICU implements them; on top of them come the rules news needs: "U.S.",
// "Gen." and initials keep their full stop, "Spain's" is two tokens, a line
// without a full stop is a heading and not the start of the next sentence.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/annotation.h"

namespace entente {

struct Tokens {
  std::vector<Token> tokens;        // by span, never overlapping; white space is in none
  std::vector<Sentence> sentences;  // by span; they hold every token
};

// Sentences and tokens of valid UTF-8. Paragraphs are divided by empty lines;
// single line ends inside a wrapped paragraph are white space. O(text).
Tokens tokenize(std::string_view text);

// Only the tokens of `text`, handed to `take` one by one, in order. O(text).
void split_tokens(std::string_view text, const std::function<void(Token)>& take);

// The form of a token by which tables and names are compared: composed, without
// zero-width characters, with straight apostrophes. The token's own bytes in
// nearly all cases; else they are put into `room`, which must outlive the view.
std::string_view token_form(std::string_view token, std::string& room);

// A full stop after this word (given with it, "Gen.") does not end a sentence.
bool keeps_full_stop(std::string_view word_with_stop);

}  // namespace entente
