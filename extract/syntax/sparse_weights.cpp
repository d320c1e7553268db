#include "extract/syntax/sparse_weights.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <numeric>
#include <utility>

#include "core/isa.h"

namespace entente {
namespace {

constexpr std::size_t lanes = 16;  // classes of a block
constexpr std::size_t most_blocks = most_classes / lanes;
constexpr std::uint32_t counts = 16;    // a place is block * counts + blocks

static_assert(most_blocks < counts);

// Of the compiler, both GCC and Clang: two registers where the machine's are shorter.
using Weights = std::int8_t __attribute__((vector_size(lanes)));
using Sums = std::int16_t __attribute__((vector_size(2 * lanes)));

// Blocks of features, by how many each feature has.
struct BlockLists {
  std::array<std::array<std::uint32_t, most_features>, counts> blocks;
  std::array<std::uint32_t, counts> sizes{};
};

// Adds up the first N blocks of each feature that has N.
template <std::size_t N>
[[gnu::always_inline]] inline void add_blocks(const std::int8_t* blocks, const BlockLists& lists,
                                              Sums* sums) {
  std::array<Sums, N> here;
  for (std::size_t b = 0; b < N; ++b) here[b] = sums[b];
  for (std::uint32_t i = 0; i < lists.sizes[N]; ++i) {
    const std::int8_t* const from = blocks + lists.blocks[N][i] * lanes;
    for (std::size_t b = 0; b < N; ++b) {
      Weights weights;
      std::memcpy(&weights, from + b * lanes, lanes);
      here[b] += __builtin_convertvector(weights, Sums);
    }
  }
  for (std::size_t b = 0; b < N; ++b) sums[b] = here[b];
}

template <std::size_t... N>
[[gnu::always_inline]] inline void add_all(const std::int8_t* blocks, const BlockLists& lists,
                                           Sums* sums, std::index_sequence<N...>) {
  (add_blocks<N + 1>(blocks, lists, sums), ...);
}

void add_baseline(const std::int8_t* blocks, const BlockLists& lists, Sums* sums) {
  add_all(blocks, lists, sums, std::make_index_sequence<most_blocks>());
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void add_avx2(const std::int8_t* blocks, const BlockLists& lists,
                                      Sums* sums) {
  add_all(blocks, lists, sums, std::make_index_sequence<most_blocks>());
}
#else
constexpr auto add_avx2 = add_baseline;
#endif

}  // namespace

bool SparseWeights::attach(std::span<const std::uint32_t> buckets,
                           std::span<const std::uint32_t> keys,
                           std::span<const std::uint32_t> starts,
                           std::span<const ClassWeight> entries, std::size_t classes) {
  FingerprintTable table;
  if (!table.attach(buckets, keys) || starts.size() != keys.size() + 1) return false;
  if (starts.front() != 0 || starts.back() != entries.size()) return false;
  if (!std::is_sorted(starts.begin(), starts.end())) return false;
  if (entries.size() >= std::uint32_t(-1) / counts) return false;
  if (std::find(keys.begin(), keys.end(), 0u) != keys.end()) return false;
  if (std::any_of(entries.begin(), entries.end(),
                  [&](const ClassWeight& e) { return e.which >= classes; }))
    return false;
  entries_ = entries;
  features_ = keys.size();
  classes_ = classes;
  wide_ = isa() >= Isa::avx2;
  order_classes();
  lines_.fill(table, spread(starts));
  return true;
}

void SparseWeights::order_classes() {
  std::array<std::size_t, most_classes> named{};
  for (const ClassWeight& e : entries_) ++named[e.which];
  std::array<std::uint8_t, most_classes> order;
  std::iota(order.begin(), order.end(), std::uint8_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint8_t a, std::uint8_t b) { return named[a] > named[b]; });
  for (std::size_t i = 0; i < most_classes; ++i) place_of_[order[i]] = static_cast<std::uint8_t>(i);
}

// Gives where each feature's blocks are.
std::vector<std::uint32_t> SparseWeights::spread(std::span<const std::uint32_t> starts) {
  const auto entries_of = [&](std::uint32_t feature) {
    return entries_.subspan(starts[feature], starts[feature + 1] - starts[feature]);
  };
  // By how many classes they speak of, most first; else in the order of the file.
  std::array<std::uint32_t, most_classes + 2> begin{};
  const auto rank = [&](std::uint32_t feature) {
    return most_classes - std::min(most_classes, entries_of(feature).size());
  };
  for (std::uint32_t feature = 0; feature < features_; ++feature) ++begin[rank(feature) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<std::uint32_t> order(features_), places(features_);
  for (std::uint32_t feature = 0; feature < features_; ++feature)
    order[begin[rank(feature)]++] = feature;
  std::uint32_t next = 0;
  for (const std::uint32_t feature : order) {
    std::uint32_t blocks = 0;
    for (const ClassWeight& e : entries_of(feature))
      blocks = std::max(blocks, place_of_[e.which] / std::uint32_t{lanes} + 1);
    places[feature] = next * counts + blocks;
    next += blocks;
  }
  blocks_.assign(std::max<std::size_t>(next, 1) * lanes, 0);
  for (std::uint32_t feature = 0; feature < features_; ++feature)
    for (const ClassWeight& e : entries_of(feature)) {
      std::int8_t& weight = blocks_[places[feature] / counts * lanes + place_of_[e.which]];
      weight = static_cast<std::int8_t>(weight + e.weight);
    }
  return places;
}

// Memory is far slower than the sums: all that is needed is asked for before it is used.
// Features of as many blocks are summed together: the number is then no branch either.
void SparseWeights::score(std::span<const std::uint64_t> features, std::int32_t* scores) const {
  assert(features.size() <= most_features);
  std::array<std::uint64_t, most_features> keys;
  const std::size_t n = lines_.send_for_known(features, keys.data());
  BlockLists lists;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t place = lines_.find(keys[i]), block = place / counts, many = place % counts;
    lists.blocks[many][lists.sizes[many]++] = block;
    const std::int8_t* const from = blocks_.data() + block * lanes;
    __builtin_prefetch(from);
    __builtin_prefetch(from + many * lanes);
  }
  std::array<Sums, most_blocks> sums{};
  (wide_ ? add_avx2 : add_baseline)(blocks_.data(), lists, sums.data());
  std::array<std::int16_t, most_classes> by_place;
  std::memcpy(by_place.data(), sums.data(), sizeof by_place);
  for (std::size_t c = 0; c < classes_; ++c) scores[c] += by_place[place_of_[c]];
}

}  // namespace entente
