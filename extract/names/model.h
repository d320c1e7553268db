#pragma once

// The trained names tagger as a file: header, then sections, each at a multiple of
// 64 bytes, all numbers little-endian, used where they lie. data/names.bin is built
// into the program; docs/names.md says what it was trained on.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/key_lines.h"
#include "extract/names/features.h"
#include "extract/names/labels.h"

namespace entente {

using LabelWeights = std::array<std::int8_t, scored_labels>;
using LabelScores = std::array<std::int16_t, scored_labels>;  // sums of them
static_assert(sizeof(LabelWeights) == 16);

class NamesModel {
 public:
  // The model of this program. Thread-safe, loaded on first use. Throws
  // Error{defect} if the program was built with a damaged one.
  static const NamesModel& instance();

  // A model file, mapped into memory. Throws Error{environment} if it cannot be read,
  // Error{input} if it is no model, damaged, or of another version. O(bytes).
  static std::shared_ptr<const NamesModel> load(const std::string& path);

  // A model that lies in memory, which must outlive it. `name` stands in messages. Throws
  // as load() does. With `check`, the checksum is computed.
  NamesModel(std::string_view bytes, const std::string& name, bool check);

  const NamesLexicon& lexicon() const { return lexicon_; }
  const FeatureChoice& features() const { return features_; }

  // Weights of a feature for the labels 1 ..16, or null if it has none. O(1).
  const LabelWeights* weights(std::uint64_t key) const {
    const std::uint32_t place = lines_.find(key);
    return place == 0 ? nullptr : &weights_[place - 1];
  }
  // Adds the weights of those features to the sums, by label. O(keys).
  void add(std::span<const std::uint64_t> keys, LabelScores& sums) const;
  // Score of `next` after `label`, in the unit of the weights.
  std::int32_t transition(std::uint8_t label, std::uint8_t next) const {
    return transitions_[label * label_count + next];
  }
  std::size_t feature_count() const { return weights_.size(); }
  // What the trainer wrote about itself: JSON.
  std::string_view description() const { return description_; }

 private:
  NamesLexicon lexicon_;
  FeatureChoice features_;
  KeyLines lines_;  // of each key: its position, counted from 1
  std::span<const LabelWeights> weights_;
  std::span<const std::int16_t> transitions_;
  std::string_view description_;
  std::shared_ptr<const void> mapping_;
};

// What a model file is written from.
struct NamesModelParts {
  LexiconArrays lexicon;
  FeatureChoice features;
  std::vector<std::uint64_t> keys;
  std::vector<LabelWeights> weights;  // of each key
  std::array<std::int16_t, label_count * label_count> transitions{};
  std::string description;
};

// The bytes of the file. O(n log n).
std::string write_names_model(const NamesModelParts& parts);

}  // namespace entente
