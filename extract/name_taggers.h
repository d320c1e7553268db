#pragma once

// Names taggers for several threads: each thread borrows one that is free, so that
// what a tagger remembers of words outlives the thread.

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "extract/names/name_tagger.h"

namespace entente {

class NameTaggers {
 public:
  // The model must outlive it.
  explicit NameTaggers(const NamesModel& model) : model_(model) {}

  // Returns use(tagger), with a tagger that no other thread has meanwhile. Thread-safe.
  template <class Use>
  auto borrow(Use use) {
    std::unique_ptr<NameTagger> tagger = take();
    auto result = use(*tagger);
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(tagger));
    return result;
  }

 private:
  std::unique_ptr<NameTagger> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        std::unique_ptr<NameTagger> last = std::move(free_.back());
        free_.pop_back();
        return last;
      }
    }
    return std::make_unique<NameTagger>(model_);
  }

  const NamesModel& model_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<NameTagger>> free_;
};

}  // namespace entente
