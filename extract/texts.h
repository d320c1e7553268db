#pragma once

// Texts that are kept once however often they are told, and lists of their numbers.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include "core/large_memory.h"

namespace entente {

// Texts by number: equal ones have the same. The empty text is number 0.
class Texts {
 public:
  Texts() { number({}); }
  std::uint32_t number(std::string_view text);  // O(letters)
  // Valid until the next number().
  std::string_view operator[](std::uint32_t number) const {
    return std::string_view(letters_).substr(from_[number], from_[number + 1] - from_[number]);
  }
  std::size_t size() const { return from_.size() - 1; }

 private:
  struct Slot {
    std::uint32_t hash = 0, number = UINT32_MAX;
  };
  void grow();

  std::string letters_;
  LargeVector<std::size_t> from_ = {0};
  LargeVector<Slot> slots_;  // a power of two, at most half full
};

// The texts of a list of their numbers.
class TextList {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string_view*;
    using reference = std::string_view;

    Iterator(const Texts& texts, const std::uint32_t* at) : texts_(&texts), at_(at) {}
    std::string_view operator*() const { return (*texts_)[*at_]; }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return {*texts_, at_++}; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const Texts* texts_;
    const std::uint32_t* at_;
  };

  TextList(const Texts& texts, std::span<const std::uint32_t> numbers)
      : texts_(texts), numbers_(numbers) {}
  bool empty() const { return numbers_.empty(); }
  std::size_t size() const { return numbers_.size(); }
  std::string_view front() const { return texts_[numbers_.front()]; }
  Iterator begin() const { return {texts_, numbers_.data()}; }
  Iterator end() const { return {texts_, numbers_.data() + numbers_.size()}; }

 private:
  const Texts& texts_;
  std::span<const std::uint32_t> numbers_;
};

}  // namespace entente
