#include "extract/syntax/sparse_weights.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

namespace entente {
namespace {

constexpr std::size_t line = 64;  // bytes of memory that come together

}  // namespace

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
  spread(classes);
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(1024, keys.size() * 8));
  filter_.assign(bits / 64, 0);
  filter_mask_ = bits - 1;
  for (const std::uint32_t key : keys) {
    const std::uint64_t bit = key & filter_mask_;
    filter_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
  return true;
}

void SparseWeights::spread(std::size_t classes) {
  width_ = (classes + lanes - 1) / lanes * lanes;
  stride_ = (width_ + line - 1) / line * line;
  row_of_.assign(features(), no_row);
  std::uint32_t rows = 0;
  for (std::size_t i = 0; i < row_of_.size(); ++i)
    if (starts_[i + 1] - starts_[i] >= crowded) row_of_[i] = rows++;
  rows_.assign(rows * stride_, 0);
  for (std::size_t i = 0; i < row_of_.size(); ++i) {
    if (row_of_[i] == no_row) continue;
    std::int8_t* to = rows_.data() + row_of_[i] * stride_;
    for (const ClassWeight& e : entries_.subspan(starts_[i], starts_[i + 1] - starts_[i]))
      to[e.which] = static_cast<std::int8_t>(to[e.which] + e.weight);
  }
}

// Memory is far slower than the sums: all that is needed is asked for before it is used.
void SparseWeights::score(std::span<const std::uint64_t> features, std::int32_t* scores) const {
  assert(features.size() <= most_features);
  std::array<std::uint64_t, most_features> keys;
  std::array<std::uint32_t, most_features> few, rows;
  std::size_t n = 0, fews = 0, crowds = 0;
  for (const std::uint64_t key : features) {  // no branches: nobody can tell which are known
    const std::uint64_t bit = key & filter_mask_;
    keys[n] = key;
    n += filter_[bit >> 6] >> (bit & 63) & 1;
  }
  for (std::size_t i = 0; i < n; ++i) keys_.prefetch(keys[i]);
  for (std::size_t i = 0; i < n; ++i) keys_.prefetch_bucket(keys[i]);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t at = keys_.find(keys[i]);
    if (at == FingerprintTable::none) continue;
    const std::uint32_t which = row_of_[at];
    const bool spread = which != no_row;
    rows[crowds] = which;
    crowds += spread;
    few[fews] = at;
    fews += !spread;
  }
  for (std::size_t i = 0; i < crowds; ++i)
    for (std::size_t k = 0; k < stride_; k += line) __builtin_prefetch(row(rows[i]) + k);
  for (std::size_t i = 0; i < fews; ++i) __builtin_prefetch(&entries_[starts_[few[i]]]);
  std::array<std::int16_t, most_classes> sums{};
  for (std::size_t i = 0; i < crowds; ++i) {
    const std::int8_t* const from = row(rows[i]);
    for (std::size_t c = 0; c < width_; c += lanes)
      for (std::size_t k = 0; k < lanes; ++k)
        sums[c + k] = static_cast<std::int16_t>(sums[c + k] + from[c + k]);
  }
  for (std::size_t i = 0; i < fews; ++i)
    for (std::uint32_t e = starts_[few[i]]; e < starts_[few[i] + 1]; ++e) {
      std::int16_t& sum = sums[entries_[e].which];
      sum = static_cast<std::int16_t>(sum + entries_[e].weight);
    }
  for (std::size_t c = 0; c < width_; ++c) scores[c] += sums[c];
}

}  // namespace entente
