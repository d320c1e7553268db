#include "extract/names/fingerprint_table.h"

#include <algorithm>
#include <numeric>

namespace entente {

FingerprintArrays arrange_keys(std::span<const std::uint64_t> keys) {
  const int bits = std::max(1, static_cast<int>(std::bit_width(keys.size() / 3)));
  const int shift = 64 - bits;
  FingerprintArrays out;
  out.order.resize(keys.size());
  std::iota(out.order.begin(), out.order.end(), 0u);
  std::sort(out.order.begin(), out.order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  out.starts.assign((std::size_t{1} << bits) + 1, 0);
  out.fingerprints.reserve(keys.size());
  for (const std::uint32_t i : out.order) {
    out.fingerprints.push_back(static_cast<std::uint32_t>(keys[i]));
    ++out.starts[(keys[i] >> shift) + 1];
  }
  std::partial_sum(out.starts.begin(), out.starts.end(), out.starts.begin());
  return out;
}

}  // namespace entente
