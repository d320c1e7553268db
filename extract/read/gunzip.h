#pragma once

// gzip, with every member checked before a byte of it is given out.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "extract/read/stream.h"

namespace entente {

struct UnpackLimits {
  std::uint64_t bytes = 4ull << 30;  // unpacked, of one file
  std::uint64_t hold = 4ull << 20;   // of a member, kept in memory until its checksum is known
  bool check_large = true;  // read members over `hold` twice, to know their checksum first; else
                            // give them out unchecked (for a reader that refuses anything so long)
};

// Unpacked at more than 1000:1 after the first gigabyte, or beyond the limit: the
// fault, else nothing.
std::optional<Fault> beyond_limits(std::uint64_t packed, std::uint64_t unpacked,
                                   const UnpackLimits& limits);

// All members of a gzip file, one after the other. A member whose checksum or
// data is wrong ends the stream before its first byte ("archive.checksum",
// "archive.corrupt"); one that is cut short is given as far as it goes
// ("archive.truncated"). The header's file name is never looked at. Memory:
// limits.hold. `file` must outlive it.
class Gunzip {
 public:
  Gunzip(const FileBytes& file, const UnpackLimits& limits);
  ~Gunzip();
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  Piece next();
  // After the end: where bytes begin that are neither gzip nor padding.
  std::optional<std::uint64_t> trailing() const { return trailing_; }

 private:
  struct Member;
  Piece give(std::string bytes);
  Piece stop(Fault fault);
  bool at_next_member();
  std::optional<Fault> check_ahead();

  const FileBytes& file_;
  UnpackLimits limits_;
  std::unique_ptr<Member> member_;  // being read; null between members and after the end
  std::uint64_t offset_ = 0;        // where the next member begins
  std::uint64_t unpacked_ = 0;
  std::string given_;  // what the last piece points to
  std::optional<Fault> fault_;
  bool ended_ = false;
  std::optional<std::uint64_t> trailing_;
};

}  // namespace entente
