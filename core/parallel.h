#pragma once

// How entente uses several threads (and prepare_ahead.h, where each step needs the last). Work is
// cut into blocks whose size does not depend on the thread count, and finished blocks are joined in
// index order: the same input gives the same bits on 1 thread or 64.

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <utility>

#include "core/on_threads.h"
#include "core/run.h"

namespace entente {

// Folds the indices 0 .. n-1 in blocks of `grain`: step(acc, i) adds index i to
// a block's accumulator, a copy of `zero`; join(total, acc) takes the finished
// blocks in ascending order, one at a time. At most one accumulator a thread is
// alive. Rethrows the first exception of step, join or run.checkpoint() after
// every thread has stopped.
template <class T, class Step, class Join>
T deterministic_reduce(std::size_t n, std::size_t grain, const T& zero, const Run& run, Step step,
                       Join join) {
  const std::size_t blocks = (n + grain - 1) / grain;
  T total = zero;
  std::mutex mutex;  // guards all that follows
  std::condition_variable joined;
  std::size_t handed_out = 0;
  std::size_t turn = 0;  // the block that may join next
  bool failed = false;

  const auto run_block = [&](std::size_t block) {
    T acc = zero;
    const std::size_t end = std::min(n, (block + 1) * grain);
    for (std::size_t i = block * grain; i < end; ++i) {
      run.checkpoint();
      step(acc, i);
    }
    std::unique_lock lock(mutex);
    joined.wait(lock, [&] { return turn == block || failed; });
    if (failed) return;
    join(total, acc);
    ++turn;
    joined.notify_all();
    if (run.progress) run.progress(static_cast<double>(turn) / static_cast<double>(blocks));
  };
  on_threads(std::min(static_cast<std::size_t>(thread_count(run)), blocks), [&] {
    for (;;) {
      std::size_t block;
      {
        std::lock_guard lock(mutex);
        if (failed || handed_out == blocks) return;
        block = handed_out++;
      }
      try {
        run_block(block);
      } catch (...) {
        std::lock_guard lock(mutex);
        failed = true;
        joined.notify_all();
        throw;
      }
    }
  });
  return total;
}

// Calls body(i) for every i in 0 .. n-1, on any thread, `grain` neighbouring
// indices at a time, in any order. Bodies must not write to the same place. Throws as above.
template <class Body>
void parallel_for(std::size_t n, std::size_t grain, const Run& run, Body body) {
  const std::size_t blocks = (n + grain - 1) / grain;
  std::mutex mutex;  // guards `done`
  std::size_t done = 0;
  hand_out(blocks, std::min(static_cast<std::size_t>(thread_count(run)), blocks),
           [&](std::size_t, std::size_t block) {
             const std::size_t end = std::min(n, (block + 1) * grain);
             for (std::size_t i = block * grain; i < end; ++i) {
               run.checkpoint();
               body(i);
             }
             if (!run.progress) return;
             std::lock_guard lock(mutex);
             run.progress(static_cast<double>(++done) / static_cast<double>(blocks));
           });
}

// Calls take(work(i)) for every i in 0 .. n-1: work on any thread, the next i as soon
// as a thread is free; take on one thread at a time, in ascending order, while the others go on
// with their work. Results wait in memory for their turn. Throws as above.
template <class Work, class Take>
void parallel_in_order(std::size_t n, const Run& run, Work work, Take take) {
  using Result = decltype(work(std::size_t{0}));
  std::mutex mutex;  // guards what follows
  std::map<std::size_t, Result> waiting;
  std::size_t turn = 0;
  bool taking = false;  // some thread does, and will take what the others add

  hand_out(n, std::min(n, static_cast<std::size_t>(thread_count(run))),
           [&](std::size_t, std::size_t i) {
             run.checkpoint();
             Result result = work(i);
             std::unique_lock lock(mutex);
             waiting.emplace(i, std::move(result));
             if (taking) return;
             taking = true;  // for good if take() throws
             for (; !waiting.empty() && waiting.begin()->first == turn; ++turn) {
               auto next_one = waiting.extract(waiting.begin());
               lock.unlock();
               take(std::move(next_one.mapped()));
               lock.lock();
             }
             taking = false;
             if (run.progress) run.progress(static_cast<double>(turn) / static_cast<double>(n));
           });
}

}  // namespace entente
