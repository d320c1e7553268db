#pragma once

// A read-only hash table that is only arrays, so that it can be used where it lies
// in a file: keys in the order of their buckets, 32 bits kept of each. A key that
// is not in the table is taken for one that is with a probability of about
// (keys per bucket) / 2^32.

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

// Refers to memory that must outlive it.
struct FingerprintTable {
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  std::span<const std::uint32_t> starts;        // of each bucket in `fingerprints`, and the end
  std::span<const std::uint32_t> fingerprints;  // low halves of the keys

  // Position of the key, into arrays beside the table; `none` if it is not there. O(1).
  std::uint32_t find(std::uint64_t key) const {
    if (fingerprints.empty()) return none;
    const std::size_t bucket = key >> shift_;
    const auto low = static_cast<std::uint32_t>(key);
    for (std::uint32_t i = starts[bucket]; i < starts[bucket + 1]; ++i)
      if (fingerprints[i] == low) return i;
    return none;
  }

  // For many look-ups in a row: asks memory for what find(key) reads first, and, when that
  // has come, for what it reads next. The table must not be empty.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&starts[key >> shift_]); }
  void prefetch_bucket(std::uint64_t key) const {
    __builtin_prefetch(fingerprints.data() + starts[key >> shift_]);
  }

  // False if the arrays are no table (to be checked before the first find()).
  bool attach(std::span<const std::uint32_t> buckets, std::span<const std::uint32_t> keys) {
    if (buckets.size() < 3 || !std::has_single_bit(buckets.size() - 1)) return false;
    if (buckets.front() != 0 || buckets.back() != keys.size()) return false;
    for (std::size_t i = 1; i < buckets.size(); ++i)
      if (buckets[i - 1] > buckets[i]) return false;
    starts = buckets;
    fingerprints = keys;
    shift_ = 64 - std::countr_zero(buckets.size() - 1);
    return true;
  }

 private:
  int shift_ = 63;
};

// The arrays of a table of these keys, which differ from one another; `order[i]`
// says which key came to position i. O(n log n).
struct FingerprintArrays {
  std::vector<std::uint32_t> starts, fingerprints, order;
};
FingerprintArrays arrange_keys(std::span<const std::uint64_t> keys);

}  // namespace entente
