#pragma once

// A tokenised text with what the tables know of every word: what the rules for
// names look at.

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/gazetteer.h"
#include "extract/tokenize.h"

namespace entente {

enum class WordShape : std::uint8_t {
  lower,
  capital,  // "Russia", "McNeil", "iPhone" is lower
  acronym,  // two capitals or more and no lower-case letter: "NATO", "U.S."
  initial,  // "W.", "W"
  number,
  mark  // punctuation and symbols
};

struct ReadToken {
  std::uint64_t hash = 0;          // of the token's form
  const Lexeme* lexeme = nullptr;  // of that form alone
  WordShape shape = WordShape::mark;
  bool glued = false;    // no white space before it
  bool opens = false;    // first word of a sentence, quotation or list item
  bool shouted = false;  // in a sentence of capitals, or in a title-case heading
};

// Refers to `text` and `tokens`, which must outlive it. O(text).
class Reading {
 public:
  Reading(std::string_view text, const Tokens& tokens);

  std::string_view text() const { return text_; }
  const Tokens& tokens() const { return tokens_; }
  const std::vector<Sentence>& sentences() const { return tokens_.sentences; }
  std::size_t size() const { return words_.size(); }

  const ReadToken& operator[](std::size_t i) const { return words_[i]; }
  Span span(std::size_t first, std::size_t end) const {
    return {tokens_.tokens[first].span.begin, tokens_.tokens[end - 1].span.end};
  }
  std::string_view token(std::size_t i) const { return cut(text_, tokens_.tokens[i].span); }
  bool is(std::size_t i, std::string_view token) const { return this->token(i) == token; }

  bool capitalised(std::size_t i) const {
    const WordShape s = words_[i].shape;
    return s == WordShape::capital || s == WordShape::acronym || s == WordShape::initial;
  }
  // Whether the word belongs to that class as it is written.
  bool has(std::size_t i, std::uint32_t classes) const {
    return words_[i].lexeme && (words_[i].lexeme->words & classes) != 0;
  }
  // The state that the document itself tells of by this word, see told_states(), or
  // null. Lives as long as the reading.
  const Known* told(std::size_t i) const {
    if (told_.empty() || words_[i].shape != WordShape::capital) return nullptr;
    const auto at = told_.find(words_[i].hash);
    return at == told_.end() ? nullptr : &at->second;
  }
  // Lexeme of the lower-case form, or null.
  const Lexeme* lowered(std::size_t i) const;
  // How common the word is in lower case, as log2 of a count; 0 = hardly ever.
  unsigned commonness(std::size_t i) const;
  // Whether the lower-case form occurs elsewhere in this document.
  bool written_lower(std::size_t i) const;

  // End of the longest entry with a meaning of one of `senses` (bits 1 <<
  // Sense) that begins at token `i` and ends before `end`; `i` if there is none.
  // The meaning is `meaning`, the first in the order of the enum.
  struct Match {
    std::size_t end = 0;
    const Lexeme* lexeme = nullptr;
  };
  Match longest(std::size_t i, std::size_t end, std::uint32_t senses) const;

 private:
  std::string_view text_;
  const Tokens& tokens_;
  std::vector<ReadToken> words_;
  std::unordered_set<std::uint64_t> lower_forms_;
  std::unordered_map<std::uint64_t, Known> told_;
};

constexpr std::uint32_t bit(Sense sense) { return 1u << static_cast<unsigned>(sense); }

}  // namespace entente
