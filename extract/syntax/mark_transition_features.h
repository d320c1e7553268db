#pragma once

// Those features of the parser that are of punctuation; see
// extract/syntax/transition_features.h.

#include <cstdint>

#include "extract/syntax/word_transition_features.h"

namespace entente {

// Punctuation, which is no word of the state but stands before one (Ma, Zhang & Zhu 2014,
// aclanthology.org/P14-2128): at the bounds of the phrases of the two on top of the stack.
template <class Key>
void mark_transition_features(const ArcHybrid& state, const WordFacts* facts, Key key) {
  const std::uint32_t n0 = state.stack(0), n1 = state.stack(1), m0 = state.buffer(0);
  const WordFacts &s0 = facts[n0], &s1 = facts[n1], &b0 = facts[m0];
  const std::uint64_t end0 = b0.marks, begin0 = facts[state.attached(n0).first].marks,
                      begin1 = facts[state.attached(n1).first].marks,
                      next = facts[state.buffer(1)].marks,
                      after0 = n0 < state.words() ? facts[n0 + 1].marks : 0;
  const std::uint64_t both = blend(s0.tag + 1, b0.tag + 1), below = blend(s1.tag + 1, s0.tag + 1);
  key(end0);
  key(end0, s0.tag, b0.tag);
  key(end0, s0.word);
  key(end0, b0.word);
  key(end0, b0.tag);
  key(end0, s0.tag);
  key(end0, below, b0.tag);
  key(end0, s1.tag, s0.tag);
  key(end0, facts[state.buffer(1)].tag, b0.tag);
  key(next, b0.tag, s0.tag);
  key(next, b0.word);
  key(s0.marks, s0.word);
  key(s0.marks, both);
  key(begin0, below);
  key(begin0, s0.tag);
  key(begin0, end0, s0.tag);
  key(begin0, end0, below);
  key(begin0, end0, blend(s1.tag + 1, b0.tag + 1));
  key(begin0, end0, next);
  key(begin0, s1.word);
  key(begin1, begin0, s1.tag);
  key(begin1, begin0, end0);
  key(after0, both);
  key(blend(s1.open + 1, s0.open + 1), b0.open, below);
  key(blend(s1.open + 1, s0.open + 1), b0.open, both);
  key(facts[state.root()].marks, both);
}

}  // namespace entente
