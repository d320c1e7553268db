#include "core/large_memory.h"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace entente {
namespace {

constexpr std::size_t page = std::size_t{2} << 20;
constexpr std::align_val_t line{large_alignment};

}  // namespace

void* take_large(std::size_t bytes) {
  if (bytes < page) return ::operator new(bytes, line);
  // Whole pages, or the rest of the last one would be a small one.
  bytes = (bytes + page - 1) / page * page;
  void* memory = ::operator new(bytes, std::align_val_t(page));
#ifdef MADV_HUGEPAGE
  madvise(memory, bytes, MADV_HUGEPAGE);  // a wish: nothing is lost if it is not granted
#endif
  return memory;
}

void give_back_large(void* memory, std::size_t bytes) noexcept {
  if (bytes < page)
    ::operator delete(memory, line);
  else
    ::operator delete(memory, std::align_val_t(page));
}

}  // namespace entente
