#include "extract/syntax/sparse_weights.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "extract/names/blend.h"

namespace entente {
namespace {

constexpr std::size_t classes = 105;

// Features with a say on one class up to all of them.
struct MadeUp {
  std::vector<std::uint64_t> names;
  std::vector<std::array<int, classes>> weights;  // by feature
  SparseArrays arrays;
  SparseWeights model;
};

void fill(MadeUp& m) {
  std::mt19937 random(7);
  for (std::uint64_t i = 0; i < 400; ++i) m.names.push_back(blend(i + 1, 3));
  m.arrays.keys = arrange_keys(m.names);
  m.weights.resize(m.names.size());
  for (const std::uint32_t name : m.arrays.keys.order) {
    m.arrays.starts.push_back(static_cast<std::uint32_t>(m.arrays.entries.size()));
    const std::size_t some = 1 + name % classes;
    for (std::size_t c = classes - some; c < classes; ++c) {
      const int weight = static_cast<int>(random() % 255) - 127;
      m.weights[name][c] = weight;
      m.arrays.entries.push_back({static_cast<std::uint8_t>(c), static_cast<std::int8_t>(weight)});
    }
  }
  m.arrays.starts.push_back(static_cast<std::uint32_t>(m.arrays.entries.size()));
  ASSERT_TRUE(m.model.attach(m.arrays.keys.starts, m.arrays.keys.fingerprints, m.arrays.starts,
                             m.arrays.entries, classes));
}

TEST(SparseWeights, SumUpWhatEachFeatureSays) {
  MadeUp m;
  fill(m);
  std::mt19937 random(8);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::uint64_t> asked;
    std::array<std::int32_t, most_classes> expected{}, found{};
    for (std::size_t i = 0; i < most_features; ++i) {
      if (random() % 3 == 0) {
        asked.push_back(blend(random(), 4));  // a feature that nobody knows
        continue;
      }
      const std::size_t name = random() % m.names.size();
      asked.push_back(m.names[name]);
      for (std::size_t c = 0; c < classes; ++c) expected[c] += m.weights[name][c];
    }
    m.model.score(asked, found.data());
    EXPECT_EQ(found, expected);
  }
}

TEST(SparseWeights, HoldTheLargestSum) {
  MadeUp m;
  m.names = {blend(1, 3), blend(2, 3)};
  m.arrays.keys = arrange_keys(m.names);
  m.arrays.starts = {0, 1, 1 + classes};
  m.arrays.entries.push_back({0, -128});
  for (std::size_t c = 0; c < classes; ++c)
    m.arrays.entries.push_back({static_cast<std::uint8_t>(c), -128});
  ASSERT_TRUE(m.model.attach(m.arrays.keys.starts, m.arrays.keys.fingerprints, m.arrays.starts,
                             m.arrays.entries, classes));
  for (const std::uint64_t name : m.names) {
    std::array<std::int32_t, most_classes> found{};
    m.model.score(std::vector<std::uint64_t>(most_features, name), found.data());
    EXPECT_EQ(found[0], -128 * static_cast<std::int32_t>(most_features));
  }
}

}  // namespace
}  // namespace entente
