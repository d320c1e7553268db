#include "extract/read/stream.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <poll.h>
#include <unistd.h>

#include "core/error.h"

namespace entente {
namespace {

constexpr std::size_t piece_bytes = 1 << 17;

Fault read_fault(std::uint64_t offset) { return {"unreadable", std::strerror(errno), offset}; }

}  // namespace

Stream stream_of(std::string_view bytes) {
  return [bytes, given = false]() mutable -> Piece {
    if (given) return {};
    given = true;
    return {bytes, std::nullopt};
  };
}

Slurped slurp(const Stream& stream, std::uint64_t limit) {
  Slurped out;
  for (;;) {
    Piece piece = stream();
    if (piece.bytes.empty()) {
      out.fault = std::move(piece.fault);
      return out;
    }
    out.bytes += piece.bytes;
    if (out.bytes.size() > limit) {
      out.over_limit = true;
      return out;
    }
  }
}

FileBytes::FileBytes(int descriptor) : descriptor_(descriptor) {}
FileBytes::~FileBytes() { ::close(descriptor_); }

Stream FileBytes::from(std::uint64_t offset) const {
  return [fd = descriptor_, offset, buffer = std::string()]() mutable -> Piece {
    buffer.resize(piece_bytes);
    for (;;) {
      const ssize_t got = ::pread(fd, buffer.data(), buffer.size(), static_cast<off_t>(offset));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return {{}, read_fault(offset)};
      offset += static_cast<std::uint64_t>(got);
      return {std::string_view(buffer).substr(0, static_cast<std::size_t>(got)), std::nullopt};
    }
  };
}

std::string FileBytes::head() const {
  std::string bytes(512, '\0');
  const ssize_t got = ::pread(descriptor_, bytes.data(), bytes.size(), 0);
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return bytes;
}

Stream stream_of_pipe(int descriptor, const Run& run) {
  return [descriptor, &run, offset = std::uint64_t{0}, buffer = std::string()]() mutable -> Piece {
    buffer.resize(piece_bytes);
    for (;;) {
      run.checkpoint();
      pollfd input{descriptor, POLLIN, 0};
      if (::poll(&input, 1, 100) == 0) continue;  // nothing came for 100 ms
      const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return {{}, read_fault(offset)};
      offset += static_cast<std::uint64_t>(got);
      return {std::string_view(buffer).substr(0, static_cast<std::size_t>(got)), std::nullopt};
    }
  };
}

Spooled spool(const Stream& stream, std::uint64_t limit) {
  const char* folder = std::getenv("TMPDIR");
  std::string name = std::string(folder && *folder ? folder : "/tmp") + "/entente-XXXXXX";
  const int fd = ::mkostemp(name.data(), 0x80000 /* O_CLOEXEC */);
  if (fd < 0)
    throw Error(ErrorKind::environment, name + ": " + std::strerror(errno) +
                                            "; set TMPDIR to a folder that can be written to");
  ::unlink(name.c_str());
  Spooled out{std::make_unique<FileBytes>(fd), false, std::nullopt};
  std::uint64_t size = 0;
  for (;;) {
    Piece piece = stream();
    if (piece.bytes.empty()) {
      out.fault = std::move(piece.fault);
      return out;
    }
    size += piece.bytes.size();
    if (size > limit) {
      out.over_limit = true;
      return out;
    }
    while (!piece.bytes.empty()) {
      const ssize_t put = ::write(fd, piece.bytes.data(), piece.bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0)
        throw Error(ErrorKind::environment,
                    name + ": " + std::strerror(errno) + "; set TMPDIR to a folder with more room");
      piece.bytes.remove_prefix(static_cast<std::size_t>(put));
    }
  }
}

}  // namespace entente
