#pragma once

// The hashes of the names tagger. They are part of its model file: a change here
// is a new version of the format.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace entente {

// Two numbers into one: folded 64 x 64 multiplication. O(1).
inline std::uint64_t blend(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product =
      static_cast<Wide>(a ^ 0x9E3779B97F4A7C15ULL) * static_cast<Wide>(b ^ 0xD1B54A32D192ED03ULL);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Of bytes, eight at a time, little-endian; never 0. O(bytes).
inline std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t h = 0xA0761D6478BD642FULL ^ bytes.size();
  const char* p = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 8, p += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, p, 8);
    h = blend(h, eight);
  }
  std::uint64_t rest = 0;
  if (left > 0) std::memcpy(&rest, p, left);
  h = blend(h, rest);
  return h == 0 ? 1 : h;
}

}  // namespace entente
