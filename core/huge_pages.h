#pragma once

// Memory for arrays of many megabytes that are filled once: not set to zero first, and on pages of
// 2 MB where the system has them, since a graph's rows are written and read in no order that a
// small page's cache of addresses could follow.

#include <cstddef>
#include <memory>
#include <new>
#include <utility>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace entente {

// An allocator for standard containers. resize() leaves numbers uninitialised.
template <class T>
struct HugePages {
  using value_type = T;

  HugePages() = default;
  template <class U>
  HugePages(const HugePages<U>&) {}

  T* allocate(std::size_t count) {
    if (count > static_cast<std::size_t>(-1) / sizeof(T)) throw std::bad_array_new_length();
    const std::size_t bytes = count * sizeof(T);
    if (bytes < least) return static_cast<T*>(::operator new(bytes));
    void* place = ::operator new(bytes, page);
#if defined(__linux__)
    madvise(place, bytes, MADV_HUGEPAGE);  // advice: a system that will not is none the worse
#endif
    return static_cast<T*>(place);
  }
  void deallocate(T* place, std::size_t count) {
    if (count * sizeof(T) < least)
      ::operator delete(place);
    else
      ::operator delete(place, page);
  }

  template <class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    if constexpr (sizeof...(Arguments) == 0)
      ::new (static_cast<void*>(place)) U;
    else
      ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
  }

  bool operator==(const HugePages&) const { return true; }

 private:
  static constexpr std::size_t least = std::size_t{8} << 20;
  static constexpr std::align_val_t page{std::size_t{2} << 20};
};

}  // namespace entente
