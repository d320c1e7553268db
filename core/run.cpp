#include "core/run.h"

#include <algorithm>
#include <thread>

namespace entente {

int thread_count(const Run& run) {
  if (run.threads > 0) return run.threads;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace entente
