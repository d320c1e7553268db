#include "extract/tokenize.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/random.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> out;
  for (const Token& token : tokenize(text).tokens) out.emplace_back(cut(text, token.span));
  return out;
}

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> out;
  for (const Sentence& s : tokenize(text).sentences) out.emplace_back(cut(text, s.span));
  return out;
}

TEST(Tokenize, KeepsTheFullStopOfAbbreviationsAndInitials) {
  EXPECT_THAT(words("Gen. J. Smith left the U.S. today."),
              ElementsAre("Gen.", "J.", "Smith", "left", "the", "U.S.", "today", "."));
}

TEST(Tokenize, CutsOffPossessives) {
  EXPECT_THAT(words("Spain's and Peru\u2019s ministers' plan"),
              ElementsAre("Spain", "'s", "and", "Peru", "\u2019s", "ministers", "'", "plan"));
}

TEST(Tokenize, KeepsNumbersWhole) {
  EXPECT_THAT(words("100,000 of 3.5%"), ElementsAre("100,000", "of", "3.5", "%"));
}

TEST(Tokenize, KeepsAWordWithAZeroWidthSpaceInOnePiece) {
  EXPECT_THAT(words("La\u200Bvrov went"), ElementsAre("La\u200Bvrov", "went"));
}

TEST(Tokenize, ReadsScriptsWithoutBlanks) {
  EXPECT_GT(words("\u4e2d\u56fd\u5916\u4ea4\u90e8\u53d1\u8a00\u4eba").size(), 1u);
}

TEST(Sentences, EndAtAFullStopBeforeACapital) {
  EXPECT_THAT(sentences("He left. She stayed. no matter"),
              ElementsAre("He left.", "She stayed. no matter"));
}

TEST(Sentences, DoNotEndAtTitlesInitialsOrDatesShort) {
  EXPECT_THAT(sentences("Gen. George S. Hill met Sen. Kay on Jan. 5 in Ohio. They spoke."),
              ElementsAre("Gen. George S. Hill met Sen. Kay on Jan. 5 in Ohio.", "They spoke."));
}

TEST(Sentences, EndAtAnAbbreviationBeforeAWordThatBeginsSentences) {
  EXPECT_THAT(sentences("He flew to the U.S. The U.S. Army came."),
              ElementsAre("He flew to the U.S.", "The U.S. Army came."));
}

TEST(Sentences, KeepTheClosingQuote) {
  EXPECT_THAT(sentences("\"We go.\" He left. \u201cNo!\u201d she said."),
              ElementsAre("\"We go.\"", "He left.", "\u201cNo!\u201d she said."));
}

TEST(Sentences, TakeALineWithoutAFullStopForAHeading) {
  const std::string text = "Risk of war\n\nIt rained. It snowed.\n\nAllies meet\nThe end.";
  const Tokens tokens = tokenize(text);
  EXPECT_THAT(sentences(text),
              ElementsAre("Risk of war", "It rained.", "It snowed.", "Allies meet", "The end."));
  EXPECT_TRUE(tokens.sentences[0].heading);
  EXPECT_FALSE(tokens.sentences[1].heading);
  EXPECT_TRUE(tokens.sentences[3].heading);
  EXPECT_EQ(tokens.sentences[0].paragraph, 0u);
  EXPECT_EQ(tokens.sentences[2].paragraph, 1u);
  EXPECT_EQ(tokens.sentences[4].paragraph, 2u);
}

TEST(Sentences, GoOnOverTheLineEndsOfWrappedText) {
  EXPECT_THAT(sentences("The minister said that the talks with the delegation\n"
                        "of the neighbouring state had gone well, and that they\n"
                        "would go on. He left."),
              testing::SizeIs(2));
}

TEST(Sentences, HoldEveryTokenOnce) {
  const std::string text = "A b. C d!\n\nE\nF? (G.) \"H.\"\r\n\r\nI...";
  const Tokens tokens = tokenize(text);
  std::uint32_t next = 0;
  for (const Sentence& s : tokens.sentences) {
    EXPECT_EQ(s.first_token, next);
    EXPECT_LT(s.first_token, s.end_token);
    next = s.end_token;
  }
  EXPECT_EQ(next, tokens.tokens.size());
}

// A chunk with a Han character goes through ICU, which cuts it off as a word; the
// same chunk without it goes through our own rules. Letters, digits and marks in
// random order, without what our rules change on purpose: colons, full stops
// after words, possessives, runs of stops and dashes.
TEST(Tokenize, CutsLatinTextWhereIcuDoes) {
  const std::vector<std::string> pieces = {"ab", "C",  "D\u00e9", "12",      "3", ",", ";", "'d",
                                           "(",  "\"", "?",       "\u2019x", "_", "%", "/", "!"};
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(7, seed);
    std::string chunk;
    for (int i = 0; i < 12; ++i) chunk += pieces[random.below(pieces.size())];
    std::vector<std::string> by_icu = words("\u4e2d" + chunk);
    ASSERT_EQ(by_icu.front(), "\u4e2d");
    by_icu.erase(by_icu.begin());
    EXPECT_EQ(words(chunk), by_icu) << chunk;
  }
}

}  // namespace
}  // namespace entente
