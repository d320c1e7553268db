#include "cli/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "core/number.h"

namespace entente {

std::string progress_line(const std::string& label, double fraction, double seconds) {
  constexpr int cells = 20;
  const double done = std::clamp(fraction, 0.0, 1.0);
  const int full = static_cast<int>(done * cells);
  std::string out = label + "  ";
  for (int i = 0; i < cells; ++i) out += i < full ? "█" : "░";
  const std::string percent = fixed(std::floor(done * 100), 0);
  out += std::string(percent.size() < 4 ? 4 - percent.size() : 1, ' ') + percent + "%";
  if (done < 0.02) return out;
  const auto left = static_cast<std::size_t>(seconds * (1 - done) / done + 0.5);
  const std::string rest = std::to_string(left % 60);
  return out + "  eta " + std::to_string(left / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

Progress::Progress(Style style, std::string label)
    : style_(style), label_(std::move(label)), begin_(Clock::now()), shown_(begin_) {}

Progress::~Progress() { clear(); }

void Progress::report(double fraction) {
  if (style_ == Style::silent) return;
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock.owns_lock()) return;  // another thread is printing a line as good as ours
  const auto now = Clock::now();
  const auto pause = style_ == Style::lines ? std::chrono::milliseconds(10000)
                     : visible_             ? std::chrono::milliseconds(100)
                                            : std::chrono::milliseconds(500);
  if (now - shown_ < pause) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const std::string line = progress_line(label_, fraction, seconds);
  if (style_ == Style::bar) {
    std::fputs(("\r" + line + "\x1b[K").c_str(), stderr);
    std::fflush(stderr);
    visible_ = true;
  } else {
    std::fputs((line + "\n").c_str(), stderr);
  }
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  if (!visible_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  visible_ = false;
}

}  // namespace entente
