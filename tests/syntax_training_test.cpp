#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "extract/names/model.h"
#include "extract/syntax/oracle.h"
#include "extract/syntax/sentence_parser.h"
#include "tests/syntax_sample.h"

namespace entente {
namespace {

using testing::HasSubstr;

std::string message_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(SyntaxTraining, LearnsTheMadeUpTreebank) {
  const std::string bytes = made_up_model();
  const SyntaxModel model(bytes, "made-up", true);
  SentenceParser parser(model, NamesModel::instance().lexicon());
  const std::vector<std::string_view> words = {"Farid", "praised", "the",
                                               "judges", "of",      "Ann", "."};
  const std::vector<SyntaxNode> nodes = parser.parse(words);
  EXPECT_EQ(nodes[0].head, 1u);
  EXPECT_EQ(nodes[0].relation, Dependency::nsubj);
  EXPECT_EQ(nodes[1].head, SyntaxNode::no_head);
  EXPECT_EQ(nodes[1].lemma, "praise");
  EXPECT_EQ(nodes[1].form, PennTag::vbd);
  EXPECT_EQ(nodes[3].lemma, "judge");
  EXPECT_EQ(nodes[3].tag, WordTag::noun);
  EXPECT_EQ(nodes[5].head, 3u);
  EXPECT_EQ(nodes[5].relation, Dependency::nmod);
}

TEST(SyntaxTraining, WritesTheSameBytesAgain) { EXPECT_EQ(made_up_model(), made_up_model()); }

TEST(SyntaxModel, IsRefusedWhenDamaged) {
  const std::string whole = made_up_model();
  std::string bytes = whole;
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  EXPECT_THAT(message_of([&] { SyntaxModel(bytes, "m.bin", true); }), HasSubstr("checksum"));
  EXPECT_THAT(message_of([&] { SyntaxModel(whole.substr(0, whole.size() - 1), "m.bin", true); }),
              HasSubstr("bytes, the file has"));
  EXPECT_THAT(message_of([&] { SyntaxModel(whole.substr(0, 20), "m.bin", true); }),
              HasSubstr("m.bin: not a syntax model"));
  EXPECT_THAT(message_of([&] { SyntaxModel::load("no/such/file"); }), HasSubstr("no/such/file"));
}

TEST(Conllu, TellsTheLineThatIsWrong) {
  EXPECT_THAT(message_of([] { read_conllu("1\tAnn\n", "f"); }), HasSubstr("f:1: fewer than ten"));
  EXPECT_THAT(message_of([] { read_conllu("1\tAnn\tAnn\tODD\tNNP\t_\t0\troot\t_\t_\n", "f"); }),
              HasSubstr("unknown part of speech 'ODD'"));
  EXPECT_THAT(message_of([] {
                read_conllu("1\ta\ta\tX\tFW\t_\t2\tdep\t_\t_\n2\tb\tb\tX\tFW\t_\t1\tdep\t_\t_\n",
                            "f");
              }),
              HasSubstr("no tree"));
}

TEST(Conllu, MakesCrossingArcsProjective) {
  // 0 <- 2, 1 <- 3 cross; 3 is the root.
  std::vector<SyntaxNode> nodes(4);
  nodes[0].head = 2;
  nodes[1].head = 3;
  nodes[2].head = 3;
  projectivize(nodes);
  EXPECT_EQ(nodes[0].head, 3u);
  EXPECT_EQ(nodes[1].head, 3u);
  EXPECT_EQ(nodes[2].head, 3u);
}

// The naive twin: the least number of wrong heads over all ways to go on from a state.
std::uint32_t least_wrong(const ArcHybrid& state, const TreeOracle& oracle) {
  if (state.done()) {
    std::uint32_t wrong = 0;
    for (std::uint32_t i = 0; i < state.words(); ++i) wrong += state.head(i) != oracle.head(i);
    return wrong;
  }
  std::uint32_t least = ~0u;
  for (const Transition t : {Transition::shift, Transition::left, Transition::right}) {
    if (!state.legal(t)) continue;
    ArcHybrid next = state;
    next.apply(t, Dependency::dep);
    least = std::min(least, least_wrong(next, oracle));
  }
  return least;
}

void expect_costs(const ArcHybrid& state, const TreeOracle& oracle) {
  if (state.done()) return;
  const auto costs = oracle.costs(state);
  const std::uint32_t now = least_wrong(state, oracle);
  for (const Transition t : {Transition::shift, Transition::left, Transition::right}) {
    if (!state.legal(t)) continue;
    ArcHybrid next = state;
    next.apply(t, Dependency::dep);
    // Lower bound: that only one word may come under the root is left out of account.
    EXPECT_LE(costs[static_cast<std::size_t>(t)], least_wrong(next, oracle) - now + 1);
    if (now == 0) {
      EXPECT_EQ(costs[static_cast<std::size_t>(t)] == 0, least_wrong(next, oracle) == 0);
    }
    expect_costs(next, oracle);
  }
}

TEST(TreeOracle, FindsTheTransitionsThatLoseNothing) {
  // "Envoys from Mali met her".
  std::vector<SyntaxNode> nodes(5);
  nodes[0].head = 3;
  nodes[1].head = 2;
  nodes[2].head = 0;
  nodes[4].head = 3;
  const TreeOracle oracle(nodes);
  ArcHybrid state;
  state.begin(5);
  expect_costs(state, oracle);
}

}  // namespace
}  // namespace entente
