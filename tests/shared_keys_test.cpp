#include "extract/actors/shared_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using ::testing::ElementsAre;

TEST(SharedKeys, LeavesOutWhatOneUnitHas) {
  const std::vector<std::vector<std::string>> told = {{"a", "only"}, {"b"}, {"b", "a"}};
  const Keyed keys = shared_keys(3, [&](std::uint32_t unit, const auto& tell) {
    for (const std::string& key : told[unit]) tell(key);
  });
  EXPECT_THAT(keys, ElementsAre(std::pair<std::string, std::uint32_t>("a", 0),
                                std::pair<std::string, std::uint32_t>("a", 2),
                                std::pair<std::string, std::uint32_t>("b", 1),
                                std::pair<std::string, std::uint32_t>("b", 2)));
}

}  // namespace
}  // namespace entente
