#pragma once

// Weights of a linear model with many features, each with a say on some classes. In the
// file they are pairs of class and weight. When the model is opened, each feature's are
// spread out into blocks of 16 classes, which are summed 16 at a time; the classes that
// most features speak of come first, so that few blocks do, and the features that speak of
// most come first, so that those met most lie side by side.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/large_memory.h"
#include "extract/key_lines.h"
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
  std::size_t features() const { return features_; }

 private:
  void order_classes();
  std::vector<std::uint32_t> spread(std::span<const std::uint32_t> starts);

  std::span<const ClassWeight> entries_;
  std::size_t features_ = 0;
  KeyLines lines_;  // of each key: the number of its first block and how many it has
  std::array<std::uint8_t, most_classes> place_of_{};  // of each class in the blocks
  LargeVector<std::int8_t> blocks_;
  std::size_t classes_ = 0;
  bool wide_ = false;  // sums in registers of 32 bytes
};

// The arrays while they are made.
struct SparseArrays {
  FingerprintArrays keys;
  std::vector<std::uint32_t> starts;
  std::vector<ClassWeight> entries;
};

}  // namespace entente
