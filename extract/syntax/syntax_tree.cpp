#include "extract/syntax/syntax_tree.h"

#include <algorithm>

namespace entente {

SyntaxTree::SyntaxTree(std::vector<SyntaxNode> nodes) : nodes_(std::move(nodes)) {
  const auto n = static_cast<std::uint32_t>(nodes_.size());
  first_child_.assign(n + 1, 0);
  for (const SyntaxNode& node : nodes_)
    if (node.head != SyntaxNode::no_head) ++first_child_[node.head + 1];
  for (std::uint32_t i = 0; i < n; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[n]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end());
  for (std::uint32_t i = 0; i < n; ++i) {
    if (nodes_[i].head == SyntaxNode::no_head)
      root_ = i;
    else
      children_[next[nodes_[i].head]++] = i;
  }
  // Breadth first from the root; backwards, every node comes after those below it.
  std::vector<std::uint32_t> order;
  order.reserve(n);
  if (n > 0) order.push_back(root_);
  for (std::size_t k = 0; k < order.size(); ++k)
    for (const std::uint32_t child : children(order[k])) order.push_back(child);
  subtrees_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) subtrees_[i] = {i, i + 1};
  for (std::size_t k = order.size(); k-- > 1;) {
    const Range below = subtrees_[order[k]];
    Range& range = subtrees_[nodes_[order[k]].head];
    range = {std::min(range.first, below.first), std::max(range.end, below.end)};
  }
}

std::uint32_t SyntaxTree::child(std::uint32_t i, Dependency relation) const {
  for (const std::uint32_t c : children(i))
    if (nodes_[c].relation == relation) return c;
  return SyntaxNode::no_head;
}

}  // namespace entente
