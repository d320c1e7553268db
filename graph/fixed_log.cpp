// The binary logarithm digit by digit: squaring the mantissa doubles its
// logarithm, so each squaring tells the next binary digit (Knuth, The Art of
// Computer Programming 1, section 1.2.2, exercise 27). Held by fold_test.cpp.

#include "graph/fixed_log.h"

#include <bit>

namespace entente {
namespace {

__extension__ typedef unsigned __int128 Wide;

constexpr std::uint64_t ln_two = 0xB17217F7D1CF79ACu;  // ln 2, times 2^64

}  // namespace

std::uint64_t log_of_one_plus(std::uint64_t x) {
  const std::uint64_t sum = x + (std::uint64_t{1} << 32);
  const int zeros = std::countl_zero(sum);
  std::uint64_t mantissa = sum << zeros;  // in [1, 2), times 2^63
  auto binary = static_cast<std::uint64_t>(31 - zeros);
  for (int digit = 0; digit < 40; ++digit) {
    const Wide square = Wide{mantissa} * mantissa;
    const bool one = (square >> 127) != 0;
    mantissa = static_cast<std::uint64_t>(square >> (one ? 64 : 63));
    binary = binary << 1 | (one ? 1u : 0u);
  }
  const auto natural = static_cast<std::uint64_t>(Wide{binary} * ln_two >> 64);
  return (natural + 128) >> 8;
}

}  // namespace entente
