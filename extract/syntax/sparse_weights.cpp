#include "extract/syntax/sparse_weights.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

namespace entente {

bool SparseWeights::attach(std::span<const std::uint32_t> buckets,
                           std::span<const std::uint32_t> keys,
                           std::span<const std::uint32_t> starts,
                           std::span<const ClassWeight> entries, std::size_t classes) {
  if (!keys_.attach(buckets, keys) || starts.size() != keys.size() + 1) return false;
  if (starts.front() != 0 || starts.back() != entries.size()) return false;
  if (!std::is_sorted(starts.begin(), starts.end())) return false;
  if (std::any_of(entries.begin(), entries.end(),
                  [&](const ClassWeight& e) { return e.which >= classes; }))
    return false;
  starts_ = starts;
  entries_ = entries;
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(1024, keys.size() * 8));
  filter_.assign(bits / 64, 0);
  filter_mask_ = bits - 1;
  for (const std::uint32_t key : keys) {
    const std::uint64_t bit = key & filter_mask_;
    filter_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
  return true;
}

// Memory is far slower than the sums: all that is needed is asked for before it is used.
void SparseWeights::score(std::span<const std::uint64_t> features, std::int32_t* scores) const {
  assert(features.size() <= most_features);
  std::array<std::uint64_t, most_features> keys;
  std::array<std::uint32_t, most_features> found;
  std::size_t n = 0, hits = 0;
  for (const std::uint64_t key : features) {
    const std::uint64_t bit = key & filter_mask_;
    if (!(filter_[bit >> 6] >> (bit & 63) & 1)) continue;
    keys_.prefetch(key);
    keys[n++] = key;
  }
  for (std::size_t i = 0; i < n; ++i) keys_.prefetch_bucket(keys[i]);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t at = keys_.find(keys[i]);
    if (at == FingerprintTable::none) continue;
    __builtin_prefetch(&starts_[at]);
    found[hits++] = at;
  }
  for (std::size_t i = 0; i < hits; ++i) __builtin_prefetch(&entries_[starts_[found[i]]]);
  for (std::size_t i = 0; i < hits; ++i)
    for (std::uint32_t e = starts_[found[i]]; e < starts_[found[i] + 1]; ++e)
      scores[entries_[e].which] += entries_[e].weight;
}

}  // namespace entente
