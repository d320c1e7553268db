#pragma once

#include "extract/tagger.h"

namespace entente {

// Appends the names that one sentence shows by itself, by position. Used by
// tag_names(). O(tokens of the sentence).
void tag_sentence(const Reading& reading, std::uint32_t sentence, std::vector<Name>& names);

}  // namespace entente
