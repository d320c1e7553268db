#pragma once

// The features of the names tagger, as 64-bit keys. A feature's key depends on its
// template and its values alone; weights belong to keys. Templates follow common
// practice for names (Ratinov & Roth 2009, doi:10.3115/1596374.1596399): words,
// affixes, shapes, clusters, lists, and what the document says elsewhere.
//
// Features of single words near the token come apart from those of pairs, so that
// a tagger can sum the former once per word and place.

#include <cstdint>

#include "extract/names/word_traits.h"

namespace entente {

// Where a word stands as seen from the token: two before it to two after it, or
// three to five away on either side.
enum class WordPlace : std::uint8_t { left2, left1, here, right1, right2, far_left, far_right };
constexpr unsigned word_places = 7;
constexpr std::uint32_t far_reach = 5;

// Feature groups that can be left out, to measure what they are worth.
struct FeatureChoice {
  bool clusters = true, lists = true, document = true;
};

namespace feature {

constexpr std::uint64_t key(std::uint64_t id) { return id * 0x2545F4914F6CDD1DULL; }
inline std::uint64_t of(std::uint64_t id, std::uint64_t a) { return blend(key(id), a); }
inline std::uint64_t of(std::uint64_t id, std::uint64_t a, std::uint64_t b) {
  return blend(of(id, a), b);
}

}  // namespace feature

// Calls take(key) for each feature of a word that stands at `place`. O(features).
template <class Take>
void word_features(const WordTraits& w, WordPlace place, const FeatureChoice& use, Take take) {
  using feature::of;
  const std::uint64_t base = 100 * (static_cast<std::uint64_t>(place) + 1);
  take(of(base, w.form));
  if (use.clusters) take(of(base + 1, w.cluster[1]));
  if (place == WordPlace::far_left || place == WordPlace::far_right) return;
  take(of(base + 2, w.brief));
  if (use.clusters) {
    take(of(base + 3, w.cluster[0]));
    take(of(base + 4, w.cluster[2]));
  }
  if (use.lists) {
    for (unsigned bits = w.listed & ~listed_more, k = 0; bits != 0; bits >>= 1, ++k) {
      if (!(bits & 1)) continue;
      take(of(base + 10 + k, 1));
      take(of(base + 30 + k, w.brief));
    }
  }
  if (place == WordPlace::left2 || place == WordPlace::right2) return;
  take(of(base + 5, w.shape));
  if (place != WordPlace::here) {
    take(of(base + 6, w.prefix[2]));
    take(of(base + 7, w.suffix[2]));
    return;
  }
  take(of(base + 8, w.exact));
  for (unsigned k = 0; k < w.prefix.size(); ++k) {
    if (w.prefix[k] != 0) take(of(base + 60 + k, w.prefix[k]));
    if (w.suffix[k] != 0) take(of(base + 70 + k, w.suffix[k]));
  }
  if (use.clusters) take(of(base + 80, w.cluster[1], w.brief));
  if (use.lists) take(of(base + 81, w.listed & ~listed_more, w.brief));
}

// The words from two before the token to two after it; left2.. are the marks
// of the table where the sentence ends.
struct WordWindow {
  const WordTraits *left2, *left1, *here, *right1, *right2;
};

// Calls take(key) for the features of pairs and triples in the window. O(1).
template <class Take>
void pair_features(const WordWindow& w, bool first, const FeatureChoice& use, Take take) {
  using feature::of;
  const WordTraits &a = *w.left1, &b = *w.here, &c = *w.right1;
  take(of(1, first ? 1 : 0, static_cast<std::uint64_t>(b.mode)));
  take(of(2, a.form, b.form));
  take(of(3, b.form, c.form));
  take(of(4, w.left2->form, a.form));
  take(of(5, c.form, w.right2->form));
  const std::uint64_t left_shapes = blend(a.brief, b.brief);
  take(of(6, left_shapes));
  take(of(7, b.brief, c.brief));
  take(of(8, left_shapes, c.brief));
  take(of(9, b.brief, first ? 1 : 0));
  take(of(10, a.form, b.brief));
  take(of(11, c.form, b.brief));
  take(of(12, b.form, c.brief));
  take(of(13, b.form, a.brief));
  if (use.clusters) {
    take(of(20, a.cluster[1], b.cluster[1]));
    take(of(21, b.cluster[1], c.cluster[1]));
    take(of(22, blend(a.cluster[0], b.cluster[0]), c.cluster[0]));
    take(of(23, a.cluster[1], b.brief));
    take(of(24, c.cluster[1], b.brief));
    take(of(25, a.cluster[2], b.brief));
    take(of(26, c.cluster[2], b.brief));
  }
  if (use.lists) {
    const std::uint64_t listed = static_cast<std::uint64_t>(b.listed & ~listed_more);
    take(of(30, blend(listed, b.brief), a.listed & ~listed_more));
    take(of(31, blend(listed, b.brief), c.listed & ~listed_more));
  }
}

}  // namespace entente
