#include "core/prepare_ahead.h"

#include <numeric>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace entente {
namespace {

// Each step is prepared from the number that was written before it was opened.
std::vector<int> squares(std::size_t width, std::size_t workers, int steps) {
  std::vector<int> numbers(static_cast<std::size_t>(steps)), result;
  PrepareAhead<int> ahead(width, workers, [&](std::size_t, std::size_t step, int& prepared) {
    prepared = numbers[step] * numbers[step];
  });
  while (result.size() < numbers.size()) {
    while (ahead.opened() < numbers.size() && ahead.opened() < ahead.taken() + width) {
      numbers[ahead.opened()] = static_cast<int>(ahead.opened());
      ahead.open_next();
    }
    result.push_back(ahead.take());
  }
  return result;
}

TEST(PrepareAhead, GivesEveryStepInItsTurn) {
  constexpr int steps = 2000;
  std::vector<int> expected(steps);
  for (int i = 0; i < steps; ++i) expected[static_cast<std::size_t>(i)] = i * i;
  for (const std::size_t workers : {1u, 2u, 3u, 8u})
    for (const std::size_t width : {1u, 2u, 7u, 64u})
      EXPECT_EQ(squares(width, workers, steps), expected) << workers << " of width " << width;
}

TEST(PrepareAhead, CallsAWorkerOnOneThreadAtATime) {
  struct Worker {
    int calls = 0;
    std::atomic<bool> busy = false;
  };
  std::vector<Worker> workers(4);
  std::atomic<bool> met = false;
  PrepareAhead<int> ahead(16, workers.size(), [&](std::size_t worker, std::size_t, int&) {
    if (workers[worker].busy.exchange(true)) met = true;
    ++workers[worker].calls;
    workers[worker].busy = false;
  });
  for (int taken = 0; taken < 5000; ++taken) {
    while (ahead.opened() < ahead.taken() + 16) ahead.open_next();
    ahead.take();
  }
  while (ahead.taken() < ahead.opened()) ahead.take();
  EXPECT_FALSE(met);
  EXPECT_EQ(std::accumulate(workers.begin(), workers.end(), 0,
                            [](int sum, const Worker& worker) { return sum + worker.calls; }),
            5015);
}

TEST(PrepareAhead, TellsWhoTakesAStepWhyItCouldNotBePrepared) {
  for (const std::size_t workers : {1u, 3u}) {
    PrepareAhead<int> ahead(8, workers, [](std::size_t, std::size_t step, int& prepared) {
      if (step == 5) throw std::runtime_error("no fifth");
      prepared = static_cast<int>(step);
    });
    for (int i = 0; i < 8; ++i) ahead.open_next();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(ahead.take(), i);
    try {
      ahead.take();
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_EQ(error.what(), std::string("no fifth"));
    }
  }
}

}  // namespace
}  // namespace entente
