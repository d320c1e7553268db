#pragma once

// A choice without a branch. Written as `keep ? value : 0` or as a product, compilers branch, and
// where the choice is as good as a coin's fall a wrong guess costs more than all the rest.

#include <bit>
#include <cstdint>

namespace entente {

// The value, or +0.
inline double only_if(bool keep, double value) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) & -std::uint64_t{keep});
}

}  // namespace entente
