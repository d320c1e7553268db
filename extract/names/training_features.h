#pragma once

// The features of all training sentences as numbers, flat.

#include <span>
#include <vector>

#include "extract/names/features.h"
#include "extract/names/training_set.h"

namespace entente {

struct TrainingFeatures {
  std::vector<std::uint64_t> keys;       // of each feature that occurs often enough
  std::vector<std::uint32_t> ids;        // into keys, token after token
  std::vector<std::uint64_t> offsets;    // of each token in ids, and the end
  std::vector<std::uint64_t> sentences;  // first token of each sentence, and the end
};

// Features seen `least_count` times or more (counted in half a gigabyte of
// hashed counters, so that a rare one may pass too). O(tokens x features).
TrainingFeatures training_features(const std::vector<TrainingSentence>& sentences,
                                   const NamesLexicon& lexicon, const FeatureChoice& use,
                                   unsigned least_count);

}  // namespace entente
