#pragma once

// A sentence as a tree: which word each word depends on, and how. Every token of
// the sentence is one node, by position.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/syntax/word_tags.h"

namespace entente {

struct SyntaxNode {
  static constexpr std::uint32_t no_head = ~std::uint32_t{0};

  std::uint32_t head = no_head;  // node it depends on; no_head: it is the root
  Dependency relation = Dependency::root;
  WordTag tag = WordTag::x;
  PennTag form = PennTag::fw;  // tells VBD from VBN, NNS from NN
  bool negated = false;        // "don't", "cannot": its "not" is no token of its own
  std::string lemma;           // "meet" for "met"; of a name, as it is written
};

// A well-formed tree: one root unless it is empty, no cycle, and projective, so that
// each subtree is a run of nodes.
class SyntaxTree {
 public:
  struct Range {
    std::uint32_t first = 0, end = 0;  // half-open
  };

  SyntaxTree() = default;
  // The heads of `nodes` must be such a tree. O(nodes).
  explicit SyntaxTree(std::vector<SyntaxNode> nodes);

  std::size_t size() const { return nodes_.size(); }
  bool empty() const { return nodes_.empty(); }
  const SyntaxNode& operator[](std::uint32_t i) const { return nodes_[i]; }
  const std::vector<SyntaxNode>& nodes() const { return nodes_; }

  // The root, no_head of an empty tree. O(1).
  std::uint32_t root() const { return root_; }
  // The nodes that depend on node `i`, ascending; lives as long as the tree. O(1).
  std::span<const std::uint32_t> children(std::uint32_t i) const {
    return {children_.data() + first_child_[i], children_.data() + first_child_[i + 1]};
  }
  // The first child with that relation, no_head if there is none. O(children).
  std::uint32_t child(std::uint32_t i, Dependency relation) const;
  // Node `i` and all below it. O(1).
  Range subtree(std::uint32_t i) const { return subtrees_[i]; }

 private:
  std::vector<SyntaxNode> nodes_;
  std::vector<std::uint32_t> first_child_, children_;
  std::vector<Range> subtrees_;
  std::uint32_t root_ = SyntaxNode::no_head;
};

}  // namespace entente
