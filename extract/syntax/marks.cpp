#include "extract/syntax/marks.h"

#include <algorithm>
#include <utility>

// As Universal Dependencies ask (universaldependencies.org/u/dep/punct.html): a mark between
// two units hangs from the head of the one that is subordinate, as high as it can without
// crossing an arc; both marks of a pair hang from the head of what they enclose.
//
// The words that a mark can hang from without crossing lie on two paths: from the word before
// it upwards while that goes on before the mark, and from the word after it likewise. One of
// the two paths ends in a word that hangs from the other. Marks side by side keep the tree
// projective if their heads are in the order: path before, upwards; path after, downwards.

namespace entente {
namespace {

constexpr std::uint32_t none = SyntaxNode::no_head;
constexpr std::size_t longest_path = 64;

bool is_quote(std::string_view w) {
  return w == "\"" || w == "\u201C" || w == "\u201D" || w == "``" || w == "''";
}

bool opens(std::string_view w) { return w == "(" || w == "[" || w == "{"; }

bool closes(std::string_view w) { return w == ")" || w == "]" || w == "}"; }

bool ends_sentence(std::string_view w) {
  return w == "." || w == "?" || w == "!" || w == "..." || w == "\u2026";
}

class Marks {
 public:
  Marks(std::span<const std::string_view> words, std::span<const std::uint32_t> kept,
        std::vector<SyntaxNode>& nodes)
      : words_(words), kept_(kept), nodes_(nodes) {
    pair();
  }

  void attach() {
    for (std::size_t k = 0; k <= kept_.size(); ++k) {
      const std::uint32_t from = k == 0 ? 0 : kept_[k - 1] + 1;
      const auto end = k == kept_.size() ? static_cast<std::uint32_t>(nodes_.size()) : kept_[k];
      if (from < end) attach_gap(from, end, k > 0, k < kept_.size());
    }
  }

 private:
  struct Pair {
    std::uint32_t open = none, close = none;
  };

  // The pair that each mark is of or, if of none, is in.
  void pair() {
    around_.resize(nodes_.size());
    paired_.resize(nodes_.size());
    std::vector<std::uint32_t> open;
    std::vector<Pair> found;
    std::uint32_t kept = 0, quote = none;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (kept < kept_.size() && kept_[kept] == i) {
        ++kept;
      } else if (opens(words_[i])) {
        open.push_back(i);
      } else if (closes(words_[i]) && !open.empty()) {
        paired_[i] = paired_[open.back()] = {open.back(), i};
        open.pop_back();
      } else if (is_quote(words_[i])) {
        if (quote != none) paired_[i] = paired_[quote] = {quote, i};
        quote = quote == none ? i : none;
      }
    }
    // Pairs may cross, quotes and brackets do not know of each other: the last opened counts.
    std::vector<Pair> stack;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      while (!stack.empty() && stack.back().close <= i) stack.pop_back();
      if (!stack.empty()) around_[i] = stack.back();
      if (paired_[i].open == i) stack.push_back(paired_[i]);
    }
  }

  // The marks from `from` up to `end`, with a word before and after them or not.
  void attach_gap(std::uint32_t from, std::uint32_t end, bool before, bool after) {
    path_.clear();
    if (before)
      for (std::uint32_t i = from - 1; i != none && i < from && path_.size() < longest_path;
           i = nodes_[i].head)
        path_.push_back(i);
    std::vector<std::uint32_t> right;
    if (after)
      for (std::uint32_t i = end; i != none && i >= end && right.size() < longest_path;
           i = nodes_[i].head)
        right.push_back(i);
    // A path that was not walked to its end may hide where the other ends.
    if (std::max(path_.size(), right.size()) == longest_path) {
      for (std::vector<std::uint32_t>* path : {&path_, &right})
        if (!path->empty()) path->erase(path->begin() + 1, path->end());
    }
    // What lies above the arc between the two paths cannot be seen.
    const bool right_hangs = cut(path_, right);
    if (!right_hangs) cut(right, path_);
    lefts_ = path_.size();
    path_.insert(path_.end(), right.rbegin(), right.rend());
    std::size_t least = 0;
    for (std::uint32_t mark = from; mark < end; ++mark) {
      least = std::max(least, place_of(mark, right_hangs));
      nodes_[mark].head = path_[least];
    }
  }

  // Whether the last of `lower` hangs from one of `upper`, which then ends there.
  bool cut(std::vector<std::uint32_t>& upper, const std::vector<std::uint32_t>& lower) const {
    if (upper.empty() || lower.empty()) return false;
    const auto at = std::find(upper.begin(), upper.end(), nodes_[lower.back()].head);
    if (at == upper.end()) return false;
    upper.erase(at + 1, upper.end());
    return true;
  }

  // Where in path_ the mark's head is wanted.
  std::size_t place_of(std::uint32_t mark, bool right_hangs) const {
    const Pair& own = paired_[mark];
    const bool opening = own.open == mark, closing = own.close == mark && !opening;
    const Pair& bounds = own.open != none ? own : around_[mark];
    // The highest word on either side that is not beyond the pair.
    std::size_t left = none, right = none;
    for (std::size_t p = 0; p < path_.size(); ++p) {
      const bool inside = bounds.open == none ||
                          (path_[p] > bounds.open && path_[p] < bounds.close);
      if (!inside) continue;
      if (p < lefts_) left = p;
      if (p >= lefts_ && right == none) right = p;
    }
    if (opening && right != none) return right;
    if (closing && left != none) return left;
    if (left == none && right == none) return right_hangs ? lefts_ : lefts_ - (lefts_ > 0);
    if (left == none) return right;
    if (right == none || ends_sentence(words_[mark])) return left;
    return right_hangs ? right : left;
  }

  std::span<const std::string_view> words_;
  std::span<const std::uint32_t> kept_;
  std::vector<SyntaxNode>& nodes_;
  std::vector<Pair> around_, paired_;
  std::vector<std::uint32_t> path_;  // seen from a gap: before it upwards, after it downwards
  std::size_t lefts_ = 0;
};

}  // namespace

void attach_marks(std::span<const std::string_view> words, std::span<const std::uint32_t> kept,
                  std::vector<SyntaxNode>& nodes) {
  Marks(words, kept, nodes).attach();
}

}  // namespace entente
