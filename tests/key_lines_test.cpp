#include "extract/key_lines.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace entente {
namespace {

struct Sample {
  std::vector<std::uint64_t> keys;
  FingerprintArrays arrays;
  KeyLines lines;

  explicit Sample(std::vector<std::uint64_t> from) : keys(std::move(from)) {
    arrays = arrange_keys(keys);
    FingerprintTable table;
    EXPECT_TRUE(table.attach(arrays.starts, arrays.fingerprints));
    std::vector<std::uint32_t> places;
    for (const std::uint32_t i : arrays.order) places.push_back(i + 1);
    lines.fill(table, places);
  }
};

std::vector<std::uint64_t> drawn(std::size_t n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> keys(n);
  for (std::uint64_t& key : keys) key = random();
  return keys;
}

TEST(KeyLines, FindsEachKeyAtItsPlace) {
  const Sample sample(drawn(20000, 1));
  for (std::size_t i = 0; i < sample.keys.size(); ++i)
    ASSERT_EQ(sample.lines.find(sample.keys[i]), i + 1);
  std::size_t taken_for_known = 0;
  for (const std::uint64_t other : drawn(20000, 2)) taken_for_known += sample.lines.find(other) != 0;
  EXPECT_LE(taken_for_known, 1u);
}

TEST(KeyLines, KeysOfOneBucketGoOnIntoTheNextLines) {
  std::vector<std::uint64_t> keys;  // all in the last bucket, whose line is followed by the first
  for (std::uint64_t low = 1; low <= 100; ++low) keys.push_back(~std::uint64_t{0} << 32 | low);
  const Sample sample(keys);
  for (std::size_t i = 0; i < keys.size(); ++i) ASSERT_EQ(sample.lines.find(keys[i]), i + 1);
  EXPECT_EQ(sample.lines.find(~std::uint64_t{0} << 32 | 101), 0u);
}

TEST(KeyLines, NoKnownKeyIsFilteredOut) {
  const Sample sample(drawn(3000, 3));
  std::vector<std::uint64_t> known(sample.keys.size());
  EXPECT_EQ(sample.lines.send_for_known(sample.keys, known.data()), known.size());
  EXPECT_EQ(known, sample.keys);
  const std::vector<std::uint64_t> others = drawn(3000, 4);
  EXPECT_LT(sample.lines.send_for_known(others, known.data()), others.size() / 3);
}

TEST(KeyLines, AKeyThatLooksLikeAFreeSlotIsLeftOut) {
  const Sample sample({std::uint64_t{7} << 32, 5, 6});
  EXPECT_EQ(sample.lines.find(std::uint64_t{7} << 32), 0u);
  EXPECT_EQ(sample.lines.find(5), 2u);
  EXPECT_EQ(sample.lines.find(6), 3u);
}

TEST(KeyLines, EmptyFindsNothing) {
  const KeyLines lines;
  std::uint64_t room = 0;
  EXPECT_EQ(lines.find(42), 0u);
  EXPECT_EQ(lines.send_for_known({}, &room), 0u);
}

}  // namespace
}  // namespace entente
