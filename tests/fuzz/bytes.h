#pragma once

// What the fuzz targets share: libFuzzer's bytes as text, and as a file.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace entente::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Ends the run, so that libFuzzer keeps the input, unless `claim` holds.
inline void must(bool claim) {
  if (!claim) std::abort();
}

// A file of this process with the bytes, named by `ending`, made anew each time.
inline std::string file_with(std::string_view bytes, const std::string& ending) {
  const char* folder = std::getenv("TMPDIR");
  const std::string path = std::string(folder ? folder : "/tmp") + "/entente-fuzz-" +
                           std::to_string(::getpid()) + ending;
  ::unlink(path.c_str());
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

}  // namespace entente::fuzz
