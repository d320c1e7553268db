#include "core/number.h"

#include <array>

namespace entente {

std::string shortest(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

std::string fixed(double value, int decimals) {
  std::array<char, 512> buffer{};  // 1e308 has 309 digits before the point
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, decimals)
                       .ptr;
  std::string out(buffer.data(), end);
  const bool is_negative_zero =
      out.starts_with('-') && out.find_first_not_of("-0.") == std::string::npos;
  return is_negative_zero ? out.substr(1) : out;
}

std::string grouped(std::size_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string counted(std::size_t value, std::string_view one) {
  return grouped(value) + " " + std::string(one) + (value == 1 ? "" : "s");
}

}  // namespace entente
