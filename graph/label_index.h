#pragma once

// Numbers labels by first appearance. One flat table of small slots and the labels' texts side by
// side: with some 100,000 labels a lookup is a few accesses to memory that is near, where a general
// hash map follows pointers into memory that is not.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

class LabelIndex {
 public:
  LabelIndex() : slots_(1024) {}

  std::optional<std::uint32_t> find(std::string_view label) const {
    const Slot& slot = slots_[place_of(label, hash_of(label))];
    if (slot.number == 0) return std::nullopt;
    return slot.number - 1;
  }
  // A label that find() does not know, below 2^32 - 1 of them.
  std::uint32_t add(std::string_view label) {
    if (size() >= slots_.size() / 2) grow();
    const std::uint64_t hash = hash_of(label);
    const std::size_t place = place_of(label, hash);
    text_.insert(text_.end(), label.begin(), label.end());
    ends_.push_back(text_.size());
    slots_[place] = {tag_of(hash), static_cast<std::uint32_t>(size())};
    return static_cast<std::uint32_t>(size()) - 1;
  }
  std::size_t size() const { return ends_.size() - 1; }
  // Valid till add().
  std::string_view label(std::size_t number) const {
    return {text_.data() + ends_[number], ends_[number + 1] - ends_[number]};
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;     // the hash's other half: most unequal labels are told by it
    std::uint32_t number = 0;  // one more than the label's; 0: empty
  };

  static std::uint64_t hash_of(std::string_view label) {
    return std::hash<std::string_view>()(label);
  }
  static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

  std::size_t place_of(std::string_view text, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.number == 0 || (slot.tag == tag_of(hash) && label(slot.number - 1) == text))
        return at;
    }
  }
  void grow() {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.number == 0) continue;
      std::size_t at = hash_of(label(slot.number - 1)) & mask;
      while (slots_[at].number != 0) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::vector<char> text_;
  std::vector<std::size_t> ends_{0};  // where a label ends in text_, and the next begins
};

}  // namespace entente
