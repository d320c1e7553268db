#pragma once

// Sums whose additions do not wait for each other.

#include <array>
#include <cstddef>
#include <span>

#include "core/large_memory.h"

namespace entente {

// In four interleaved sums, which are added up at the end: a fixed order, but not that of one sum
// after the other. What follows the values in memory is asked for, as it is often read next.
inline double lane_sum(std::span<const double> values) {
  constexpr std::size_t lanes = 4, ahead = 256;
  std::array<double, lanes> sum{};
  std::size_t i = 0;
  for (; i + lanes <= values.size(); i += lanes) {
    send_for(values.data() + i + ahead);
    for (std::size_t k = 0; k < lanes; ++k) sum[k] += values[i + k];
  }
  for (; i < values.size(); ++i) sum[0] += values[i];
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

}  // namespace entente
