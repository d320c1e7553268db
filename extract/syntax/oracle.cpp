#include "extract/syntax/oracle.h"

namespace entente {

TreeOracle::TreeOracle(std::span<const SyntaxNode> tree) : tree_(tree) {
  const auto n = static_cast<std::uint32_t>(tree.size());
  for (const SyntaxNode& node : tree)
    heads_.push_back(node.head == SyntaxNode::no_head ? n : node.head);
  first_.assign(n + 2, 0);
  for (const std::uint32_t head : heads_) ++first_[head + 1];
  for (std::uint32_t i = 0; i <= n; ++i) first_[i + 1] += first_[i];
  dependents_.resize(n);
  std::vector<std::uint32_t> next(first_.begin(), first_.end());
  for (std::uint32_t i = 0; i < n; ++i) dependents_[next[heads_[i]]++] = i;
}

std::array<std::uint32_t, transitions> TreeOracle::costs(const ArcHybrid& state) const {
  std::array<std::uint32_t, transitions> out{};
  auto& [shift, left, right] = out;
  const std::uint32_t next = state.next();
  if (state.depth() > 0) {
    const std::uint32_t top = state.stack(0), head = heads_[top];
    for (std::uint32_t k = first_[top]; k < first_[top + 1]; ++k)
      if (dependents_[k] >= next) {
        ++left;
        ++right;
      }
    if (head >= next) ++right;
    if (head > next || head == state.stack(1)) ++left;
  }
  if (next < state.words()) {
    for (std::uint32_t k = first_[next]; k < first_[next + 1]; ++k)
      if (dependents_[k] < next && state.head(dependents_[k]) == state.none()) ++shift;
    const std::uint32_t head = heads_[next];
    // On the stack below the top: not attached yet, and not the top itself.
    if (head < next && head != state.stack(0) && state.head(head) == state.none()) ++shift;
  }
  return out;
}

}  // namespace entente
