#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/command.h"
#include "core/nearest.h"
#include "core/text.h"
#include "core/version.h"

namespace entente {
namespace {

bool use_colour(const std::string& when) {
  if (when == "always") return true;
  if (when == "never") return false;
  if (std::getenv("NO_COLOR")) return false;
  if (std::getenv("CLICOLOR_FORCE")) return true;
  return isatty(STDOUT_FILENO) == 1;
}

int terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

}  // namespace

void Session::say(const std::string& line) const {
  if (!quiet) std::fputs((display(line, 4096) + "\n").c_str(), stderr);
}

void Session::warn(const std::string& line) const { say("entente: warning: " + line); }

void Session::print(std::string_view data) const {
  while (!data.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, data.data(), data.size());
    if (written > 0) {
      data.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      std::_Exit(0);  // the reader has seen enough
    } else if (errno != EINTR) {
      throw Error(ErrorKind::environment, std::string("standard output: ") + std::strerror(errno));
    }
  }
}

void Session::print(const Table& rows) const { print(format_table(rows, table)); }

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& purpose,
                      const std::string& example) {
  CLI::App* command = app.add_subcommand(name, purpose);
  command->footer("Example:\n  " + example);
  return command;
}

void declare_global_options(CLI::App& app, Session& session) {
  static std::string colour = "auto";
  static std::string format;
  app.set_version_flag("--version", std::string("entente ") + version);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  entente build articles/ -o case.entente    read a folder into one evidence store\n"
      "  entente rank case.entente --top 20         who matters, and by which measure\n"
      "  entente render case.entente -o case.svg    draw it\n"
      "'entente COMMAND --help' shows a command's options and an example.");
  app.add_option("--threads", session.run.threads,
                 "Threads to use, 0 for every core; results never depend on it")
      ->check(CLI::Range(0, 1024));
  app.add_option("--seed", session.run.seed, "Seed of everything random (default 1)");
  app.add_option("--format", format, "Form of lists")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv", "tsv", "md"}));
  for (const char* name : {"json", "csv", "tsv", "markdown"})
    app.add_flag_callback(
        std::string("--") + name, [name] { format = name; },
        std::string("Same as --format ") + (std::string_view(name) == "markdown" ? "md" : name));
  app.add_option("--color", colour, "When to colour text")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_flag("-q,--quiet", session.quiet, "No notes on standard error, errors only");
  app.add_flag("-v,--verbose", session.verbosity, "More notes on standard error; twice for more");
  app.add_flag("--no-clobber", session.no_clobber, "Do not replace an existing output file");
  app.parse_complete_callback([&session] {
    if (!format.empty()) session.table.format = *table_format_named(format);
    session.table.colour = use_colour(colour);
    session.table.width = terminal_width();
  });
}

std::string describe_parse_error(const CLI::App& app, const CLI::ParseError& error, int argc,
                                 char** argv) {
  std::string message = error.what();
  const CLI::App* at = &app;
  std::vector<std::string> known;
  std::string wrong;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.starts_with("-")) {
      known.clear();
      for (const CLI::App* level : {at, &app})
        for (const CLI::Option* option : level->get_options())
          for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
      const std::string name = word.substr(0, word.find('='));
      if (name.starts_with("--") && std::find(known.begin(), known.end(), name) == known.end()) {
        wrong = name;
        message = "no option " + name;
        break;
      }
    } else if (at == &app) {
      known.clear();
      bool found = false;
      for (const CLI::App* command : app.get_subcommands({})) {
        known.push_back(command->get_name());
        if (command->get_name() == word) {
          at = command;
          found = true;
        }
      }
      if (!found) {
        wrong = word;
        message = "no command " + word;
        break;
      }
    }
  }
  if (!wrong.empty())
    for (const std::string& near : nearest(wrong, known, 3))
      message += "\ndid you mean  " + near + "?";
  const std::string help = at == &app ? "entente --help" : "entente " + at->get_name() + " --help";
  return message + "\n" + help + " shows what there is";
}

}  // namespace entente
