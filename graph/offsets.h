#pragma once

// Offsets of a text in bytes, code points or UTF-16 units, as bytes.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {

class Offsets {
 public:
  // `unit` is bytes, codepoints or utf16; throws Error{input} for another. O(text).
  Offsets(std::string_view text, std::string_view unit);

  // nullopt outside the text or inside a character. O(1).
  std::optional<std::uint32_t> byte(std::uint64_t at) const;

 private:
  std::vector<std::uint32_t> bytes_;  // by offset
};

}  // namespace entente
