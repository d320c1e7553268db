#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

#include "core/error.h"

namespace entente {

// How one computation runs. Passed by const reference to everything that can
// take more than a moment; the default uses every core, is silent and cannot be
// stopped.
struct Run {
  int threads = 0;                            // 0: every core
  std::uint64_t seed = 1;                     // the only source of randomness
  std::stop_token stop = {};                  // request_stop() makes checkpoint() throw
  std::function<void(double)> progress = {};  // fraction in [0, 1]; called from any thread

  // Call at least every ~10 ms of work. Throws Error{cancelled}.
  void checkpoint() const {
    if (stop.stop_requested()) throw Error(ErrorKind::cancelled, "interrupted");
  }
};

// The number of threads `run` asks for: at least 1. O(1).
int thread_count(const Run& run);

}  // namespace entente
