#pragma once

// Memory for lists of millions of things that are read here and there: in large pages, where the
// system gives them, as the processor finds those without a look at tables of its own memory.

#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace entente {

// Sends for what is read soon and goes on. Of several things all over the memory, all are sent for
// before the first is waited for.
inline void send_for(const void* memory) {
  asm volatile("" : : "r"(memory));  // or a compiler leaves out calls that only do this
  __builtin_prefetch(memory);
}

constexpr std::size_t large_alignment = 64;

// Aligned to that. Never null; throws std::bad_alloc. Given back by give_back_large().
void* take_large(std::size_t bytes);
void give_back_large(void* memory, std::size_t bytes) noexcept;

template <class T>
struct LargePages {
  using value_type = T;
  LargePages() = default;
  template <class U>
  LargePages(const LargePages<U>&) {}  // NOLINT(google-explicit-constructor): what vectors ask for

  T* allocate(std::size_t count) {
    static_assert(alignof(T) <= large_alignment);
    if (count > static_cast<std::size_t>(-1) / sizeof(T)) throw std::bad_array_new_length();
    return static_cast<T*>(take_large(count * sizeof(T)));
  }
  void deallocate(T* memory, std::size_t count) noexcept {
    give_back_large(memory, count * sizeof(T));
  }
  friend bool operator==(const LargePages&, const LargePages&) { return true; }
};

template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

// For numbers that are all written before they are read: resize() leaves them as they are.
template <class T>
struct UnsetLargePages : LargePages<T> {
  UnsetLargePages() = default;
  template <class U>
  UnsetLargePages(const UnsetLargePages<U>&) {}  // NOLINT(google-explicit-constructor): as above
  template <class U>
  struct rebind {
    using other = UnsetLargePages<U>;
  };

  template <class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    if constexpr (sizeof...(Arguments) == 0)
      ::new (static_cast<void*>(place)) U;
    else
      ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
  }
};

template <class T>
using UnsetLargeVector = std::vector<T, UnsetLargePages<T>>;

}  // namespace entente
