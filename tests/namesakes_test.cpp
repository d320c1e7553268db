#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/annotated.h"

namespace entente {
namespace {

TEST(Namesakes, OfOneArticleAreTwoIfOneIsCalledTheSonOfTheOther) {
  const Annotation found = test::read(
      "Peter Hall resigned on Monday. His son Peter Hall Jr., a lawyer, thanked the town. "
      "Peter Hall Jr. met John Smith.");
  std::vector<std::string> names;
  for (const Entity& entity : found.entities) names.push_back(entity.name);
  EXPECT_THAT(names, testing::IsSupersetOf({"Peter Hall", "Peter Hall Jr."}));
}

TEST(Namesakes, OfOneArticleAreOneIfOnlyOneIsToldInFull) {
  const Annotation found =
      test::read("Martin Hall Jr. resigned on Monday. Martin Hall thanked the town.");
  ASSERT_EQ(found.entities.size(), 1u);
  EXPECT_EQ(found.entities[0].name, "Martin Hall Jr.");
}

}  // namespace
}  // namespace entente
