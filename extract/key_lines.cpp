#include "extract/key_lines.h"

#include <algorithm>
#include <bit>

namespace entente {
namespace {

constexpr std::size_t usual_load = 4;  // keys of a line: of 8 slots, so that few overflow
constexpr std::size_t room = 8;        // bits of the filter for a key

}  // namespace

void KeyLines::fill(const FingerprintTable& table, std::span<const std::uint32_t> places) {
  const std::span<const std::uint32_t> keys = table.fingerprints, starts = table.starts;
  bits_ = std::countr_zero(starts.size() - 1);
  lines_.assign(keys.size() / usual_load + 1, {});
  for (std::size_t bucket = 0; bucket + 1 < starts.size(); ++bucket)
    for (std::uint32_t i = starts[bucket]; i < starts[bucket + 1]; ++i)
      for (std::size_t at = line_of_bucket(bucket);; at = at + 1 < lines_.size() ? at + 1 : 0) {
        if (keys[i] == 0) break;
        Line& line = lines_[at];
        const auto taken = std::find(line.keys.begin(), line.keys.end(), keys[i]);
        if (taken != line.keys.end()) break;  // two keys look alike, which is all but impossible
        const auto free = std::find(line.keys.begin(), line.keys.end(), 0u);
        if (free == line.keys.end()) continue;
        line.places[static_cast<std::size_t>(free - line.keys.begin())] = places[i];
        *free = keys[i];
        break;
      }
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(1024, keys.size() * room));
  filter_.assign(bits / 64, 0);
  filter_mask_ = bits - 1;
  for (const std::uint32_t key : keys) {
    const std::uint64_t bit = key & filter_mask_;
    filter_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
}

}  // namespace entente
