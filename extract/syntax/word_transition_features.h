#pragma once

// Those features of the parser that are of words, tags and clusters; see
// extract/syntax/transition_features.h.

#include <cstdint>

#include "extract/syntax/arc_hybrid.h"
#include "extract/syntax/syntax_key.h"

namespace entente {

// What the parser's features see of a node of its state: of the words, the root, and
// the node that stands for none.
struct WordFacts {
  std::uint64_t word = 0, tag = 0;
  std::uint64_t few = 0, some = 0, many = 0;  // clusters
  std::uint64_t ending = 0;                   // of three letters
  std::uint64_t marks = 0;                    // of punctuation right before it, 0 if none
  std::uint32_t commas = 0, verbs = 0;        // in the sentence before this word
  std::uint32_t open = 0;                     // quotation marks and brackets around it
};

// Hands keys on, numbering the templates as they come.
template <class Take>
class FeatureNumbers {
 public:
  explicit FeatureNumbers(Take take, std::uint64_t from) : take_(take), id_(from) {}
  void operator()(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    take_(syntax_key(++id_, a, b, c));
  }

 private:
  Take take_;
  std::uint64_t id_;
};

// The mark before a word, as a word of its own.
inline WordFacts mark_as_word(const WordFacts& before) {
  WordFacts out;
  out.word = out.tag = out.some = before.marks;
  return out;
}

// Words, tags and clusters of the stack's top (s0), the node below it (s1), and the next
// words (b0, b1).
template <class Key>
void word_transition_features(const ArcHybrid& state, const WordFacts* facts, Key key) {
  const WordFacts &s0 = facts[state.stack(0)], &s1 = facts[state.stack(1)],
                  &s2 = facts[state.stack(2)], &b0 = facts[state.buffer(0)],
                  &word1 = facts[state.buffer(1)], &word2 = facts[state.buffer(2)];
  // What follows b0 in the text: marks count, for the word behind them is far off.
  const WordFacts b1 = word1.marks != 0 ? mark_as_word(word1) : word1;
  const WordFacts b2 = word1.marks != 0 ? word1 : word2.marks != 0 ? mark_as_word(word2) : word2;
  for (const WordFacts* f : {&s0, &s1, &b0, &word1}) {
    key(f->word, f->tag);
    key(f->word);
    key(f->tag);
    key(f->some, f->tag);
    key(f->many);
    key(f->ending, f->tag);
  }
  key(s2.tag);
  key(s2.word, s2.tag);
  key(b2.tag);
  key(b2.word, b2.tag);
  for (const WordFacts* f : {&s1, &b0}) {  // the two that may become s0's head
    const WordFacts& g = *f;
    const std::uint64_t both = blend(s0.tag + 1, g.tag + 1);
    key(s0.word, g.word);
    key(s0.word, g.tag);
    key(s0.tag, g.word);
    key(both);
    key(s0.word, g.word, both);
    key(s0.word, s0.tag, g.tag);
    key(s0.tag, g.word, g.tag);
    key(s0.some, g.some);
    key(s0.some, g.some, both);
    key(s0.some, g.tag);
    key(s0.tag, g.some);
    key(s0.word, g.some);
    key(s0.some, g.word);
    key(s0.few, g.few, both);
    key(s0.many, g.many);
  }
  key(b0.tag, b1.tag);
  key(b0.word, b1.tag);
  key(b0.tag, b1.word);
  key(s0.tag, b0.tag, b1.tag);
  key(s0.word, b0.tag, b1.tag);
  key(s0.tag, b0.word, b1.tag);
  key(s0.some, b0.some, b1.some);
  key(b0.tag, b1.tag, b2.tag);
  key(s1.tag, s0.tag, b0.tag);
  key(s1.word, s0.tag, b0.tag);
  key(s1.tag, s0.word, b0.tag);
  key(s1.tag, s0.tag, b0.word);
  key(s1.some, s0.some, b0.some);
  key(s1.tag, s0.tag, blend(b0.tag, b1.tag));
  key(s2.tag, s1.tag, s0.tag);
  key(s1.tag, b0.tag);
  key(s1.word, b0.tag);
  key(s1.tag, b0.word);
  key(s1.some, b0.some);
}

}  // namespace entente
