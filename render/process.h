#pragma once

// Another program, run to its end with input, a time limit and no network.

#include <string>
#include <string_view>
#include <vector>

#include "core/run.h"

namespace entente {

struct ProcessResult {
  int exit_code = 0;  // of a normal end
  int signal = 0;     // that ended it, 0 for a normal end
  bool timed_out = false;
  std::string out;
  std::string err;  // its first 64 KB
};

// Runs command[0] (a path) with the rest as arguments, writes `input` to its
// standard input and collects what it prints. It is killed after `seconds` of
// wall time, when it prints more than 1 GiB, and when `run` is stopped. It gets
// its own empty network namespace where the system allows that, no privileges
// that could be gained by exec, and default signal handling. Throws
// Error{environment} if it cannot be started, Error{cancelled}.
ProcessResult run_process(const std::vector<std::string>& command, std::string_view input,
                          double seconds, const Run& run);

}  // namespace entente
