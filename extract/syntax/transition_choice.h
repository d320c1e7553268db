#pragma once

// What the scores of a state say.

#include <array>
#include <cstddef>
#include <cstdint>

#include "extract/syntax/arc_hybrid.h"
#include "extract/syntax/transition_classes.h"

namespace entente {

struct TransitionChoice {
  Transition transition = Transition::shift;
  Dependency relation = Dependency::root;
  std::int32_t score = 0;
};

// The class of highest score, of several the first. O(classes).
inline std::uint8_t best_class(const std::int32_t* scores, std::size_t classes) {
  std::size_t best = 0;
  for (std::size_t c = 1; c < classes; ++c)
    if (scores[c] > scores[best]) best = c;
  return static_cast<std::uint8_t>(best);
}

// The relation of highest score for an arc of that direction. A word under the root is
// its root and no other word is; punctuation is attached elsewhere. O(relations).
inline Dependency best_relation(const ArcHybrid& state, const std::int32_t* scores, Transition t) {
  if (t == Transition::left && state.buffer(0) == state.root()) return Dependency::root;
  const std::int32_t* of = scores + transition_class(t, Dependency{});
  const auto barred = [](std::size_t r) {
    return r == static_cast<std::size_t>(Dependency::root) ||
           r == static_cast<std::size_t>(Dependency::punct);
  };
  std::size_t best = 0;
  for (std::size_t r = 1; r < dependencies; ++r)
    if (of[r] > of[best] && !barred(r)) best = r;
  return static_cast<Dependency>(best);
}

// The best legal transition among the `allowed`, by number; one of them must be legal. O(classes).
inline TransitionChoice best_transition(const ArcHybrid& state, const std::int32_t* scores,
                                        const std::array<bool, transitions>& allowed) {
  TransitionChoice best;
  bool found = false;
  for (const Transition t : {Transition::shift, Transition::left, Transition::right}) {
    if (!allowed[static_cast<std::size_t>(t)] || !state.legal(t)) continue;
    TransitionChoice choice{t, Dependency::root, scores[transition_class(t)]};
    if (t != Transition::shift) {
      choice.relation = best_relation(state, scores, t);
      choice.score += scores[transition_class(t, choice.relation)];
    }
    if (!found || choice.score > best.score) best = choice;
    found = true;
  }
  return best;
}

}  // namespace entente
