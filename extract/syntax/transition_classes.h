#pragma once

// The classes that the parser's weights are of. The score of an arc with its relation is
// that of the transition alone and that of the two together, so that a rare relation
// leans on what is known of all.

#include <cstddef>
#include <cstdint>

#include "extract/syntax/arc_hybrid.h"
#include "extract/syntax/sparse_weights.h"

namespace entente {

constexpr std::size_t transition_classes = transitions + 2 * dependencies;
static_assert(transition_classes <= most_classes);

constexpr std::uint8_t transition_class(Transition t) { return static_cast<std::uint8_t>(t); }
// `t` is left or right.
constexpr std::uint8_t transition_class(Transition t, Dependency relation) {
  return static_cast<std::uint8_t>(transitions + (t == Transition::right ? dependencies : 0) +
                                   static_cast<std::size_t>(relation));
}

}  // namespace entente
