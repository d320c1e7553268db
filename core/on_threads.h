#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace entente {

// Calls work() on `threads` threads, this one among them. Rethrows the first exception after every
// thread has stopped; work() must see to it that the others do. Throws std::system_error if the
// system gives no more threads.
template <class Work>
void on_threads(std::size_t threads, Work work) {
  std::mutex mutex;
  std::exception_ptr failure;
  const auto guarded = [&] {
    try {
      work();
    } catch (...) {
      std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(guarded);
    guarded();
  }
  if (failure) std::rethrow_exception(failure);
}

// Calls body(worker, i) for every i in 0 .. n-1, the next as soon as a thread is free, for each
// worker 0 .. threads-1 on one thread at a time. No more are begun after one has thrown. Throws as
// above.
template <class Body>
void hand_out(std::size_t n, std::size_t threads, Body body) {
  std::atomic<std::size_t> next = 0, workers = 0;
  on_threads(threads, [&] {
    const std::size_t worker = workers.fetch_add(1);
    for (std::size_t i; (i = next.fetch_add(1)) < n;) {
      try {
        body(worker, i);
      } catch (...) {
        next = n;
        throw;
      }
    }
  });
}

}  // namespace entente
