#pragma once

#include <cstdint>

namespace entente {

// ln(1 + x / 2^32) in units of 2^-32, rounded to the nearest within one unit.
// Integers only: sums of it do not depend on their order, on the processor or on
// the C library. x <= 2^63. O(1).
std::uint64_t log_of_one_plus(std::uint64_t x);

}  // namespace entente
