#pragma once

// Small names models for tests, made through the code that writes the real one.

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/random.h"
#include "extract/names/model.h"

namespace entente {

// A model and the bytes it lies in.
struct SampleModel {
  explicit SampleModel(const NamesModelParts& parts)
      : bytes(write_names_model(parts)), model(bytes, "sample", true) {}
  std::string bytes;
  NamesModel model;
};

inline LexiconArrays sample_lexicon(const std::string& phrases, const std::string& clusters = "") {
  LexiconArrays out;
  read_phrases(phrases, "phrases", out);
  read_clusters(clusters, "clusters", out);
  return out;
}

// No features; random transitions between -100 and 100, or all 0.
inline NamesModelParts sample_parts(std::uint64_t seed, const std::string& phrases = "") {
  NamesModelParts parts;
  parts.lexicon = sample_lexicon(phrases);
  parts.description = "{}";
  Random random(seed, 0);
  if (seed > 0)
    for (auto& score : parts.transitions)
      score = static_cast<std::int16_t>(static_cast<int>(random.below(201)) - 100);
  return parts;
}

}  // namespace entente
