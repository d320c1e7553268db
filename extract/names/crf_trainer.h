#pragma once

// Fits the weights of the names tagger: conditional likelihood by AdaGrad (Duchi,
// Hazan & Singer 2011) with feature dropout, and the mean of the last weights
// (Polyak & Juditsky 1992). One thread, so that the
// same input, options and seed give the same weights everywhere.

#include <functional>
#include <string>

#include "extract/names/lattice.h"
#include "extract/names/model.h"
#include "extract/names/training_set.h"

namespace entente {

struct TrainerOptions {
  unsigned epochs = 5;
  unsigned final_epochs =
      1;                  // more, on the kept features alone; the mean of what each leaves is kept
  float rate = 0.2f;      // of AdaGrad, falling to a tenth
  float dropout = 0.35f;  // of features
  unsigned least_count = 2;        // of a feature in the texts
  std::size_t features = 200'000;  // kept in the model
  std::uint64_t seed = 1;
  FeatureChoice use;
};

struct TrainedWeights {
  std::vector<std::uint64_t> keys;
  std::vector<std::array<float, scored_labels>> weights;  // of each key
  TransitionScores transitions{};
};

// `progress` gets a line now and then; it may throw to stop. Sentences of one document stand
// together. O(tokens x features x epochs); about a gigabyte for two million tokens.
TrainedWeights train_weights(const std::vector<TrainingSentence>& sentences,
                             const NamesLexicon& lexicon, const TrainerOptions& options,
                             const std::function<void(const std::string&)>& progress);

// Weights in eight bits and transitions in the same unit. O(features).
struct QuantisedWeights {
  std::vector<LabelWeights> weights;
  std::array<std::int16_t, label_count * label_count> transitions{};
};
QuantisedWeights quantise(const TrainedWeights& trained);

}  // namespace entente
