#pragma once

// The tokens of a text as the names tagger was trained on them: "Ki-moon", "AT&T"
// and "9/11" are one token there and three in extract/tokenize.h, and quotation
// marks, apostrophes and hyphens are ASCII.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/names/document_words.h"
#include "extract/names/labels.h"
#include "extract/tokenize.h"

namespace entente {

class NameTokens {
 public:
  // Words glued by hyphens are joined, but not where what stands before the hyphen is a
  // name of its own: "U.S.-led", "Moscow-based", "Israeli-Palestinian". Refers to `text`
  // and `tokens`, which must outlive it. O(text).
  NameTokens(std::string_view text, const Tokens& tokens);

  NameTokens(const NameTokens&) = delete;
  NameTokens& operator=(const NameTokens&) = delete;

  // What NameTagger::tag() takes, one for each of `tokens.sentences`. Lives as long as this.
  std::span<const SentenceTokens> sentences() const { return sentences_; }

  // Where a name of a sentence begins and ends (half-open), in Tokens::tokens. O(1).
  std::uint32_t first_token(std::size_t sentence, const NameSpan& name) const {
    return starts_[first_[sentence] + name.first];
  }
  std::uint32_t end_token(std::size_t sentence, const NameSpan& name) const {
    return starts_[first_[sentence] + name.end];
  }
  // Its bytes of the text. O(1).
  Span span(std::size_t sentence, const NameSpan& name) const {
    return {tokens_.tokens[first_token(sentence, name)].span.begin,
            tokens_.tokens[end_token(sentence, name) - 1].span.end};
  }

 private:
  std::string_view form(std::string_view token);

  const Tokens& tokens_;
  std::vector<SentenceTokens> sentences_;
  std::vector<std::uint32_t> first_;   // of each sentence, in starts_
  std::vector<std::uint32_t> starts_;  // first token of each joined token; each sentence's end
  std::deque<std::string> room_;       // of forms that are not bytes of the text
};

}  // namespace entente
