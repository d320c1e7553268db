#pragma once

// The trained tagger and parser at work: both decide greedily, from left to right.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/names/word_traits.h"
#include "extract/syntax/arc_hybrid.h"
#include "extract/syntax/syntax_model.h"
#include "extract/syntax/transition_features.h"

namespace entente {

// The words of a sentence as features see them.
class SyntaxWords {
 public:
  explicit SyntaxWords(const NamesLexicon& lexicon) : table_(lexicon) {}

  // Takes the place of the sentence before it. O(bytes).
  void read(std::span<const std::string_view> words);
  std::size_t size() const { return words_.size(); }
  const WordTraits& operator[](std::size_t i) const { return table_[words_[i]]; }
  const WordTraits& before() const { return table_[WordTable::before]; }
  const WordTraits& after() const { return table_[WordTable::after]; }
  const NamesLexicon& lexicon() const { return table_.lexicon(); }
  bool shouted() const { return mode_ == CaseMode::upper; }

  // The traits around word `i`; the tags are left to the caller. O(1).
  struct Around {
    const WordTraits *left2, *left1, *here, *right1, *right2;
  };
  Around around(std::size_t i) const;

 private:
  WordTable table_;
  std::vector<std::uint32_t> words_;
  CaseMode mode_ = CaseMode::normal;
};

// The tag class of each word, by the weights of so many classes. O(words).
void tag_words(const SyntaxWords& words, const SparseWeights& weights, std::size_t classes,
               std::vector<std::uint8_t>& out);

// The words that the parser attaches, ascending: those that are no punctuation by their tag
// class; all of them where there is nothing else. O(words).
void choose_attached(std::span<const std::uint8_t> tags, std::span<const TagClass> classes,
                     std::vector<std::uint32_t>& out);

// What the parser sees of those `kept` words, of the root, and of the node that stands for
// none, given the tag class of every word. O(words).
void gather_facts(const SyntaxWords& words, std::span<const std::uint8_t> tags,
                  std::span<const TagClass> classes, std::span<const std::uint32_t> kept,
                  std::vector<WordFacts>& out);

// One thread's parser. Make one per thread and keep it: it remembers words. The model
// and the lexicon's memory must outlive it.
class SentenceParser {
 public:
  SentenceParser(const SyntaxModel& model, const NamesLexicon& lexicon);

  // A node a word. The tree does not depend on sentences parsed before. O(words).
  std::vector<SyntaxNode> parse(std::span<const std::string_view> words);

 private:
  void attach();

  const SyntaxModel& model_;
  SyntaxWords words_;
  std::vector<std::uint8_t> tags_;
  std::vector<std::uint32_t> kept_;
  std::vector<WordFacts> facts_;
  ArcHybrid state_;
};

}  // namespace entente
