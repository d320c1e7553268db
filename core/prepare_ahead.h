#pragma once

// Several threads for steps that depend on each other: one takes them in their order while all of
// them prepare what will be needed. What is prepared too early may be outdated when its turn comes;
// whoever takes it must know and do it again, so that results depend on no thread.

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace entente {

// Made, used and ended by one thread. prepare(worker, step, prepared) is called for every opened
// step, 0, 1, 2 ..., for each worker 0 .. workers-1 by one thread at a time (0: the one that
// takes); what an earlier step left in `prepared` it overwrites, so that memory is asked for once.
template <class Prepared>
class PrepareAhead {
 public:
  using Prepare = std::function<void(std::size_t worker, std::size_t step, Prepared& prepared)>;

  // `width` > 0 steps at most may be opened and not taken. Throws std::system_error.
  PrepareAhead(std::size_t width, std::size_t workers, Prepare prepare)
      : places_(width), prepare_(std::move(prepare)) {
    for (std::size_t w = 1; w < workers; ++w)
      others_.emplace_back([this, w](const std::stop_token& stop) { help(w, stop); });
  }
  PrepareAhead(const PrepareAhead&) = delete;
  PrepareAhead& operator=(const PrepareAhead&) = delete;

  // Lets the next step be prepared, by whoever sees all that this thread has written before.
  void open_next() { opened_.store(++open_, std::memory_order_release); }
  std::size_t opened() const { return open_; }
  std::size_t taken() const { return taken_; }

  // The next step, which must be open; valid until another is opened. While another thread
  // prepares it, this one prepares what comes after. Throws what prepare() threw.
  Prepared& take() {
    const std::size_t step = taken_;
    Place& place = places_[step % places_.size()];
    for (Patience patience; place.state.load(std::memory_order_acquire) != step + 1;)
      if (!prepare_one(0)) patience.wait();
    if (place.failure) std::rethrow_exception(place.failure);
    ++taken_;
    return place.value;
  }

 private:
  struct Place {
    std::atomic<std::size_t> state = 0;  // the step that is prepared here, plus 1
    std::exception_ptr failure;
    Prepared value;
  };

  // Waits are short where every thread runs, and where one does not it needs the processor.
  class Patience {
   public:
    void wait() {
      if (++waits_ > 64) std::this_thread::yield();
    }

   private:
    int waits_ = 0;
  };

  // False if all that is open is prepared or being prepared.
  bool prepare_one(std::size_t worker) {
    std::size_t step = next_.load(std::memory_order_relaxed);
    do {
      if (step >= opened_.load(std::memory_order_acquire)) return false;
    } while (!next_.compare_exchange_weak(step, step + 1, std::memory_order_relaxed));
    Place& place = places_[step % places_.size()];
    try {
      prepare_(worker, step, place.value);
    } catch (...) {
      place.failure = std::current_exception();  // for whoever takes it
    }
    place.state.store(step + 1, std::memory_order_release);
    return true;
  }

  void help(std::size_t worker, const std::stop_token& stop) {
    for (Patience patience; !stop.stop_requested();) {
      if (prepare_one(worker))
        patience = {};
      else
        patience.wait();
    }
  }

  std::vector<Place> places_;
  Prepare prepare_;
  std::size_t open_ = 0, taken_ = 0;
  alignas(64) std::atomic<std::size_t> opened_ = 0;
  alignas(64) std::atomic<std::size_t> next_ = 0;
  std::vector<std::jthread> others_;  // last, so that they end first
};

}  // namespace entente
