#include "extract/offices.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/annotate.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

Annotation annotated(const std::string& text) {
  Document document;
  document.text = text;
  return annotate(document);
}

// "foreign minister=Ann Lee" for each office that is linked, in the order of the text.
std::vector<std::string> offices(const std::string& text) {
  const Annotation a = annotated(text);
  std::vector<std::string> out;
  for (const Mention& m : a.mentions)
    if (m.source == "office")
      out.push_back(std::string(cut(text, m.span)) + "=" + a.entities[m.entity].name);
  return out;
}

TEST(Offices, MeanTheOneWhoIsToldToHoldThem) {
  EXPECT_THAT(offices("Foreign Minister Maria Velden spoke. The foreign minister was pleased."),
              ElementsAre("foreign minister=Maria Velden"));
  EXPECT_THAT(offices("Foreign Minister Maria Velden spoke. The minister was pleased."),
              ElementsAre("minister=Maria Velden"));
}

TEST(Offices, MeanNobodyWhereTwoHoldThem) {
  EXPECT_THAT(offices("Peru's Foreign Minister Maria Velden met Chile's Foreign Minister Tom "
                      "Harker. The foreign minister was pleased."),
              IsEmpty());
}

TEST(Offices, OfAnotherStateAreNotTheHolders) {
  EXPECT_THAT(offices("Peru's President Maria Velden met the Chilean president."),
              ElementsAre("president=President of Chile"));
}

TEST(Offices, WithoutANameAreActorsMarkedUnnamed) {
  const Annotation a = annotated("Spain's foreign minister said Friday that it rains.");
  std::vector<std::string> unnamed;
  for (const Entity& e : a.entities)
    if (!e.named) unnamed.push_back(e.name);
  EXPECT_THAT(unnamed, ElementsAre("Foreign minister of Spain"));
}

TEST(Offices, AfterANameAreItsRole) {
  const Annotation a = annotated("Maria Velden, the Peruvian foreign minister, spoke on Monday.");
  ASSERT_FALSE(a.entities.empty());
  EXPECT_EQ(a.entities[0].name, "Maria Velden");
  EXPECT_THAT(a.entities[0].roles, Contains("foreign minister of Peru"));
}

TEST(Offices, ThatSomebodyMayHoldMeanNobody) {
  EXPECT_THAT(offices("Minister Maria Velden spoke. A minister should know."), IsEmpty());
  EXPECT_THAT(offices("General Maria Velden spoke to the general public."), IsEmpty());
  EXPECT_THAT(offices("President Maria Velden spoke. Tom Harker is the president of a club."),
              IsEmpty());
}

TEST(Offices, OfOnePersonAtATimeAreKnown) {
  EXPECT_TRUE(is_single_office("foreign minister"));
  EXPECT_TRUE(is_single_office("president"));
  EXPECT_FALSE(is_single_office("minister"));
  EXPECT_FALSE(is_single_office("deputy foreign minister"));
  EXPECT_FALSE(is_single_office("senator"));
}

}  // namespace
}  // namespace entente
