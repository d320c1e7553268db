#pragma once

// The features of the parser. Templates follow Zhang & Nivre (2011,
// aclanthology.org/P11-2033), moved to the arc-hybrid system, with word clusters beside
// the words (Koo, Carreras & Collins 2008, aclanthology.org/P08-1068).

#include <algorithm>
#include <cstdint>
#include <utility>

#include "extract/syntax/mark_transition_features.h"
#include "extract/syntax/word_transition_features.h"

namespace entente {

// 1 2 3 4 5-6 7-10 11-: how far two nodes lie apart.
inline std::uint64_t distance_class(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t d = a < b ? b - a : a - b;
  return d < 5 ? d : d < 7 ? 5 : d < 11 ? 6 : 7;
}

// What is attached already, and how far the nodes lie apart.
template <class Key>
void tree_transition_features(const ArcHybrid& state, const WordFacts* facts, Key key) {
  const std::uint32_t n0 = state.stack(0), n1 = state.stack(1), m0 = state.buffer(0);
  const WordFacts &s0 = facts[n0], &s1 = facts[n1], &b0 = facts[m0];
  const ArcHybrid::Attached &a0 = state.attached(n0), &a1 = state.attached(n1),
                            &c0 = state.attached(m0);
  const auto relation = [&](std::uint32_t node) {
    return node == state.none() ? 63u : static_cast<std::uint64_t>(state.relation(node));
  };
  const auto dependent = [&](std::uint32_t node, const WordFacts& of, std::uint64_t other) {
    const WordFacts& d = facts[node];
    key(d.word, of.tag);
    key(d.tag, of.tag, other);
    key(relation(node), of.tag, other);
    key(relation(node), of.word);
    key(d.some, of.tag, relation(node));
  };
  dependent(a0.left1, s0, b0.tag);
  dependent(a0.right1, s0, b0.tag);
  dependent(a1.left1, s1, s0.tag);
  dependent(a1.right1, s1, s0.tag);
  dependent(c0.left1, b0, s0.tag);
  key(relation(a0.left2), relation(a0.left1), s0.tag);
  key(relation(a0.right2), relation(a0.right1), s0.tag);
  key(relation(a1.right2), relation(a1.right1), s1.tag);
  key(relation(c0.left2), relation(c0.left1), b0.tag);
  key(facts[a0.left2].tag, facts[a0.left1].tag, s0.tag);
  key(facts[a1.right2].tag, facts[a1.right1].tag, s1.tag);
  const auto few = [](std::uint32_t n) { return std::min<std::uint64_t>(n, 4); };
  key(few(a0.lefts), s0.word);
  key(few(a0.lefts), s0.tag, b0.tag);
  key(few(a0.rights), s0.word);
  key(few(a0.rights), s0.tag, b0.tag);
  key(few(a1.rights), s1.word);
  key(few(a1.rights), s1.tag, s0.tag);
  key(few(c0.lefts), b0.word);
  key(few(c0.lefts), b0.tag, s0.tag);
  key(a0.left_relations, s0.tag);
  key(a0.right_relations, s0.tag);
  key(a1.left_relations, s1.tag);
  key(a1.right_relations, s1.tag);
  key(a1.right_relations, s1.word);
  key(c0.left_relations, b0.tag);
  key(c0.left_relations, s0.tag, b0.tag);
  key(a1.right_relations | a1.left_relations, s0.tag, s1.tag);
  for (const auto& [node, other] : {std::pair{n1, n0}, std::pair{n0, m0}}) {
    const std::uint64_t d = distance_class(node, other);
    const WordFacts &f = facts[node], &g = facts[other];
    const std::uint64_t commas = std::min(g.commas - f.commas, 3u);
    const std::uint64_t verbs = std::min(g.verbs - f.verbs, 3u);
    key(d, f.word);
    key(d, g.word);
    key(d, f.tag, g.tag);
    key(commas, f.tag, g.tag);
    key(verbs, f.tag, g.tag);
    key(d, commas, verbs);
  }
  key(std::min(state.depth(), 4u), s0.tag, b0.tag);
}

// The first word of a phrase, with what the phrase may depend on: a preposition, a
// conjunction or a subordinator depends on the head of its phrase here, and says most
// about where that goes.
template <class Key>
void opening_transition_features(const ArcHybrid& state, const WordFacts* facts, Key key) {
  const std::uint32_t n0 = state.stack(0), m0 = state.buffer(0);
  const WordFacts &s0 = facts[n0], &s1 = facts[state.stack(1)], &b0 = facts[m0];
  const ArcHybrid::Attached &a0 = state.attached(n0), &c0 = state.attached(m0);
  const WordFacts &left0 = facts[a0.left1], &left1 = facts[c0.left1];
  const auto relation = [&](std::uint32_t node) {
    return node == state.none() ? 63u : static_cast<std::uint64_t>(state.relation(node));
  };
  key(s1.word, left0.word, s0.tag);
  key(s1.tag, left0.word, s0.tag);
  key(s1.some, left0.word, s0.tag);
  key(s1.tag, left0.word, blend(s0.tag, b0.tag));
  key(s1.some, left0.word, s0.some);
  key(s0.word, left0.word);
  key(b0.word, left0.word, s0.tag);
  key(b0.tag, left0.word, s0.tag);
  key(relation(a0.left1), s1.tag, s0.tag);
  key(facts[a0.left2].word, s1.tag, s0.tag);
  key(s0.word, left1.word, b0.tag);
  key(s0.tag, left1.word, b0.tag);
  key(s0.some, left1.word, b0.tag);
  key(s0.some, left1.word, b0.some);
  key(s1.tag, left1.word, blend(s0.tag, b0.tag));
  key(s1.word, left1.word, b0.tag);
  key(s1.some, left1.word, b0.tag);
  key(relation(c0.left1), s1.tag, blend(s0.tag, b0.tag));
  key(facts[c0.left2].word, s0.tag, b0.tag);
}

// Calls take(key) for each feature of the state. O(1).
template <class Take>
void transition_features(const ArcHybrid& state, const WordFacts* facts, Take take) {
  word_transition_features(state, facts, FeatureNumbers<Take>(take, 1000));
  tree_transition_features(state, facts, FeatureNumbers<Take>(take, 2000));
  opening_transition_features(state, facts, FeatureNumbers<Take>(take, 3000));
  mark_transition_features(state, facts, FeatureNumbers<Take>(take, 4000));
}

}  // namespace entente
