#include "graph/shingles.h"

#include <algorithm>

#include "core/random.h"
#include "core/text.h"

namespace entente {
namespace {

constexpr std::size_t run_words = 3;

std::uint64_t mixed(std::uint64_t x) { return Random(x, 0)(); }

std::vector<std::uint64_t> words_of(std::string_view text) {
  const std::string lower = to_lower(text);
  std::vector<std::uint64_t> words;
  constexpr std::uint64_t basis = 0xCBF29CE484222325ULL, prime = 0x100000001B3ULL;  // FNV-1a
  std::uint64_t hash = basis;
  bool inside = false;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(lower, at);
    // Turned text reads as something else than what it seems to copy.
    if (is_letter(c) || is_digit(c) ||
        turns_text_around(std::string_view(lower).substr(begin, at - begin))) {
      hash = (hash ^ c) * prime;
      inside = true;
    } else if (inside) {
      words.push_back(hash);
      hash = basis;
      inside = false;
    }
  }
  if (inside) words.push_back(hash);
  return words;
}

struct HashFunctions {
  std::array<std::uint64_t, sketch_size> factor, summand;
  HashFunctions() {
    Random random(1997, 0);  // any seed: the sketches of all documents must share it
    for (std::size_t i = 0; i < sketch_size; ++i) {
      factor[i] = random() | 1;
      summand[i] = random();
    }
  }
};

}  // namespace

Shingles shingles_of(std::string_view text) {
  const std::vector<std::uint64_t> words = words_of(text);
  Shingles out;
  out.words = static_cast<std::uint32_t>(words.size());
  const std::size_t length = std::min(run_words, words.size());
  for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = 0; j < length; ++j) hash = mixed(hash ^ words[i + j]);
    out.runs.push_back(hash);
  }
  std::sort(out.runs.begin(), out.runs.end());
  out.runs.erase(std::unique(out.runs.begin(), out.runs.end()), out.runs.end());
  return out;
}

Overlap overlap(const Shingles& a, const Shingles& b) {
  Overlap out;
  for (std::size_t i = 0, j = 0; i < a.runs.size() && j < b.runs.size();) {
    if (a.runs[i] == b.runs[j]) {
      ++out.shared;
      ++i;
      ++j;
    } else {
      a.runs[i] < b.runs[j] ? ++i : ++j;
    }
  }
  out.either = a.runs.size() + b.runs.size() - out.shared;
  return out;
}

Sketch sketch_of(const Shingles& shingles) {
  static const HashFunctions functions;
  Sketch sketch;
  sketch.fill(0xFFFFFFFFu);
  for (const std::uint64_t run : shingles.runs)
    for (std::size_t i = 0; i < sketch_size; ++i)
      sketch[i] = std::min(
          sketch[i],
          static_cast<std::uint32_t>((run * functions.factor[i] + functions.summand[i]) >> 32));
  return sketch;
}

}  // namespace entente
