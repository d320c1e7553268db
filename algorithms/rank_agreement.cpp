#include "algorithms/rank_agreement.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/error.h"

namespace entente {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

// Pairs of neighbours in an ordered list that are equal.
template <class Same>
std::uint64_t tied_pairs(const std::vector<Pair>& sorted, Same same) {
  std::uint64_t pairs = 0;
  for (std::size_t i = 0, j = 0; i < sorted.size(); i = j) {
    while (j < sorted.size() && same(sorted[i], sorted[j])) ++j;
    pairs += std::uint64_t{j - i} * (j - i - 1) / 2;
  }
  return pairs;
}

// Sorts `from` by the second rank, and counts the pairs that stood the other way round.
std::uint64_t sort_counting(std::vector<Pair>& from) {
  std::uint64_t swaps = 0;
  std::vector<Pair> merged(from.size());
  for (std::size_t width = 1; width < from.size(); width *= 2) {
    for (std::size_t begin = 0; begin < from.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, from.size());
      const std::size_t end = std::min(begin + 2 * width, from.size());
      std::size_t i = begin, j = middle;
      for (std::size_t to = begin; to < end; ++to) {
        const bool right = j < end && (i == middle || from[j].second < from[i].second);
        if (right) swaps += middle - i;
        merged[to] = right ? from[j++] : from[i++];
      }
    }
    from.swap(merged);
  }
  return swaps;
}

}  // namespace

std::optional<double> kendall_tau_b(std::span<const std::uint32_t> a,
                                    std::span<const std::uint32_t> b) {
  if (a.size() != b.size())
    throw Error(ErrorKind::input, "rankings of " + std::to_string(a.size()) + " and of " +
                                      std::to_string(b.size()) + " actors cannot be compared");
  std::vector<Pair> pairs(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) pairs[i] = {a[i], b[i]};
  std::sort(pairs.begin(), pairs.end());
  const auto same_first = [](const Pair& x, const Pair& y) { return x.first == y.first; };
  const auto same_second = [](const Pair& x, const Pair& y) { return x.second == y.second; };
  const std::uint64_t in_a = tied_pairs(pairs, same_first);
  const std::uint64_t in_both = tied_pairs(pairs, [](auto& x, auto& y) { return x == y; });
  const std::uint64_t swaps = sort_counting(pairs);
  const std::uint64_t in_b = tied_pairs(pairs, same_second);
  const std::uint64_t all = a.empty() ? 0 : std::uint64_t{a.size()} * (a.size() - 1) / 2;
  if (all == in_a || all == in_b) return std::nullopt;
  // Pairs in one order less those in the other, over the geometric mean of those not tied.
  const auto untied = static_cast<double>(all - in_a - in_b + in_both);
  const double agree = untied - 2.0 * static_cast<double>(swaps);
  return agree / std::sqrt(static_cast<double>(all - in_a)) /
         std::sqrt(static_cast<double>(all - in_b));
}

}  // namespace entente
