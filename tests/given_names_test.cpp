#include "extract/given_names.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "graph/given_mentions.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Chains of the marked names: "[p:Ann Lee]" is a person, o: a body, l: a place.
std::vector<std::uint32_t> chains(const std::string& marked) {
  std::string text;
  std::vector<GivenName> given;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != '[') {
      text += marked[i];
      continue;
    }
    const std::size_t close = marked.find(']', i);
    const GivenKind kind = marked[i + 1] == 'p'   ? GivenKind::person
                           : marked[i + 1] == 'o' ? GivenKind::organization
                                                  : GivenKind::place;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += marked.substr(i + 3, close - i - 3);
    given.push_back({{begin, static_cast<std::uint32_t>(text.size())}, kind});
    i = close;
  }
  return chains_of(text, given);
}

TEST(GivenNames, JoinFullNameSurnameAndTitle) {
  EXPECT_THAT(chains("[p:Maria Velden] spoke. [p:Velden] left. [p:President Velden] slept."),
              ElementsAre(0, 0, 0));
}

TEST(GivenNames, JoinShortFirstNamesAndBothOrders) {
  EXPECT_THAT(chains("[p:William Harker] spoke. [p:Bill Harker] left."), ElementsAre(0, 0));
  EXPECT_THAT(chains("[p:Ichiko Tanabe] spoke. [p:Tanabe Ichiko] left."), ElementsAre(0, 0));
}

TEST(GivenNames, JoinOneNameSpelledTwice) {
  EXPECT_THAT(chains("[p:Sergey Ostrov] spoke. [p:Sergei Ostrov] left."), ElementsAre(0, 0));
  EXPECT_THAT(chains("[p:Daniel Ostrov] met [p:Daniela Ostrov]."), ElementsAre(0, 1));
  EXPECT_THAT(chains("[p:Tom Ostrov] met [p:Tim Ostrov]."), ElementsAre(0, 1));
}

TEST(GivenNames, ReadLettersWithStopsAsInitials) {
  EXPECT_THAT(chains("[p:Joan Orlov] wrote. [p:J.K. Orlov] slept."), ElementsAre(0, 0));
}

TEST(GivenNames, KeepInitialsSuffixesAndSexesApart) {
  EXPECT_THAT(chains("[p:Maria Velden] met [p:T. Velden]."), ElementsAre(0, 1));
  EXPECT_THAT(chains("[p:Tom A. Harker] met [p:Tom B. Harker]."), ElementsAre(0, 1));
  EXPECT_THAT(chains("[p:Tom Harker Jr.] met [p:Tom Harker Sr.]"), ElementsAre(0, 1));
  EXPECT_THAT(chains("[p:Tom Harker] met [p:Mrs. Harker]."), ElementsAre(0, 1));
}

TEST(GivenNames, IgnoreDiacriticsHyphensAndWhatFollows) {
  EXPECT_THAT(chains("[p:José Łukasik] spoke. [p:Jose Lukasik, who sang,] left."),
              ElementsAre(0, 0));
  EXPECT_THAT(chains("[p:Park Sung-min] spoke. [p:Park Sung min 's] hat."), ElementsAre(0, 0));
}

TEST(GivenNames, JoinABodyWithItsAcronymAndItsHead) {
  EXPECT_THAT(chains("[o:Harker Institute of Studies] met. The [o:Institute] left."),
              ElementsAre(0, 0));
  EXPECT_THAT(chains("[o:KFA] met. [o:the Kestrel Fishing Authority] left."), ElementsAre(0, 0));
  EXPECT_THAT(chains("[o:Boston Red Sox] won in [l:Boston]."), ElementsAre(0, 1));
}

TEST(GivenNames, JoinAStateWithItsAliases) {
  EXPECT_THAT(chains("[l:the United States] and [l:Peru] met. [l:America 's] hat."),
              ElementsAre(0, 1, 0));
}

TEST(GivenMentions, CountCodePoints) {
  const std::string line =
      R"({"id":"x","text":"Éva Kovač met Kovač.","mentions":[{"begin":0,"end":9,"type":"person"},)"
      R"({"begin":14,"end":19,"type":"person"}]})";
  EXPECT_EQ(chains_line(line), R"({"id":"x","chains":[0,0]})");
}

TEST(GivenMentions, RefuseOffsetsOutsideTheText) {
  try {
    chains_line(R"({"text":"Ann","mentions":[{"begin":0,"end":9,"type":"person"}]})");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("outside the text"));
  }
}

}  // namespace
}  // namespace entente
