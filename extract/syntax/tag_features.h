#pragma once

// The features of the tagger of parts of speech.

#include <cstdint>

#include "extract/names/word_traits.h"
#include "extract/syntax/syntax_key.h"

namespace entente {

// The words around the one to be tagged, and the tags before it.
struct TagWindow {
  const WordTraits *left2, *left1, *here, *right1, *right2;
  std::uint32_t tag1 = 0, tag2 = 0;  // classes of the words before: next, next but one
};

// Calls take(key) for each feature of the tagger. O(1).
template <class Take>
void tag_features(const TagWindow& w, Take take) {
  const WordTraits &a = *w.left1, &b = *w.here, &c = *w.right1;
  const auto key = [&](std::uint64_t id, std::uint64_t x, std::uint64_t y = 0,
                       std::uint64_t z = 0) { take(syntax_key(id, x, y, z)); };
  key(1, b.form);
  key(2, b.exact);
  key(3, a.form);
  key(4, c.form);
  key(5, w.left2->form);
  key(6, w.right2->form);
  for (unsigned k = 0; k < b.suffix.size(); ++k) {
    if (b.suffix[k] != 0) key(10 + k, b.suffix[k]);
    if (b.prefix[k] != 0) key(20 + k, b.prefix[k]);
  }
  key(30, b.shape);
  key(31, b.brief);
  for (unsigned k = 0; k < 3; ++k) {
    key(40 + k, b.cluster[k]);
    key(44 + k, a.cluster[k]);
    key(48 + k, c.cluster[k]);
  }
  key(52, w.left2->cluster[1]);
  key(53, w.right2->cluster[1]);
  key(54, a.cluster[1], b.cluster[1]);
  key(55, b.cluster[1], c.cluster[1]);
  key(56, c.cluster[1], w.right2->cluster[1]);
  key(57, b.cluster[1], b.brief);
  key(60, w.tag1);
  key(61, w.tag1, w.tag2);
  key(62, w.tag1, b.form);
  key(63, w.tag1, b.cluster[1]);
  key(64, w.tag1, c.form);
  key(65, w.tag1, c.cluster[1]);
  key(66, w.tag1, w.tag2, b.form);
  key(67, w.tag1, b.suffix[2]);
  key(68, w.tag1, b.form, c.cluster[1]);
  key(69, w.tag1, b.brief);
  key(70, a.form, b.form);
  key(71, b.form, c.form);
  key(72, c.suffix[1], b.form);
  key(73, c.suffix[2], w.tag1);
  key(74, c.brief, b.brief, a.brief);
  key(75, b.listed & ~listed_more, b.brief);
  key(76, c.brief, b.form);
  key(77, c.form, w.right2->form);
}

}  // namespace entente
