#include "cli/text_input.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "core/error.h"

namespace entente {
namespace {

constexpr std::size_t longest_document = std::size_t{64} << 20;

}  // namespace

TextInput::TextInput(const std::string& path) {
  if (path == "-") return;
  std::error_code ignored;  // open() tells what else is wrong
  if (std::filesystem::is_directory(path, ignored))
    throw Error(ErrorKind::input, path + ": a directory; name its files, as in " + path + "/*");
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    throw Error(ErrorKind::input,
                path + ": " + std::strerror(errno) + "; check the path and its permissions");
  file_ = std::make_unique<FileBytes>(descriptor);
}

Stream TextInput::stream(const Run& run) const {
  return stream_of_pipe(file_ ? file_->descriptor() : STDIN_FILENO, run);
}

std::string read_text(const std::string& path, const Run& run) {
  const TextInput input(path);
  Slurped text = slurp(input.stream(run), longest_document);
  if (text.fault) throw Error(ErrorKind::input, path + ": " + text.fault->message);
  if (text.over_limit)
    throw Error(ErrorKind::input, path + ": longer than 64 MiB; split it into documents");
  return std::move(text.bytes);
}

}  // namespace entente
