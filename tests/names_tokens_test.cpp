#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/name_tokens.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> forms(const std::string& text) {
  const Tokens tokens = tokenize(text);
  const NameTokens names(text, tokens);
  std::vector<std::string> out;
  for (const SentenceTokens& sentence : names.sentences())
    out.insert(out.end(), sentence.begin(), sentence.end());
  return out;
}

TEST(NameTokens, JoinWordsGluedByHyphens) {
  EXPECT_THAT(forms("Ban Ki-moon met al-Qaida, Jean-Claude and mid-level aides."),
              ElementsAre("Ban", "Ki-moon", "met", "al-Qaida", ",", "Jean-Claude", "and",
                          "mid-level", "aides", "."));
  EXPECT_THAT(forms("AT&T on 9/11 wrote @unicef"),
              ElementsAre("AT&T", "on", "9/11", "wrote", "@unicef"));
}

TEST(NameTokens, LeaveDashesAndLooseHyphensApart) {
  EXPECT_THAT(forms("pre- and post - war -- he"),
              ElementsAre("pre", "-", "and", "post", "-", "war", "--", "he"));
  EXPECT_THAT(forms("2014\u20132015"), ElementsAre("2014", "\u2013", "2015"));
}

TEST(NameTokens, KeepANameApartFromTheWordMadeOfIt) {
  EXPECT_THAT(forms("a U.S.-led, Moscow-based force"),
              ElementsAre("a", "U.S.", "-", "led", ",", "Moscow", "-", "based", "force"));
  EXPECT_THAT(forms("Russian-Ukrainian talks in Guinea-Bissau"),
              ElementsAre("Russian", "-", "Ukrainian", "talks", "in", "Guinea-Bissau"));
}

TEST(NameTokens, WriteMarksInAscii) {
  EXPECT_THAT(forms("\u201cPeru\u2019s O\u2019Neill\u201d Ki\u2011moon La\u200Bvrov Jose\u0301"),
              ElementsAre("\"", "Peru", "'s", "O'Neill", "\"", "Ki-moon", "Lavrov", "Jos\u00e9"));
}

TEST(NameTokens, LeadBackToTheText) {
  const std::string text = "He left. Then Ban Ki\u2011moon\u2019s U.S.-led aides met.";
  const Tokens tokens = tokenize(text);
  const NameTokens names(text, tokens);
  ASSERT_EQ(names.sentences().size(), 2u);
  EXPECT_THAT(names.sentences()[1],
              ElementsAre("Then", "Ban", "Ki-moon", "'s", "U.S.", "-", "led", "aides", "met", "."));
  const NameSpan ban{1, 3, NameType::person}, state{4, 5, NameType::location};
  EXPECT_EQ(cut(text, names.span(1, ban)), "Ban Ki\u2011moon");
  EXPECT_EQ(cut(text, names.span(1, state)), "U.S.");
  EXPECT_EQ(names.first_token(1, ban), 4u);
  EXPECT_EQ(names.end_token(1, ban), 8u);
}

TEST(NameTokens, AreEachTokenOnceInOrder) {
  const std::string text = "A-b-C d&E f/G 1/2-3 -x- @@y #-z 's-H U.S.-backed\n\nx-\n-y\u2010Z";
  const Tokens tokens = tokenize(text);
  const NameTokens names(text, tokens);
  std::uint32_t next = 0;
  for (std::size_t s = 0; s < names.sentences().size(); ++s)
    for (std::uint32_t i = 0; i < names.sentences()[s].size(); ++i) {
      const NameSpan one{i, i + 1, NameType::person};
      EXPECT_EQ(names.first_token(s, one), next);
      next = names.end_token(s, one);
    }
  EXPECT_EQ(next, tokens.tokens.size());
}

}  // namespace
}  // namespace entente
