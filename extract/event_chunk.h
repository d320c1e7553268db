#pragma once

#include <string_view>
#include <vector>

#include "extract/annotation.h"
#include "extract/event_clause.h"

namespace entente {

// The words of one sentence grouped into phrases, every word in exactly one, in
// order. `tokens` are the document's. O(words).
std::vector<Chunk> chunks_of(const std::vector<Word>& words, const std::vector<Token>& tokens);

}  // namespace entente
