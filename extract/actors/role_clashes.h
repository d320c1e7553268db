#pragma once

// Full names that two persons bear, as what the corpus calls them says.

#include <cstdint>
#include <span>
#include <vector>

#include "extract/actors/record_texts.h"
#include "extract/records.h"

namespace entente {

// By key of a full name: whether the roles told of it are not one person's. `key_of` has the key
// of each name of the texts, numbered without gaps. O(n log n).
std::vector<bool> clashing_keys(const Records& records, std::span<const Position> order,
                                const RecordTexts& texts,
                                std::span<const std::uint32_t> key_of);

}  // namespace entente
