#pragma once

// The features of a token in its document: those of features.h, and what listed
// phrases around it and the rest of the document say.

#include "extract/names/document_words.h"
#include "extract/names/features.h"

namespace entente {

// Calls take(key) for the listed phrases of several words around the token. O(1).
template <class Take>
void phrase_features(const DocumentWords& document, std::uint32_t i, const SentenceRange& s,
                     Take take) {
  using feature::of;
  for (int k = -1; k <= 1; ++k) {
    if ((k < 0 && i == s.first) || (k > 0 && i + 1 == s.end)) continue;
    const PhrasePart& part = document.phrase(i + static_cast<std::uint32_t>(k));
    const auto base = static_cast<std::uint64_t>(2000 + 100 * (k + 1));
    for (unsigned bits = part.classes, c = 0; bits != 0; bits >>= 1, ++c)
      if (bits & 1) take(of(base + c, part.place));
    if (k == 0 && part.classes != 0)
      take(of(base + 50, part.classes, blend(part.place, document.traits(i).brief)));
  }
}

// Calls take(key) for how the document writes the word elsewhere. O(1).
template <class Take>
void document_features(const DocumentWords& document, std::uint32_t i, const SentenceRange& s,
                       Take take) {
  using feature::of;
  const WordTraits& word = document.traits(i);
  if (s.mode == CaseMode::lower || !word.letters) return;
  const auto level = [](std::uint32_t n) { return n > 2 ? 2u : n > 0 ? 1u : 0u; };
  const WordUse elsewhere = document.use_elsewhere(i, s);
  const std::uint64_t code = level(elsewhere.capital) * 3 + level(elsewhere.lower);
  take(of(3000, code, word.brief));
  take(of(3001, blend(code, i == s.first ? 1 : 0), word.brief));
  if (!word.capital || s.mode == CaseMode::upper) return;
  for (unsigned k = 0; k < neighbour_cues; ++k)
    if (elsewhere.cues[k] > 0) take(of(3010 + k, elsewhere.cues[k] > 2 ? 2 : 1));
}

// The window of token i. O(1).
inline WordWindow window_of(const DocumentWords& d, std::uint32_t i, const SentenceRange& s) {
  const WordTraits* before = &d.table()[WordTable::before];
  const WordTraits* after = &d.table()[WordTable::after];
  return {i >= s.first + 2 ? &d.traits(i - 2) : before, i > s.first ? &d.traits(i - 1) : before,
          &d.traits(i), i + 1 < s.end ? &d.traits(i + 1) : after,
          i + 2 < s.end ? &d.traits(i + 2) : after};
}

// Calls take(key) for every feature of token i. O(features).
template <class Take>
void all_features(const DocumentWords& d, std::uint32_t i, const SentenceRange& s,
                  const FeatureChoice& use, Take take) {
  const WordWindow w = window_of(d, i, s);
  word_features(*w.left2, WordPlace::left2, use, take);
  word_features(*w.left1, WordPlace::left1, use, take);
  word_features(*w.here, WordPlace::here, use, take);
  word_features(*w.right1, WordPlace::right1, use, take);
  word_features(*w.right2, WordPlace::right2, use, take);
  for (std::uint32_t k = 3; k <= far_reach; ++k) {
    if (i >= s.first + k) word_features(d.traits(i - k), WordPlace::far_left, use, take);
    if (i + k < s.end) word_features(d.traits(i + k), WordPlace::far_right, use, take);
  }
  pair_features(w, i == s.first, use, take);
  if (use.lists) phrase_features(d, i, s, take);
  if (use.document) document_features(d, i, s, take);
}

}  // namespace entente
