#include "graph/numbering.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace entente {

std::uint8_t degree_class(ArcIndex degree) {
  if (degree < 8) return static_cast<std::uint8_t>(degree);
  const auto below = static_cast<unsigned>(std::bit_width(degree)) - 3;
  return static_cast<std::uint8_t>(4 * below + static_cast<unsigned>(degree >> below));
}

void begin_by_falling_class(std::span<Node> counts) {
  Node first = 0;
  for (std::size_t c = counts.size(); c-- > 0;) first += std::exchange(counts[c], first);
}

std::vector<Node> numbers_by_degree(std::span<const ArcIndex> degrees) {
  ByClass next{};
  for (const ArcIndex degree : degrees) ++next[degree_class(degree)];
  begin_by_falling_class(next);
  std::vector<Node> numbers;
  numbers.reserve(degrees.size());
  for (const ArcIndex degree : degrees) numbers.push_back(next[degree_class(degree)]++);
  return numbers;
}

bool falls_by_class(std::span<const ArcIndex> degrees) {
  return std::ranges::is_sorted(degrees, {}, [](ArcIndex d) { return -int{degree_class(d)}; });
}

}  // namespace entente
