#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace entente {

// The shortest text that reads back as the same double (std::to_chars). Never
// consults the locale.
std::string shortest(double value);

// `decimals` digits after the point, for tables.
std::string fixed(double value, int decimals);

// With thousands separated by commas, for tables and messages: 1,204.
std::string grouped(std::size_t value);

// The number, grouped, and what is counted: 1 tie, 1,204 ties. For words whose
// plural is an s.
std::string counted(std::size_t value, std::string_view one);

// The whole of `text` as a number, or nullopt: no leading '+', no blanks, no
// hexadecimal, no trailing characters; never consults the locale. "nan" and
// "inf" are read as such; values that overflow give nullopt.
template <class T>
requires std::integral<T> || std::floating_point<T> std::optional<T> parse_number(
    std::string_view text) {
  T value{};
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace entente
