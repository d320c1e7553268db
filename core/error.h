#pragma once

#include <stdexcept>
#include <string>

namespace entente {

// What went wrong, in the one coarse way a caller can act on. Each kind has one
// exit code of the command line (exit_code()).
enum class ErrorKind {
  usage,        // the command line or an argument is wrong
  input,        // the user's input is at fault; nothing was changed
  nothing,      // the question was answered "no", or nothing was found
  store,        // the store is damaged, locked, foreign or newer
  environment,  // disk full, unwritable output, missing plugin, out of memory
  cancelled,    // stopped on request
  defect,       // a bug of entente
};

// The only exception entente throws on purpose. The message is one line that
// names the thing that failed (a path, an option, a document) and says what to
// do; lines after the first are hints.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

  ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

// 1 nothing; 2 usage and input; 3 store and environment; 4 defect; 130 cancelled.
constexpr int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::nothing:
      return 1;
    case ErrorKind::usage:
    case ErrorKind::input:
      return 2;
    case ErrorKind::store:
    case ErrorKind::environment:
      return 3;
    case ErrorKind::cancelled:
      return 130;
    case ErrorKind::defect:
      break;
  }
  return 4;
}

}  // namespace entente
