#include "extract/names/name_decoder.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::int32_t impossible = -(1 << 28);

constexpr std::array<std::uint8_t, 9> closed = {0, 3, 4, 7, 8, 11, 12, 15, 16};
constexpr std::array<std::uint8_t, 9> starting = {0, 1, 4, 5, 8, 9, 12, 13, 16};

}  // namespace

NameDecoder::NameDecoder(const NamesModel& model) {
  for (unsigned a = 0; a < label_count; ++a)
    for (unsigned b = 0; b < label_count; ++b)
      transition_[a * label_count + b] =
          model.transition(static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b));
  for (std::size_t s = 0; s < closed.size(); ++s)
    for (std::size_t t = 0; t < starting.size(); ++t)
      from_closed_[s][t] = transition_[closed[s] * label_count + starting[t]];
}

std::span<const std::uint8_t> NameDecoder::decode(std::span<const LabelScores> scores) {
  const std::size_t n = scores.size();
  best_.resize(n);
  back_.resize(std::max(back_.size(), n));
  if (n == 0) return best_;
  std::array<std::int32_t, label_count> score{};
  for (unsigned l = 1; l < label_count; ++l)
    score[l] = starts_name(static_cast<std::uint8_t>(l)) ? scores[0][l - 1] : impossible;
  for (std::size_t i = 1; i < n; ++i) {
    Lanes reached, source{};
    for (std::size_t t = 0; t < 16; ++t) reached[t] = score[0] + from_closed_[0][t];
    for (std::size_t s = 1; s < closed.size(); ++s) {
      const std::int32_t from = score[closed[s]];
      for (std::size_t t = 0; t < 16; ++t) {
        const std::int32_t here = from + from_closed_[s][t];
        source[t] = here > reached[t] ? closed[s] : source[t];
        reached[t] = here > reached[t] ? here : reached[t];
      }
    }
    std::array<std::int32_t, label_count> next{};
    std::array<std::uint8_t, label_count>& back = back_[i];
    for (std::size_t t = 0; t < starting.size(); ++t) {
      next[starting[t]] = reached[t] + (starting[t] ? scores[i][starting[t] - 1] : 0);
      back[starting[t]] = static_cast<std::uint8_t>(source[t]);
    }
    for (unsigned begin = 1; begin < label_count; begin += 4) {
      for (unsigned to = begin + 1; to <= begin + 2; ++to) {
        const std::int32_t from_begin = score[begin] + transition_[begin * label_count + to];
        const std::int32_t inside = score[begin + 1] + transition_[(begin + 1) * label_count + to];
        back[to] = static_cast<std::uint8_t>(inside > from_begin ? begin + 1 : begin);
        next[to] = std::max(inside, from_begin) + scores[i][to - 1];
      }
    }
    const std::int32_t base = next[0];  // keeps the sums small in long sentences
    for (unsigned l = 0; l < label_count; ++l) score[l] = std::max(next[l] - base, impossible);
  }
  std::uint8_t last = 0;
  for (const std::uint8_t l : closed)
    if (score[l] > score[last]) last = l;
  for (std::size_t i = n; i-- > 0;) {
    best_[i] = last;
    if (i > 0) last = back_[i][last];
  }
  return best_;
}

}  // namespace entente
