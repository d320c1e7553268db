#pragma once

// A FingerprintTable spread out for speed when a model is opened: a line of memory holds eight
// keys and where what they stand for lies, so that a look-up is one miss of the cache, and a
// filter ends most look-ups of keys that are not there before it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "core/large_memory.h"
#include "extract/names/fingerprint_table.h"

namespace entente {

class KeyLines {
 public:
  // `places`, none of them 0, by position in the table. A key whose low half is 0, which one in
  // four billion has, is left out. O(keys).
  void fill(const FingerprintTable& table, std::span<const std::uint32_t> places);

  // Copies the keys that may be there to `out`, sends for their lines and says how many
  // they are. O(keys).
  std::size_t send_for_known(std::span<const std::uint64_t> keys, std::uint64_t* out) const {
    std::size_t n = 0;
    for (const std::uint64_t key : keys) {  // no branch: nobody can tell which are known
      const std::uint64_t bit = key & filter_mask_;
      out[n] = key;
      n += filter_[bit >> 6] >> (bit & 63) & 1;
    }
    for (std::size_t i = 0; i < n; ++i) __builtin_prefetch(&lines_[line_of(out[i])]);
    return n;
  }

  // The key's place, or 0. O(1).
  std::uint32_t find(std::uint64_t key) const {
    const auto low = static_cast<std::uint32_t>(key);
    for (std::size_t at = line_of(key);; at = at + 1 < lines_.size() ? at + 1 : 0) {
      const Line& line = lines_[at];
      // No branch: nobody can tell which slot it is.
      std::array<Half, 4> read;
      static_assert(sizeof read == sizeof line);
      std::memcpy(&read, &line, sizeof line);
      const Half places = ((read[0] == low) & read[2]) | ((read[1] == low) & read[3]);
      const std::uint32_t found = places[0] | places[1] | places[2] | places[3];
      // There is always a line with a free slot.
      if (found != 0 || line.keys.back() == 0) return found;
    }
  }

 private:
  // The low halves of keys, and their places. What finds its line full is in the next one.
  struct alignas(64) Line {
    static constexpr std::size_t slots = 8;
    std::array<std::uint32_t, slots> keys{}, places{};  // key 0: free
  };
  // Of the compiler, both GCC and Clang: half the keys or places of a line.
  using Half = std::uint32_t __attribute__((vector_size(16)));

  std::size_t line_of_bucket(std::uint64_t bucket) const { return bucket * lines_.size() >> bits_; }
  std::size_t line_of(std::uint64_t key) const { return line_of_bucket(key >> (64 - bits_)); }

  int bits_ = 1;  // of a key's bucket in the table
  LargeVector<Line> lines_{1};
  LargeVector<std::uint64_t> filter_{0};  // a bit for each key
  std::uint64_t filter_mask_ = 0;
};

}  // namespace entente
