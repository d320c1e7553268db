// The program: parse, run one command, map what went wrong to an exit code.

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <stop_token>
#include <thread>

#include <unistd.h>

#include "cli/command.h"
#include "cli/help.h"
#include "core/isa.h"
#include "core/text.h"
#include "core/version.h"

namespace {

using namespace entente;

// One line, safe for a terminal, then the hints indented.
void complain(std::string_view message) {
  std::string out = "entente: ";
  for (const char c : message) {
    if (c == '\n')
      out += "\n  ";
    else
      out += c;
  }
  std::string safe;
  std::size_t from = 0;
  for (std::size_t at; (at = out.find('\n', from)) != std::string::npos; from = at + 1)
    safe += display(out.substr(from, at - from), 4096) + "\n";
  safe += display(out.substr(from), 4096) + "\n";
  std::fputs(safe.c_str(), stderr);
}

// SIGINT and SIGTERM are taken by a thread that asks the run to stop; a second
// one ends the process at once. Library code never sees a signal.
std::jthread watch_signals(std::stop_source& source) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGUSR1);  // wakes the thread at the end
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);  // a write then fails with EFBIG instead
  std::signal(SIGPIPE, SIG_IGN);
  return std::jthread([set, &source] {
    for (int count = 0;;) {
      int signal = 0;
      sigwait(&set, &signal);
      if (signal == SIGUSR1) return;
      if (++count > 1) _exit(128 + signal);
      source.request_stop();
    }
  });
}

// CLI11 reads "-3" for an unsigned number as 2^64 - 3.
void refuse_negative_counts(CLI::App& app) {
  for (CLI::Option* option : app.get_options())
    if (option->get_type_name() == "UINT")
      option->check([](const std::string& value) {
        return value.starts_with('-') ? value + " is negative" : std::string();
      });
  for (CLI::App* command : app.get_subcommands(nullptr)) refuse_negative_counts(*command);
}

// Global options may stand before or after the command and its forms.
void let_options_follow(CLI::App& app) {
  for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    command->fallthrough();
    let_options_follow(*command);
  }
}

int run_program(int argc, char** argv, std::stop_source& stop) {
  Session session;
  session.run.stop = stop.get_token();
  CLI::App app("entente turns news text into actor-relationship graphs and analyses them.");
  app.name("entente");
  declare_global_options(app, session);
#define ENTENTE_COMMAND(name) command_##name(Command(app), session);
#include "cli/commands.inc"
#undef ENTENTE_COMMAND
  let_options_follow(app);
  refuse_negative_counts(app);
  if (argc == 1) {
    std::fputs(app.help().c_str(), stderr);
    return exit_code(ErrorKind::usage);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    session.print(app.help());
  } catch (const CLI::CallForAllHelp&) {
    session.print(app.help("", CLI::AppFormatMode::All));
  } catch (const CLI::Success& success) {
    session.print(std::string(success.what()) + "\n");
  } catch (const CLI::ParseError& error) {
    complain(describe_parse_error(app, error, argc, argv));
    return exit_code(ErrorKind::usage);
  }
  return session.exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  static std::stop_source stop;  // static: the watcher may outlive an early return
  const std::jthread watcher = watch_signals(stop);
  int code = 4;
  try {
    isa();  // what the environment says of it is wrong: told before any work
    code = run_program(argc, argv, stop);
  } catch (const Error& error) {
    complain(error.what());
    code = exit_code(error.kind());
    if (error.kind() == ErrorKind::defect)
      complain("this is a defect of entente " + std::string(version));
  } catch (const std::bad_alloc&) {
    complain("out of memory");
    code = exit_code(ErrorKind::environment);
  } catch (const std::exception& error) {
    complain(std::string("defect: ") + error.what() +
             "\nplease report it with the command line; version " + version);
  }
  kill(getpid(), SIGUSR1);
  return code;
}
