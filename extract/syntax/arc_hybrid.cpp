#include "extract/syntax/arc_hybrid.h"

namespace entente {

void ArcHybrid::begin(std::uint32_t words) {
  words_ = words;
  next_ = 0;
  stack_.clear();
  heads_.assign(words + 2, none());
  relations_.assign(words + 2, Dependency::root);
  Attached empty;
  empty.left1 = empty.left2 = empty.right1 = empty.right2 = none();
  attached_.assign(words + 2, empty);
  for (std::uint32_t i = 0; i < words + 2; ++i) attached_[i].first = i;
}

void ArcHybrid::attach(std::uint32_t child, std::uint32_t head, Dependency relation) {
  heads_[child] = head;
  relations_[child] = relation;
  Attached& at = attached_[head];
  const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(relation);
  if (child < head) {
    at.left2 = at.left1;
    at.left1 = child;
    at.left_relations |= bit;
    ++at.lefts;
    at.first = attached_[child].first;
  } else {
    at.right2 = at.right1;
    at.right1 = child;
    at.right_relations |= bit;
    ++at.rights;
  }
}

void ArcHybrid::apply(Transition t, Dependency relation) {
  if (t == Transition::shift) {
    stack_.push_back(next_++);
    return;
  }
  const std::uint32_t top = stack_.back();
  stack_.pop_back();
  attach(top, t == Transition::left ? next_ : stack_.back(), relation);
}

}  // namespace entente
