#include "extract/syntax/prepositions.h"

#include <cstdint>

namespace entente {
namespace {

// "because of" and the like are fixed phrases; a name is part of none.
bool is_its_noun(const SyntaxNode& node) {
  if (node.tag == WordTag::propn)
    return node.relation != Dependency::conj && node.relation != Dependency::punct;
  return (node.tag == WordTag::noun || node.tag == WordTag::pron) &&
         node.relation != Dependency::conj && node.relation != Dependency::fixed;
}

}  // namespace

void turn_prepositions(std::vector<SyntaxNode>& nodes) {
  constexpr std::uint32_t none = SyntaxNode::no_head;
  const auto n = static_cast<std::uint32_t>(nodes.size());
  std::vector<std::uint32_t> noun(n, none), heads(n, none);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t head = nodes[i].head;
    if (head == none || head > i || noun[head] != none) continue;
    if (nodes[head].tag != WordTag::adp || nodes[head].head == none) continue;
    if (is_its_noun(nodes[i])) noun[head] = i;
  }
  // What follows the noun hangs from it too, or it would cross the noun's new arc.
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t head = nodes[i].head;
    heads[i] = head != none && noun[head] != none && i > noun[head] ? noun[head] : head;
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t own = noun[i];
    if (own == none) continue;
    const std::uint32_t above = heads[i];
    nodes[own].relation = nodes[above].tag == WordTag::verb || nodes[above].tag == WordTag::adj
                              ? Dependency::obl
                              : Dependency::nmod;
    nodes[i].relation = Dependency::case_;
    heads[own] = above;
    heads[i] = own;
  }
  for (std::uint32_t i = 0; i < n; ++i) nodes[i].head = heads[i];
}

}  // namespace entente
