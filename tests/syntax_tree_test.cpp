#include "extract/syntax/syntax_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using testing::ElementsAre;

// "Envoys from Mali met her": met is the root.
SyntaxTree envoys() {
  std::vector<SyntaxNode> nodes(5);
  const auto set = [&](std::size_t i, std::uint32_t head, Dependency relation) {
    nodes[i].head = head;
    nodes[i].relation = relation;
  };
  set(0, 3, Dependency::nsubj);
  set(1, 2, Dependency::case_);
  set(2, 0, Dependency::nmod);
  set(3, SyntaxNode::no_head, Dependency::root);
  set(4, 3, Dependency::obj);
  return SyntaxTree(nodes);
}

TEST(SyntaxTree, ListsTheChildrenOfANodeInOrder) {
  EXPECT_THAT(envoys().children(3), ElementsAre(0, 4));
  EXPECT_TRUE(envoys().children(4).empty());
}

TEST(SyntaxTree, FindsRootAndChildByRelation) {
  EXPECT_EQ(envoys().root(), 3u);
  EXPECT_EQ(envoys().child(3, Dependency::obj), 4u);
  EXPECT_EQ(envoys().child(3, Dependency::iobj), SyntaxNode::no_head);
}

TEST(SyntaxTree, TakesASubtreeAsARun) {
  EXPECT_EQ(envoys().subtree(0).first, 0u);
  EXPECT_EQ(envoys().subtree(0).end, 3u);
  EXPECT_EQ(envoys().subtree(3).end, 5u);
}

TEST(SyntaxTree, OfNothingHasNoRoot) {
  EXPECT_TRUE(SyntaxTree(std::vector<SyntaxNode>{}).empty());
  EXPECT_EQ(SyntaxTree(std::vector<SyntaxNode>{}).root(), SyntaxNode::no_head);
}

TEST(WordTags, NamesAreReadBack) {
  for (std::size_t i = 0; i < dependencies; ++i)
    EXPECT_EQ(dependency_named(name_of(static_cast<Dependency>(i))), static_cast<Dependency>(i));
  for (std::size_t i = 0; i < penn_tags; ++i)
    EXPECT_EQ(penn_tag_named(name_of(static_cast<PennTag>(i))), static_cast<PennTag>(i));
  for (std::size_t i = 0; i < word_tags; ++i)
    EXPECT_EQ(word_tag_named(name_of(static_cast<WordTag>(i))), static_cast<WordTag>(i));
  EXPECT_EQ(dependency_named("nsubj:odd"), Dependency::nsubj);
  EXPECT_EQ(dependency_named("odd"), std::nullopt);
}

TEST(WordTags, RelationsLoseTheirSubtype) {
  EXPECT_EQ(plain_relation(Dependency::nsubj_pass), Dependency::nsubj);
  EXPECT_EQ(plain_relation(Dependency::obj), Dependency::obj);
}

}  // namespace
}  // namespace entente
