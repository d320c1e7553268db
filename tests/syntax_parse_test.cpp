// The parser of this program, on whole sentences and on what is none.

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/random.h"
#include "extract/names/model.h"
#include "extract/syntax/contractions.h"
#include "extract/syntax/parse_sentence.h"
#include "extract/syntax/sentence_parser.h"
#include "extract/tokenize.h"

namespace entente {
namespace {

SentenceParser make_parser() {
  return {SyntaxModel::instance(), NamesModel::instance().lexicon()};
}

SyntaxTree parsed(std::string_view text) {
  Tokens tokens = tokenize(text);
  Annotation annotation;
  annotation.tokens = std::move(tokens.tokens);
  annotation.sentences = std::move(tokens.sentences);
  return parse_sentence(text, annotation, 0);
}

// One root, no cycle, projective: every subtree is as long as it has nodes.
void expect_tree(const SyntaxTree& tree, std::size_t nodes) {
  ASSERT_EQ(tree.size(), nodes);
  std::vector<std::uint32_t> below(nodes, 1);
  std::size_t roots = 0;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    roots += tree[i].head == SyntaxNode::no_head;
    std::size_t steps = 0;
    for (std::uint32_t at = tree[i].head; at != SyntaxNode::no_head; at = tree[at].head) {
      ASSERT_LT(++steps, nodes);
      ++below[at];
    }
    EXPECT_EQ(tree[i].relation == Dependency::root, tree[i].head == SyntaxNode::no_head);
  }
  EXPECT_EQ(roots, nodes == 0 ? 0u : 1u);
  for (std::uint32_t i = 0; i < nodes; ++i)
    EXPECT_EQ(tree.subtree(i).end - tree.subtree(i).first, below[i]);
}

TEST(ParseSentence, FindsSubjectObjectAndPlace) {
  const SyntaxTree tree = parsed("The president met him in Geneva on Friday.");
  expect_tree(tree, 9);
  EXPECT_EQ(tree[2].lemma, "meet");
  EXPECT_EQ(tree[2].tag, WordTag::verb);
  EXPECT_EQ(tree.root(), 2u);
  EXPECT_EQ(tree.child(2, Dependency::nsubj), 1u);
  EXPECT_EQ(tree.child(2, Dependency::obj), 3u);
  EXPECT_EQ(tree[5].head, 2u);
}

TEST(ParseSentence, FindsLemmasOfVerbsThatTheTreebankLacks) {
  const SyntaxTree tree = parsed("They accused him after she had bribed him and hopped.");
  EXPECT_EQ(tree[1].lemma, "accuse");
  EXPECT_EQ(tree[6].lemma, "bribe");
  EXPECT_EQ(tree[9].lemma, "hop");
}

TEST(ParseSentence, TellsThePassiveAndItsAgent) {
  const SyntaxTree tree = parsed("The envoy was praised by the queen.");
  EXPECT_EQ(tree[1].relation, Dependency::nsubj_pass);
  EXPECT_EQ(tree[6].relation, Dependency::obl_agent);
  EXPECT_EQ(tree[3].lemma, "praise");
}

TEST(ParseSentence, KeepsOneNodeForAContraction) {
  const SyntaxTree tree = parsed("They didn't meet, and he cannot say why we\u2019re here.");
  expect_tree(tree, 12);
  EXPECT_TRUE(tree[1].negated);
  EXPECT_EQ(tree[1].lemma, "do");
  EXPECT_TRUE(tree[6].negated);
  EXPECT_FALSE(tree[2].negated);
}

TEST(ParseSentence, TakesNothingForAnEmptyTree) {
  EXPECT_TRUE(make_parser().parse({}).empty());
}

TEST(Contractions, AreCutWhereTreebanksCutThem) {
  EXPECT_EQ(contraction_cut("don't"), 2u);
  EXPECT_EQ(contraction_cut("CAN'T"), 2u);
  EXPECT_EQ(contraction_cut("they're"), 4u);
  EXPECT_EQ(contraction_cut("cannot"), 3u);
  EXPECT_EQ(contraction_cut("cannon"), 0u);
  EXPECT_EQ(contraction_cut("O'Neil"), 0u);
  EXPECT_EQ(contraction_cut("'d"), 0u);
  EXPECT_EQ(contraction_cut("n't"), 0u);
}

TEST(Contractions, KeepTheWordNearestToTheRoot) {
  // "We're" with the verb above its subject: the verb stays, the subject goes.
  std::vector<SyntaxNode> words(3);
  words[0].head = 1;
  words[2].head = 0;
  const std::vector<std::uint32_t> token_of = {0, 0, 1};
  const auto joined = join_contractions(words, token_of);
  ASSERT_EQ(joined.size(), 2u);
  EXPECT_EQ(joined[0].head, SyntaxNode::no_head);
  EXPECT_EQ(joined[1].head, 0u);
}

TEST(SentenceParser, MakesATreeOfAnyWords) {
  const std::vector<std::string> odd = {
      "",  " ",  "\xF0\x9F\x98\x80", "(",    "''",  "met",   "the",     ",",   "$", "Q",
      "of", "was", "\xFF",             "n't",  "Минск", "MINSTER", "and", "by"};
  SentenceParser parser = make_parser();
  Random random(7, 0);
  for (std::size_t round = 0; round < 300; ++round) {
    std::vector<std::string_view> words(random.below(30));
    for (std::string_view& word : words) word = odd[random.below(odd.size())];
    expect_tree(SyntaxTree(parser.parse(words)), words.size());
  }
}

TEST(SentenceParser, DoesNotRememberEarlierSentences) {
  const std::vector<std::string_view> first = {"Rivals", "met", "in", "Oslo", "."};
  const std::vector<std::string_view> second = {"THE", "ENVOY", "LEFT"};
  SentenceParser used = make_parser(), fresh = make_parser();
  used.parse(second);
  const auto a = used.parse(first), b = fresh.parse(first);
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(a[i].head, b[i].head);
    EXPECT_EQ(a[i].relation, b[i].relation);
    EXPECT_EQ(a[i].lemma, b[i].lemma);
  }
}

// Ten times the words may take ten times as long, and four times that for a busy machine;
// a quadratic parser would take a hundred times.
TEST(SentenceParser, TakesLongSentencesInLinearTime) {
  const auto seconds = [](std::size_t n) {
    std::vector<std::string_view> words;
    while (words.size() < n)
      words.insert(words.end(), {"the", "envoy", "of", "Mali", ",", "who", "met", "her", ","});
    SentenceParser parser = make_parser();
    const auto begin = std::chrono::steady_clock::now();
    const SyntaxTree tree(parser.parse(words));
    const auto end = std::chrono::steady_clock::now();
    expect_tree(tree, words.size());
    return std::chrono::duration<double>(end - begin).count();
  };
  seconds(500);
  EXPECT_LT(seconds(5'000), 40 * std::max(seconds(500), 0.002));
}

}  // namespace
}  // namespace entente
