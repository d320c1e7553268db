#pragma once

// Punctuation hangs from the words around it by rule, once these are a tree.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/syntax/syntax_tree.h"

namespace entente {

// Sets the heads of all nodes that are not `kept`, given a projective tree of those that
// are: heads of them all, ascending, not empty unless `nodes` is. The tree stays projective.
// O(nodes).
void attach_marks(std::span<const std::string_view> words, std::span<const std::uint32_t> kept,
                  std::vector<SyntaxNode>& nodes);

}  // namespace entente
