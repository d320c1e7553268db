#pragma once

// What 'tag' and 'parse' read: a file, or standard input for "-".

#include <memory>
#include <string>

#include "core/run.h"
#include "extract/read/stream.h"

namespace entente {

// Cannot be copied.
class TextInput {
 public:
  // Opens the file. Throws Error{input} for a directory or what cannot be opened.
  explicit TextInput(const std::string& path);
  bool is_file() const { return file_ != nullptr; }
  Stream stream(const Run& run) const;

 private:
  std::unique_ptr<FileBytes> file_;
};

// All bytes of the input. Throws Error{input} if it cannot be read or has more than 64 MiB.
std::string read_text(const std::string& path, const Run& run);

}  // namespace entente
