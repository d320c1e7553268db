#include "extract/names/training_features.h"

#include <algorithm>

#include "extract/names/token_features.h"

namespace entente {
namespace {

constexpr unsigned counter_bits = 29;

// Calls take(key) for every feature and end_token() after each token.
template <class Take, class End>
void visit(const std::vector<TrainingSentence>& sentences, const NamesLexicon& lexicon,
           const FeatureChoice& use, Take take, End end_token) {
  DocumentWords document(lexicon);
  for (std::size_t first = 0; first < sentences.size();) {
    std::size_t end = first;
    while (end < sentences.size() && sentences[end].document == sentences[first].document) ++end;
    document.read(token_views(sentences, first, end));
    for (const SentenceRange& range : document.sentences()) {
      for (std::uint32_t i = range.first; i < range.end; ++i) {
        all_features(document, i, range, use, take);
        end_token();
      }
    }
    first = end;
  }
}

// Keys to numbers from 0, in the order of first sight.
class KeyNumbers {
 public:
  KeyNumbers() : slots_(std::size_t{1} << 22) {}

  std::uint32_t number(std::uint64_t key, std::vector<std::uint64_t>& keys) {
    if ((keys.size() + 1) * 2 > slots_.size()) grow(keys);
    std::size_t i = key & (slots_.size() - 1);
    while (slots_[i] != 0) {
      if (keys[slots_[i] - 1] == key) return slots_[i] - 1;
      i = (i + 1) & (slots_.size() - 1);
    }
    keys.push_back(key);
    slots_[i] = static_cast<std::uint32_t>(keys.size());
    return slots_[i] - 1;
  }

 private:
  void grow(const std::vector<std::uint64_t>& keys) {
    slots_.assign(slots_.size() * 2, 0);
    for (std::size_t k = 0; k < keys.size(); ++k) {
      std::size_t i = keys[k] & (slots_.size() - 1);
      while (slots_[i] != 0) i = (i + 1) & (slots_.size() - 1);
      slots_[i] = static_cast<std::uint32_t>(k + 1);
    }
  }
  std::vector<std::uint32_t> slots_;
};

}  // namespace

TrainingFeatures training_features(const std::vector<TrainingSentence>& sentences,
                                   const NamesLexicon& lexicon, const FeatureChoice& use,
                                   unsigned least_count) {
  std::vector<std::uint8_t> counters(std::size_t{1} << counter_bits, 0);
  const auto counter = [&](std::uint64_t key) -> std::uint8_t& {
    return counters[key >> (64 - counter_bits)];
  };
  visit(
      sentences, lexicon, use,
      [&](std::uint64_t key) {
        std::uint8_t& count = counter(key);
        if (count < 255) ++count;
      },
      [] {});
  TrainingFeatures out;
  out.offsets.push_back(0);
  KeyNumbers numbers;
  visit(
      sentences, lexicon, use,
      [&](std::uint64_t key) {
        if (counter(key) >= least_count) out.ids.push_back(numbers.number(key, out.keys));
      },
      [&] { out.offsets.push_back(out.ids.size()); });
  std::uint64_t token = 0;
  for (const TrainingSentence& s : sentences) {
    out.sentences.push_back(token);
    token += s.tokens.size();
  }
  out.sentences.push_back(token);
  return out;
}

}  // namespace entente
