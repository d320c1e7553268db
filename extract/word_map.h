#pragma once

// A table of words that is filled once and asked very often, mostly for words that it does
// not have: open addressing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L); a
// slot keeps half the hash, so that a word that is not there costs one look at memory.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/names/blend.h"

namespace entente {

template <class Value>
class WordMap {
 public:
  // The value of the word, made if there is none. The reference lasts until the next word.
  Value& operator[](std::string_view word) {
    if (const std::uint32_t at = find_entry(word); at != none) return entries_[at].second;
    entries_.emplace_back(word, Value{});
    if (slots_.size() < 2 * entries_.size())
      grow();
    else
      enter(static_cast<std::uint32_t>(entries_.size() - 1));
    return entries_.back().second;
  }

  // Keeps the value of a word that is there already.
  void emplace(std::string_view word, Value value) {
    if (find_entry(word) == none) (*this)[word] = std::move(value);
  }

  // Null if there is no such word. O(letters).
  const Value* find(std::string_view word) const {
    const std::uint32_t at = find_entry(word);
    return at == none ? nullptr : &entries_[at].second;
  }
  bool contains(std::string_view word) const { return find_entry(word) != none; }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Slot {
    std::uint32_t half = 0, entry = none;
  };

  static std::uint32_t half_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

  std::uint32_t find_entry(std::string_view word) const {
    const std::uint64_t hash = hash_bytes(word);
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.entry == none) return none;
      if (slot.half == half_of(hash) && entries_[slot.entry].first == word) return slot.entry;
    }
  }

  void enter(std::uint32_t entry) {
    const std::uint64_t hash = hash_bytes(entries_[entry].first);
    std::size_t at = hash & mask_;
    while (slots_[at].entry != none) at = (at + 1) & mask_;
    slots_[at] = {half_of(hash), entry};
  }

  void grow() {
    mask_ = mask_ == 0 ? 15 : 2 * mask_ + 1;
    slots_.assign(mask_ + 1, {});
    for (std::uint32_t i = 0; i < entries_.size(); ++i) enter(i);
  }

  std::vector<std::pair<std::string, Value>> entries_;
  std::vector<Slot> slots_{1};  // a power of two, at most half of them taken
  std::size_t mask_ = 0;
};

}  // namespace entente
