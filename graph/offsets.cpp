#include "graph/offsets.h"

#include <string>

#include "core/error.h"
#include "core/text.h"

namespace entente {
namespace {

constexpr std::uint32_t inside = 0xffffffff;

}  // namespace

Offsets::Offsets(std::string_view text, std::string_view unit) {
  if (unit != "bytes" && unit != "codepoints" && unit != "utf16")
    throw Error(ErrorKind::input, "\"offsets\" is \"" + std::string(unit) +
                                      "\"; it must be bytes, codepoints or utf16");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    bytes_.push_back(static_cast<std::uint32_t>(begin));
    const std::size_t units = unit == "bytes" ? at - begin : unit == "utf16" && c > 0xffff ? 2 : 1;
    for (std::size_t i = 1; i < units; ++i) bytes_.push_back(inside);
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::optional<std::uint32_t> Offsets::byte(std::uint64_t at) const {
  if (at >= bytes_.size() || bytes_[static_cast<std::size_t>(at)] == inside) return std::nullopt;
  return bytes_[static_cast<std::size_t>(at)];
}

}  // namespace entente
