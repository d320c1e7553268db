#pragma once

// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011,
// aclanthology.org/P11-1068) with the artificial root behind the last word. Every
// sequence of legal transitions ends in a projective tree with one root, after two
// transitions a word.

#include <cstdint>
#include <vector>

#include "extract/syntax/word_tags.h"

namespace entente {

enum class Transition : std::uint8_t {
  shift,  // the next word onto the stack
  left,   // the next word becomes head of the top, which is popped
  right   // the word below the top becomes its head; the top is popped
};
constexpr std::size_t transitions = 3;

class ArcHybrid {
 public:
  // What is known of a node's dependents so far; none() where there is no such node.
  struct Attached {
    std::uint32_t left1 = 0, left2 = 0, right1 = 0, right2 = 0;  // outermost, next to it
    std::uint64_t left_relations = 0, right_relations = 0;       // as bits
    std::uint32_t lefts = 0, rights = 0;                         // how many
    std::uint32_t first = 0;                                     // word of all below the node
  };

  // Begins a sentence of `words` words. O(words).
  void begin(std::uint32_t words);

  bool done() const { return next_ == words_ && stack_.empty(); }
  bool legal(Transition t) const {
    if (t == Transition::shift) return next_ < words_;
    // A second word must not come under the root.
    if (t == Transition::left) return !stack_.empty() && (next_ < words_ || stack_.size() == 1);
    return stack_.size() > 1;
  }
  // `t` must be legal; the relation counts for left and right. O(1).
  void apply(Transition t, Dependency relation);

  std::uint32_t words() const { return words_; }
  std::uint32_t root() const { return words_; }      // the node behind the last word
  std::uint32_t none() const { return words_ + 1; }  // stands where no node is
  std::uint32_t depth() const { return static_cast<std::uint32_t>(stack_.size()); }

  // Node `k` from the top of the stack, from the front of the buffer; none() if beyond.
  std::uint32_t stack(std::uint32_t k) const {
    return k < stack_.size() ? stack_[stack_.size() - 1 - k] : none();
  }
  std::uint32_t buffer(std::uint32_t k) const { return next_ + k <= words_ ? next_ + k : none(); }
  std::uint32_t next() const { return next_; }

  std::uint32_t head(std::uint32_t node) const { return heads_[node]; }
  Dependency relation(std::uint32_t node) const { return relations_[node]; }
  const Attached& attached(std::uint32_t node) const { return attached_[node]; }

 private:
  void attach(std::uint32_t child, std::uint32_t head, Dependency relation);

  std::uint32_t words_ = 0, next_ = 0;
  std::vector<std::uint32_t> stack_;
  std::vector<std::uint32_t> heads_;  // none() until attached
  std::vector<Dependency> relations_;
  std::vector<Attached> attached_;
};

}  // namespace entente
