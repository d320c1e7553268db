#pragma once

// Bytes that are read forward, piece by piece, whatever they come from.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/run.h"

namespace entente {

// Why a stream ended before its end.
struct Fault {
  std::string reason;        // "archive.truncated", "unreadable", ...; see docs/reasons.md
  std::string message;       // one line
  std::uint64_t offset = 0;  // byte of the file where it was noticed
};

struct Piece {
  std::string_view bytes;      // lives until the next call; empty at the end
  std::optional<Fault> fault;  // at the end only: it is not the real end
};

// Each call gives the next piece. After the end it keeps giving the end.
using Stream = std::function<Piece()>;

Stream stream_of(std::string_view bytes);

// The whole of `stream`; beyond `limit` bytes, what was read until then.
struct Slurped {
  std::string bytes;
  bool over_limit = false;
  std::optional<Fault> fault;
};
Slurped slurp(const Stream& stream, std::uint64_t limit);

// The bytes of an open file (owned, closed at the end), read at any place. Cannot
// be copied; streams made from it must not outlive it.
class FileBytes {
 public:
  explicit FileBytes(int descriptor);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  // The file from `offset` on.
  Stream from(std::uint64_t offset = 0) const;
  // At most 512 bytes from the beginning; shorter if the file is, or unreadable.
  std::string head() const;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// An unlinked temporary file that holds all of `stream`, up to `limit` bytes, so
// that it can be read twice. Throws Error{environment} if TMPDIR is full.
struct Spooled {
  std::unique_ptr<FileBytes> file;
  bool over_limit = false;
  std::optional<Fault> fault;
};
Spooled spool(const Stream& stream, std::uint64_t limit);

// Standard input (or any pipe), from where it stands. Whoever stops the run need not wait for more
// input: the call then throws Error{cancelled}. The run must outlive the stream.
Stream stream_of_pipe(int descriptor, const Run& run);

}  // namespace entente
