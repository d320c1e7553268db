#pragma once

// Memory for lists of millions of things that are read here and there: in large pages, where the
// system gives them, as the processor finds those without a look at tables of its own memory.

#include <cstddef>
#include <vector>

namespace entente {

// Sends for what is read soon and goes on. Of several things all over the memory, all are sent for
// before the first is waited for.
inline void send_for(const void* memory) {
  asm volatile("" : : "r"(memory));  // or a compiler leaves out calls that only do this
  __builtin_prefetch(memory);
}

// Never null; throws std::bad_alloc. Given back by give_back_large().
void* take_large(std::size_t bytes);
void give_back_large(void* memory, std::size_t bytes) noexcept;

template <class T>
struct LargePages {
  using value_type = T;
  LargePages() = default;
  template <class U>
  LargePages(const LargePages<U>&) {}  // NOLINT(google-explicit-constructor): what vectors ask for

  T* allocate(std::size_t count) { return static_cast<T*>(take_large(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t count) noexcept {
    give_back_large(memory, count * sizeof(T));
  }
  friend bool operator==(const LargePages&, const LargePages&) { return true; }
};

template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace entente
