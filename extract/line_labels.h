#pragma once

#include <cstdint>
#include <vector>

#include "extract/reading.h"

namespace entente {

// Tokens, half-open, that only set out the text: no actors speak of themselves there.
struct LineLabel {
  std::uint32_t first = 0, end = 0;
  bool place = false;  // "GENEVA, March 3 -": names a place; else a speaker's label
};

// Datelines at the start of a paragraph ("LIMA, Monday (Reuters) -", "Lima (AFP) —")
// without the agency between brackets, and labels of an interview that begin two or
// more lines ("Q:", "BBC:", "((BBC))"). By position. O(tokens).
std::vector<LineLabel> line_labels(const Reading& reading);

}  // namespace entente
