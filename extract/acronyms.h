#pragma once

#include <vector>

#include "extract/tagger.h"

namespace entente {

// "Organization for Security and Cooperation in Europe (OSCE)": tokens of the
// long form and the token of the short one, which is between brackets.
struct Expansion {
  std::size_t first = 0, end = 0, short_form = 0;
  NameKind kind = NameKind::organization;
};

// All of one sentence, by position: the capitals of the long form's words, small
// words left out, are the letters of the short form. O(tokens).
std::vector<Expansion> find_expansions(const Reading& reading, const Sentence& sentence);

}  // namespace entente
