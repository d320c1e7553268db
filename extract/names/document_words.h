#pragma once

// One document as the features of the names tagger see it: its words, the listed
// phrases in it, and what the document as a whole says of each word.

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/names/word_traits.h"

namespace entente {

// The tokens of one sentence.
using SentenceTokens = std::vector<std::string_view>;

// Tokens [first, end) of a document.
struct SentenceRange {
  std::uint32_t first = 0, end = 0;
  CaseMode mode = CaseMode::normal;
};

// A listed phrase of two or more words: its classes, and where in it the token is.
struct PhrasePart {
  std::uint16_t classes = 0;  // 0: in none
  std::uint8_t place = 0;     // 0 first, 1 inside, 2 last
};

// How the document writes a word in running text, sentence starts left out, and
// which neighbours it has there.
struct WordUse {
  std::uint32_t document = 0;  // that the counts are of
  std::uint32_t capital = 0, lower = 0;
  std::uint16_t cues[neighbour_cues] = {};
};

class DocumentWords {
 public:
  explicit DocumentWords(const NamesLexicon& lexicon) : table_(lexicon) {}

  // Takes the place of the document before it. O(tokens).
  void read(std::span<const SentenceTokens> sentences);

  const std::vector<SentenceRange>& sentences() const { return sentences_; }
  const WordTable& table() const { return table_; }
  std::uint32_t word(std::size_t token) const { return words_[token]; }
  const WordTraits& traits(std::size_t token) const { return table_[words_[token]]; }
  const PhrasePart& phrase(std::size_t token) const { return phrases_[token]; }

  // Use of the token's word elsewhere: without this token itself. `range` is its sentence.
  WordUse use_elsewhere(std::size_t token, const SentenceRange& range) const;

 private:
  void count_uses(const SentenceRange& range);
  void find_phrases(const SentenceRange& range);
  std::uint8_t cues_of(std::size_t token, const SentenceRange& range) const;

  WordTable table_;
  std::vector<SentenceRange> sentences_;
  std::vector<std::uint32_t> words_;
  std::vector<PhrasePart> phrases_;
  std::vector<std::uint32_t> form_of_;  // of each word of the table; into uses_
  std::unordered_map<std::uint64_t, std::uint32_t> forms_;
  std::vector<WordUse> uses_;  // of forms; stale where `document` is another
  std::uint32_t document_ = 0;
};

}  // namespace entente
