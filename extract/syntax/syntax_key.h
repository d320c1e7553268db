#pragma once

// The features of the tagger and of the parser are 64-bit keys made here. They are part
// of the model file: a change of a feature is a new version of its format.

#include <cstdint>

#include "extract/names/blend.h"

namespace entente {

// One multiplication for up to three values. Never 0.
inline std::uint64_t syntax_key(std::uint64_t id, std::uint64_t a, std::uint64_t b = 0,
                                std::uint64_t c = 0) {
  const std::uint64_t sum = a * 0x9FB21C651E98DF25ULL + b * 0xC2B2AE3D27D4EB4FULL +
                            c * 0x165667B19E3779F9ULL + id * 0x2545F4914F6CDD1DULL;
  return blend(sum, id) | 1u << 31;
}

}  // namespace entente
