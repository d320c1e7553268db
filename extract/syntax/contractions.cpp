#include "extract/syntax/contractions.h"

#include <algorithm>
#include <array>

#include "core/text.h"

// Words side by side become one node: arcs that did not cross do not cross afterwards. No
// cycle comes about, since nothing above the kept word can be below another of its token:
// that one would be nearer to the root.

namespace entente {
namespace {

constexpr std::array<std::string_view, 6> endings = {"n't", "'ll", "'re", "'ve", "'m", "'d"};

// Arcs from each node to the root. O(nodes).
std::vector<std::uint32_t> depths_of(const std::vector<SyntaxNode>& nodes) {
  constexpr std::uint32_t unknown = ~std::uint32_t{0};
  std::vector<std::uint32_t> depths(nodes.size(), unknown), path;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    std::uint32_t at = i;
    for (; at != SyntaxNode::no_head && depths[at] == unknown; at = nodes[at].head)
      path.push_back(at);
    std::uint32_t depth = at == SyntaxNode::no_head ? 0 : depths[at] + 1;
    for (; !path.empty(); path.pop_back()) depths[path.back()] = depth++;
  }
  return depths;
}

}  // namespace

std::size_t contraction_cut(std::string_view token) {
  if (token.size() < 3 || token.size() > 16) return 0;
  const bool marked = token.find('\'') != std::string_view::npos;
  if (!marked && token.size() != 6) return 0;
  const std::string lower = to_lower(token);
  if (lower.size() != token.size()) return 0;
  if (lower == "cannot") return 3;
  for (const std::string_view ending : endings)
    if (lower.size() > ending.size() && lower.ends_with(ending)) {
      const std::size_t cut = lower.size() - ending.size();
      return lower[cut - 1] >= 'a' && lower[cut - 1] <= 'z' ? cut : 0;
    }
  return 0;
}

std::vector<SyntaxNode> join_contractions(std::vector<SyntaxNode> words,
                                          std::span<const std::uint32_t> token_of) {
  if (words.empty() || token_of.back() + 1 == words.size()) return words;
  const std::vector<std::uint32_t> depths = depths_of(words);
  std::vector<std::uint32_t> kept(token_of.back() + 1, SyntaxNode::no_head);
  std::vector<char> negated(kept.size(), 0);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    std::uint32_t& best = kept[token_of[i]];
    if (best == SyntaxNode::no_head || depths[i] < depths[best]) best = i;
    const bool second = i > 0 && token_of[i - 1] == token_of[i];
    if (second && words[i].lemma == "not") negated[token_of[i]] = 1;
  }
  std::vector<SyntaxNode> out;
  out.reserve(kept.size());
  for (std::size_t token = 0; token < kept.size(); ++token) {
    SyntaxNode node = std::move(words[kept[token]]);
    if (node.head != SyntaxNode::no_head) node.head = token_of[node.head];
    node.negated = negated[token] != 0;
    out.push_back(std::move(node));
  }
  return out;
}

}  // namespace entente
