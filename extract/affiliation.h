#pragma once

#include <vector>

#include "extract/event_setting.h"

namespace entente {

// The affiliations in the noun phrases of one sentence: "Russian Foreign Minister Sergey
// Lavrov" belongs to Russia. O(chunks).
std::vector<Tie> affiliations_told(const Telling& telling);

}  // namespace entente
