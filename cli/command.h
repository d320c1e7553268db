#pragma once

// One command of the program = one file in cli/commands/, found by its name,
// that defines `void command_<name>(Command, Session&)`. A command declares
// its options and an example, calls the library and prints. No logic.

#include <memory>
#include <string>
#include <string_view>

#include "cli/arguments.h"
#include "core/run.h"
#include "render/table.h"

namespace entente {

class Progress;

// What the global options say, shared by all commands. Filled by parsing,
// before any callback runs.
struct Session {
  Run run;                             // --threads, --seed, interrupt, progress
  TableOptions table;                  // --format --json --csv --tsv --markdown --color
  bool quiet = false;                  // -q: errors only
  int verbosity = 0;                   // -v
  bool no_clobber = false;             // refuse to replace an output file
  int exit_code = 0;                   // a callback may set it: 1 = answered no
  std::shared_ptr<Progress> progress;  // the line on standard error; may be empty

  // A line on standard error unless --quiet, with "entente: warning: " in front.
  void warn(const std::string& line) const;
  // A line on standard error unless --quiet, as it stands.
  void say(const std::string& line) const;
  // Data on standard output. A reader that went away ends the program quietly
  // with exit code 0; a full disk throws Error{environment}.
  void print(std::string_view data) const;
  void print(const Table& rows) const;
};

// The options every command takes. Called once, before the commands are added.
void declare_global_options(CLI::App& app, Session& session);

// What is wrong with the command line, and the nearest thing that is right:
// the first line says what, the others are hints.
std::string describe_parse_error(const CLI::App& app, const CLI::ParseError& error, int argc,
                                 char** argv);

#define ENTENTE_COMMAND(name) void command_##name(Command app, Session& session);
#include "cli/commands.inc"
#undef ENTENTE_COMMAND

}  // namespace entente
