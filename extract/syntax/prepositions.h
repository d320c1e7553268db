#pragma once

#include <vector>

#include "extract/syntax/syntax_tree.h"

namespace entente {

// A preposition depends on its noun in Universal Dependencies. Where the tree has the noun
// on the preposition ("on Ann"), turns the two round. What hangs from nothing stays so, a
// projective tree stays one. O(nodes).
void turn_prepositions(std::vector<SyntaxNode>& nodes);

}  // namespace entente
