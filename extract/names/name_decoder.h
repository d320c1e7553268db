#pragma once

// The best sequence of labels of a sentence.

#include <cstdint>
#include <span>
#include <vector>

#include "extract/names/model.h"

namespace entente {

// Viterbi (Forney 1973, doi:10.1109/PROC.1973.9030) over legal sequences. Keeps its
// arrays from one sentence to the next.
class NameDecoder {
 public:
  explicit NameDecoder(const NamesModel& model);

  // One label a token; views last until the next call. Ties go to the label of lower number.
  // O(tokens).
  std::span<const std::uint8_t> decode(std::span<const LabelScores> scores);

 private:
  using Lanes = std::array<std::int32_t, 16>;
  // Labels after which a name may begin (O, ends, singles), and from which lane
  // they are reached.
  std::array<Lanes, 9> from_closed_{};  // to the nine labels that may start: O, begins, singles
  std::array<std::int32_t, label_count * label_count> transition_{};
  std::vector<std::array<std::uint8_t, label_count>> back_;
  std::vector<std::uint8_t> best_;
};

}  // namespace entente
