#pragma once

// Weights of a linear model with many features, each with a say on few classes:
// arrays only, so that they can be used where they lie in a file. The few features that
// are met most have a say on many classes; those are spread out into rows when the model
// is opened, since a row is summed many classes at a time.

#include <cstdint>
#include <span>
#include <vector>

#include "extract/names/fingerprint_table.h"

namespace entente {

struct ClassWeight {
  std::uint8_t which = 0;  // class
  std::int8_t weight = 0;
};
static_assert(sizeof(ClassWeight) == 2);

constexpr std::size_t most_classes = 128;
constexpr std::size_t most_features = 256;  // of one decision: their sum fits 16 bits

// Refers to memory that must outlive it.
class SparseWeights {
 public:
  // False if the arrays do not fit together or name a class of `classes` or more.
  bool attach(std::span<const std::uint32_t> buckets, std::span<const std::uint32_t> keys,
              std::span<const std::uint32_t> starts, std::span<const ClassWeight> entries,
              std::size_t classes);

  // Adds the weights of the features with those keys, at most most_features, to `scores`,
  // by class. O(their classes).
  void score(std::span<const std::uint64_t> features, std::int32_t* scores) const;
  std::size_t features() const { return keys_.fingerprints.size(); }

 private:
  static constexpr std::size_t lanes = 16;        // classes summed at a time
  static constexpr std::uint32_t crowded = 16;    // a feature of so many classes has a row
  static constexpr std::uint32_t no_row = ~std::uint32_t{0};

  void spread(std::size_t classes);
  const std::int8_t* row(std::uint32_t which) const {
    return rows_.data() + std::size_t{which} * stride_;
  }

  FingerprintTable keys_;
  std::span<const std::uint32_t> starts_;  // of each feature in entries_, and the end
  std::span<const ClassWeight> entries_;
  std::vector<std::uint32_t> row_of_;  // of each feature, or no_row
  std::vector<std::int8_t> rows_;      // by class, `stride_` apart
  std::size_t width_ = 0, stride_ = 0;
  std::vector<std::uint64_t> filter_{0};  // a bit for each key: most misses cost no look-up
  std::uint64_t filter_mask_ = 0;
};

// The arrays while they are made.
struct SparseArrays {
  FingerprintArrays keys;
  std::vector<std::uint32_t> starts;
  std::vector<ClassWeight> entries;
};

}  // namespace entente
