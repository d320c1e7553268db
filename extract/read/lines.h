#pragma once

// Lines of a stream, in bounded memory.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/read/stream.h"

namespace entente {

struct Line {
  std::string_view text;     // without "\n" and a "\r" before it; lives until the next call
  std::uint64_t number = 0;  // 1-based
  std::uint64_t offset = 0;  // of its first byte
  bool too_long = false;     // longer than the limit; text is its beginning
  bool complete = true;      // false: the stream broke off inside it
};

class Lines {
 public:
  Lines(Stream stream, std::uint64_t limit) : stream_(std::move(stream)), limit_(limit) {}

  // The next line; nullopt at the end. O(line).
  std::optional<Line> next();
  // After the end: why the stream broke off, if it did.
  const std::optional<Fault>& fault() const { return fault_; }
  // Number of the last line given.
  std::uint64_t number() const { return number_; }

 private:
  bool fill();

  Stream stream_;
  std::uint64_t limit_;
  std::string_view rest_;  // of the current piece
  std::string held_;       // a line that began in an earlier piece
  std::uint64_t number_ = 0, offset_ = 0;
  bool ended_ = false;
  std::optional<Fault> fault_;
};

}  // namespace entente
