#pragma once

// Sums that no order of work can change, on several threads.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <vector>

#include "core/on_threads.h"
#include "core/run.h"

namespace entente {

// For sums that are the same in any order, as those of integers are: folds the indices 0 .. n-1 as
// step(acc, i), `grain` neighbouring ones at a time, the last ones first and the next as soon as a
// thread is free, into one accumulator a thread. Returns those, in any order. Throws as above.
template <class T, class Step>
std::vector<T> unordered_reduce(std::size_t n, std::size_t grain, const T& zero, const Run& run,
                                Step step) {
  const std::size_t blocks = (n + grain - 1) / grain;
  const std::size_t workers =
      std::max<std::size_t>(1, std::min(static_cast<std::size_t>(thread_count(run)), blocks));
  std::vector<T> parts(workers, zero);
  std::atomic<std::size_t> done = 0;
  hand_out(blocks, workers, [&](std::size_t worker, std::size_t taken) {
    const std::size_t block = blocks - 1 - taken;
    for (std::size_t i = block * grain; i < std::min(n, (block + 1) * grain); ++i) {
      run.checkpoint();
      step(parts[worker], i);
    }
    if (run.progress) run.progress(static_cast<double>(++done) / static_cast<double>(blocks));
  });
  return parts;
}

}  // namespace entente
