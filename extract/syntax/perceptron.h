#pragma once

// The averaged perceptron (Collins 2002, doi:10.3115/1118693.1118694) over features
// that come up while it learns. Whole numbers only: the same weights everywhere.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/syntax/sparse_weights.h"

namespace entente {

class Perceptron {
 public:
  // A feature gets weights when it is changed for the `least_updates`-th time: what is
  // seen once must not be learnt by heart.
  explicit Perceptron(unsigned least_updates);

  // Adds the weights of the features to `scores`, by class. O(features).
  void score(std::span<const std::uint64_t> features, std::int32_t* scores) const;
  // Adds `delta` to the weight of each feature for the class. Amortised O(features).
  void update(std::span<const std::uint64_t> features, std::uint8_t which, std::int32_t delta);
  // To be called after each decision: the mean is taken over these.
  void step() { ++steps_; }

  // Forgets all but the `features` strongest features, those of largest mean weight, and
  // takes no new ones from now on. O(n log n).
  void keep_strongest(std::size_t features);
  // The mean weights of all of them, as eight-bit numbers; those of size below `least` are
  // left out. Not empty. O(n log n).
  static SparseArrays averaged(std::span<const Perceptron> trained, int least);

 private:
  // A feature's weights lie side by side: `size` of the `room` entries from `first` on.
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    std::uint32_t first = 0;
    std::uint8_t size = 0, room = 0;
    std::uint16_t updates = 0;  // up to least_updates_
  };
  // Weight times 256, plus the class: small, since a decision reads hundreds of them.
  using Packed = std::int32_t;

  std::size_t start(std::uint64_t key) const { return (key >> 20) & (slots_.size() - 1); }
  std::size_t place(std::uint64_t key) const;
  void grow();
  std::uint32_t entry(Slot& slot, std::uint8_t which);
  double mean(std::uint32_t entry) const;
  double strength(const Slot& slot) const;

  std::vector<Slot> slots_;
  std::vector<Packed> weights_;
  std::vector<std::int64_t> late_;  // of each weight: changes times the step they were made at
  unsigned least_updates_;
  std::size_t used_ = 0;
  std::int64_t steps_ = 1;
  bool closed_ = false;  // to new features
};

}  // namespace entente
