#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

// Bytes [begin, end) of a document's UTF-8 text, on character boundaries. A
// document is at most 64 MiB, so 32 bits are enough.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

// The bytes of `text` that `span` covers. The span must lie inside the text; the
// view lives as long as the text.
inline std::string_view cut(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

}  // namespace entente
