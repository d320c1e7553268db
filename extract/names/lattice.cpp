#include "extract/names/lattice.h"

#include <algorithm>
#include <bit>

namespace entente {
namespace {

constexpr float tiny = 1e-30f;

float sum_of(const TokenScores& values) {
  float sum = 0;
  for (const float v : values) sum += v;
  return sum;
}

}  // namespace

float training_exp(float x) {
  x = std::clamp(x, -80.0f, 80.0f);
  const float turns = x * 1.44269504f;
  const auto k = static_cast<int>(turns + (turns < 0 ? -0.5f : 0.5f));
  const float r =
      (x - static_cast<float>(k) * 0.693359375f) + static_cast<float>(k) * 2.12194440e-4f;
  const float p =
      1.0f +
      r * (1.0f + r * (0.5f + r * (0.16666667f +
                                   r * (0.041666668f + r * (0.008333334f + r * 0.0013888889f)))));
  return p * std::bit_cast<float>(static_cast<std::uint32_t>(k + 127) << 23);
}

TransitionScores transition_factors(const TransitionScores& scores) {
  TransitionScores out{};
  for (unsigned a = 0; a < label_count; ++a)
    for (unsigned b = 0; b < label_count; ++b)
      if (may_follow(static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b)))
        out[a * label_count + b] = training_exp(scores[a * label_count + b]);
  return out;
}

void Lattice::run(std::span<const TokenScores> scores, const TransitionScores& factors,
                  std::span<const std::uint32_t> allowed) {
  const std::size_t n = scores.size();
  emission_.resize(n);
  forward_.resize(n);
  labels_.resize(n);
  scale_.resize(n);
  transitions_.fill(0);
  for (std::size_t i = 0; i < n; ++i) {
    const float most = *std::max_element(scores[i].begin(), scores[i].end());
    for (unsigned l = 0; l < label_count; ++l) {
      const bool open = allowed.empty() || (allowed[i] >> l & 1);
      emission_[i][l] = open ? training_exp(scores[i][l] - most) : 0.0f;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    TokenScores& f = forward_[i];
    f.fill(0);
    if (i == 0) {
      for (unsigned l = 0; l < label_count; ++l)
        if (starts_name(static_cast<std::uint8_t>(l))) f[l] = 1;
    } else {
      for (unsigned a = 0; a < label_count; ++a)
        for (unsigned b = 0; b < label_count; ++b)
          f[b] += forward_[i - 1][a] * factors[a * label_count + b];
    }
    for (unsigned l = 0; l < label_count; ++l) f[l] *= emission_[i][l];
    scale_[i] = sum_of(f) + tiny;
    for (float& v : f) v /= scale_[i];
  }
  TokenScores backward{};
  for (unsigned l = 0; l < label_count; ++l)
    backward[l] = opens_name(static_cast<std::uint8_t>(l)) ? 0.0f : 1.0f;
  float whole = tiny;
  for (unsigned l = 0; l < label_count; ++l) whole += backward[l] * forward_[n - 1][l];
  for (float& v : backward) v /= whole;
  for (std::size_t i = n; i-- > 0;) {
    for (unsigned l = 0; l < label_count; ++l) labels_[i][l] = forward_[i][l] * backward[l];
    if (i == 0) break;
    TokenScores onward{}, before{};
    for (unsigned l = 0; l < label_count; ++l)
      onward[l] = emission_[i][l] * backward[l] / scale_[i];
    for (unsigned a = 0; a < label_count; ++a) {
      const float* row = &factors[a * label_count];
      float sum = 0;
      for (unsigned b = 0; b < label_count; ++b) {
        const float step = row[b] * onward[b];
        sum += step;
        transitions_[a * label_count + b] += forward_[i - 1][a] * step;
      }
      before[a] = sum;
    }
    backward = before;
  }
}

}  // namespace entente
