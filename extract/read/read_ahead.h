#pragma once

// A stream of which as much is at hand as its reader asks for.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/read/stream.h"

namespace entente {

// Keeps the bytes that were fetched and not yet consumed, so memory is bounded by
// what is asked for. O(bytes) in all, if what is asked for at least doubles.
class ReadAhead {
 public:
  explicit ReadAhead(Stream stream) : stream_(std::move(stream)) {}

  // True if `wanted` bytes are at hand; false only at the end.
  bool fill(std::size_t wanted);
  // What is at hand. Lives until fill().
  std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  void consume(std::size_t bytes);

  std::uint64_t offset() const { return offset_; }  // of rest() in the stream
  bool ended() const { return ended_; }             // nothing follows what is at hand
  const std::optional<Fault>& fault() const { return fault_; }
  void forget_fault() { fault_.reset(); }

 private:
  Stream stream_;
  std::string buffer_;
  std::size_t at_ = 0;  // what is before it has been consumed
  std::uint64_t offset_ = 0;
  bool ended_ = false;
  std::optional<Fault> fault_;
};

}  // namespace entente
