#pragma once

// The progress line of long runs: standard error only, on a terminal only, and
// only after half a second, so that quick commands stay silent. With --verbose
// and no terminal, one line every ten seconds instead.

#include <chrono>
#include <mutex>
#include <string>

namespace entente {

class Progress {
 public:
  enum class Style { silent, bar, lines };

  Progress(Style style, std::string label);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `fraction` in [0, 1]; called from any thread. Prints at most ten times a second.
  void report(double fraction);

  // Takes the line away so that something else can be printed. Cheap when there
  // is none.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  Style style_;
  std::string label_;
  std::mutex mutex_;
  Clock::time_point begin_;
  Clock::time_point shown_;
  bool visible_ = false;
};

// "build  ██████░░░░  61%  eta 0:09": the line for a fraction after `seconds`.
// An estimate of the time left appears once 2 % are done.
std::string progress_line(const std::string& label, double fraction, double seconds);

}  // namespace entente
