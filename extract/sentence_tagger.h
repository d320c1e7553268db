#pragma once

#include <span>

#include "extract/line_labels.h"
#include "extract/tagger.h"
#include "extract/trained_names.h"

namespace entente {

// Appends the names of one sentence by position, from tables, rules and the trained
// tagger; `labels` are those inside it. Used by tag_names(). O(tokens of the sentence).
void tag_sentence(const Reading& reading, const TrainedNames& trained, std::uint32_t sentence,
                  std::span<const LineLabel> labels, std::vector<Name>& names);

}  // namespace entente
