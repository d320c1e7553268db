// The parser of this program, on whole sentences and on what is none.

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/random.h"
#include "extract/names/model.h"
#include "extract/syntax/contractions.h"
#include "extract/syntax/marks.h"
#include "extract/syntax/parse_sentence.h"
#include "extract/syntax/prepositions.h"
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

// The heads of all words, given those of the words that are no marks; marks have -2.
std::vector<int> with_marks(const std::vector<std::string_view>& words,
                            const std::vector<int>& heads) {
  std::vector<SyntaxNode> nodes(words.size());
  std::vector<std::uint32_t> kept;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (heads[i] == -2) continue;
    kept.push_back(i);
    nodes[i].head = heads[i] < 0 ? SyntaxNode::no_head : static_cast<std::uint32_t>(heads[i]);
  }
  attach_marks(words, kept, nodes);
  SyntaxTree tree(nodes);
  std::vector<int> out;
  for (const SyntaxNode& node : nodes)
    out.push_back(node.head == SyntaxNode::no_head ? -1 : static_cast<int>(node.head));
  return out;
}

TEST(Marks, HangFromTheSubordinateUnitBesideThem) {
  const std::vector<std::string_view> words = {"Today", ",", "envoys", "left", ",",
                                               "who",   "had", "met",  "."};
  EXPECT_EQ(with_marks(words, {3, -2, 3, -1, -2, 7, 7, 3, -2}),
            (std::vector<int>{3, 0, 3, -1, 7, 7, 7, 3, 3}));
}

TEST(Marks, OfAPairHangFromTheHeadOfWhatTheyEnclose) {
  const std::vector<std::string_view> words = {"He",   "said", "\"", "go",    "away",
                                               ".",    "\"",  "(",  "twice", ")"};
  EXPECT_EQ(with_marks(words, {1, -1, -2, 1, 3, -2, -2, -2, 1, -2}),
            (std::vector<int>{1, -1, 3, 1, 3, 3, 3, 8, 1, 8}));
}

TEST(Marks, NeverCrossAnArc) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(7, seed);
    ArcHybrid state;
    std::vector<std::string_view> words;
    std::vector<std::uint32_t> kept;
    const std::vector<std::string_view> marks = {",", ".", "(", ")", "\"", "-"};
    const std::size_t size = 1 + random.below(seed % 20 == 0 ? 300 : 12);
    for (std::size_t i = 0; i < size; ++i) {
      const bool mark = i > 0 && random.below(3) == 0;
      words.push_back(mark ? marks[random.below(marks.size())] : "word");
      if (!mark) kept.push_back(static_cast<std::uint32_t>(i));
    }
    state.begin(static_cast<std::uint32_t>(kept.size()));
    while (!state.done()) {
      const auto t = static_cast<Transition>(random.below(transitions));
      if (state.legal(t)) state.apply(t, Dependency::obj);
    }
    std::vector<int> heads(size, -2);
    for (std::uint32_t k = 0; k < kept.size(); ++k)
      heads[kept[k]] = state.head(k) == state.root() ? -1 : static_cast<int>(kept[state.head(k)]);
    const std::vector<int> all = with_marks(words, heads);
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t j = std::min<std::size_t>(i, static_cast<std::size_t>(std::max(all[i], 0)));
           all[i] >= 0 && j <= std::max(i, static_cast<std::size_t>(all[i])); ++j) {
        const auto low = std::min<int>(static_cast<int>(i), all[i]);
        const auto high = std::max<int>(static_cast<int>(i), all[i]);
        const bool within = static_cast<int>(j) > low && static_cast<int>(j) < high;
        EXPECT_TRUE(!within || (all[j] >= low && all[j] <= high)) << seed << ": " << i << ' ' << j;
      }
  }
}

TEST(Prepositions, HangFromTheirNouns) {
  // "put sanctions on Ann today", where the tree has "on" above "Ann" and "today".
  std::vector<SyntaxNode> nodes(5);
  const std::uint32_t heads[] = {SyntaxNode::no_head, 0, 1, 2, 2};
  const WordTag tags[] = {WordTag::verb, WordTag::noun, WordTag::adp, WordTag::propn,
                          WordTag::adv};
  for (std::size_t i = 0; i < 5; ++i) {
    nodes[i].head = heads[i];
    nodes[i].tag = tags[i];
    nodes[i].relation = i == 0 ? Dependency::root : Dependency::dep;
  }
  turn_prepositions(nodes);
  EXPECT_EQ(nodes[2].head, 3u);
  EXPECT_EQ(nodes[2].relation, Dependency::case_);
  EXPECT_EQ(nodes[3].head, 1u);
  EXPECT_EQ(nodes[3].relation, Dependency::nmod);
  EXPECT_EQ(nodes[4].head, 3u);
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
