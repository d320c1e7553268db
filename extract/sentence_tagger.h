#pragma once

#include <span>

#include "extract/line_labels.h"
#include "extract/tagger.h"

namespace entente {

// Appends the names that one sentence shows by itself, by position; `labels` are
// those inside it. Used by tag_names(). O(tokens of the sentence).
void tag_sentence(const Reading& reading, std::uint32_t sentence, std::span<const LineLabel> labels,
                  std::vector<Name>& names);

}  // namespace entente
