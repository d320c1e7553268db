#include "extract/word_map.h"

#include <gtest/gtest.h>

#include <map>

namespace entente {
namespace {

TEST(WordMap, HasNothingAtFirst) {
  const WordMap<int> map;
  EXPECT_EQ(map.find(""), nullptr);
  EXPECT_FALSE(map.contains("treaty"));
}

TEST(WordMap, AgreesWithATreeOfManyWords) {
  WordMap<int> map;
  std::map<std::string, int> twin;
  for (int i = 0; i < 5000; ++i) {
    const std::string word(static_cast<std::size_t>(i % 17), static_cast<char>('a' + i % 26));
    const std::string longer = word + std::to_string(i % 1234);
    map[longer] += i;
    twin[longer] += i;
    map.emplace(word, i);
    twin.emplace(word, i);
  }
  for (const auto& [word, value] : twin) {
    ASSERT_NE(map.find(word), nullptr) << word;
    EXPECT_EQ(*map.find(word), value) << word;
    EXPECT_FALSE(map.contains(word + "?")) << word;
  }
}

TEST(WordMap, KeepsTheFirstValueThatIsGiven) {
  WordMap<std::string> map;
  map.emplace("met", "meet");
  map.emplace("met", "other");
  EXPECT_EQ(*map.find("met"), "meet");
  map["met"] = "third";
  EXPECT_EQ(*map.find("met"), "third");
}

}  // namespace
}  // namespace entente
