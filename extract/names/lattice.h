#pragma once

// Probabilities of labels in one sentence, for training. All sums run in a fixed
// order and the exponential is our own, so that the same sentence gives the same
// bits on every x86-64 processor.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/names/labels.h"

namespace entente {

using TokenScores = std::array<float, label_count>;
using TransitionScores = std::array<float, label_count * label_count>;

// e^x for training, relative error below 1e-6. O(1).
float training_exp(float x);

// Legal transitions only: e^score, 0 for the others.
TransitionScores transition_factors(const TransitionScores& scores);

// Forward-backward (Rabiner 1989, doi:10.1109/5.18626) with scaling, over legal
// sequences. Keeps its arrays from one sentence to the next.
class Lattice {
 public:
  // `allowed`: bits of the labels each token may have, or empty for all. O(tokens).
  void run(std::span<const TokenScores> scores, const TransitionScores& factors,
           std::span<const std::uint32_t> allowed);

  // Probability of each label at each token; expected number of each transition.
  const std::vector<TokenScores>& labels() const { return labels_; }
  const TransitionScores& transitions() const { return transitions_; }

 private:
  std::vector<TokenScores> emission_, forward_, labels_;
  std::vector<float> scale_;
  TransitionScores transitions_{};
};

}  // namespace entente
