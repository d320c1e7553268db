#pragma once

// Keys under which units are compared, without those that only one unit has: of names less
// one letter nearly all are, and they would be most of what is kept and sorted.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

// Pairs of a key and a unit; sorted, the units of one key stand together.
using Keyed = std::vector<std::pair<std::string, std::uint32_t>>;

// The keys of units, or of what else has keys, 0, 1, ... below `units` that are told twice or more,
// sorted; a few others may be among them. each_key(unit, tell) calls tell(std::string_view) for
// each key of the unit, the same ones whenever it is asked. O(keys), and O(n log n) of those that
// are shared.
template <class EachKey>
Keyed shared_keys(std::uint32_t units, EachKey each_key) {
  std::vector<std::uint32_t> hashes;
  std::vector<std::size_t> from = {0};
  for (std::uint32_t u = 0; u < units; ++u) {
    each_key(u, [&](std::string_view key) {
      hashes.push_back(static_cast<std::uint32_t>(std::hash<std::string_view>()(key)));
    });
    from.push_back(hashes.size());
  }
  std::size_t size = 1024;
  while (size < 8 * hashes.size()) size *= 2;
  std::vector<std::uint64_t> told(size / 32);  // 2 bits a hash: 0, 1, or 3 for twice or more
  const auto bits = [&](std::uint32_t hash) { return (hash & 31) * 2; };
  const auto word = [&](std::uint32_t hash) { return (hash & (size - 1)) >> 5; };
  for (const std::uint32_t hash : hashes)
    told[word(hash)] |= ((told[word(hash)] >> bits(hash) & 1) * 2 + 1) << bits(hash);
  // From here on whether it is told twice, for all of them at once: nothing waits for memory.
  for (std::uint32_t& hash : hashes) hash = told[word(hash)] >> bits(hash) & 2;
  Keyed out;
  for (std::uint32_t u = 0; u < units; ++u) {
    bool any = false;
    for (std::size_t i = from[u]; i < from[u + 1] && !any; ++i) any = hashes[i] != 0;
    if (!any) continue;
    std::size_t i = from[u];
    each_key(u, [&](std::string_view key) {
      if (hashes[i++] != 0) out.emplace_back(key, u);
    });
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace entente
