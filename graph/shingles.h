#pragma once

// How alike two texts are, by the runs of three words that they share.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

// The runs of three words of a text, each as a hash; sorted, each once. Words are runs of letters
// and digits, without case. A shorter text is one run.
struct Shingles {
  std::vector<std::uint64_t> runs;
  std::uint32_t words = 0;
};
Shingles shingles_of(std::string_view text);

// The resemblance of two texts (Broder 1997, doi:10.1109/SEQUEN.1997.666900) is the share of the
// runs of either that both have: 1 for the same words. With one word in ten replaced it is about
// 0.57, between two such copies 0.36, and below 0.02 for two articles on different matters.
struct Overlap {
  std::uint64_t shared = 0, either = 0;
};
// O(runs).
Overlap overlap(const Shingles& a, const Shingles& b);

// MinHash: of each of 128 hash functions the least value over the runs. Two sketches agree at any
// one place with the probability of the resemblance.
inline constexpr std::size_t sketch_size = 128;
using Sketch = std::array<std::uint32_t, sketch_size>;
// O(128 runs). All ones for a text without words.
Sketch sketch_of(const Shingles& shingles);

}  // namespace entente
