#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/progress.h"
#include "core/text.h"
#include "core/version.h"

namespace entente {
namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value && *value;
}

// no-color.org and bixense.com/clicolors; a terminal without capabilities gets none.
bool use_colour(const std::string& when) {
  if (when == "always") return true;
  if (when == "never" || is_set("NO_COLOR")) return false;
  if (is_set("CLICOLOR_FORCE") && std::string_view(std::getenv("CLICOLOR_FORCE")) != "0")
    return true;
  const char* terminal = std::getenv("TERM");
  return isatty(STDOUT_FILENO) == 1 && terminal && std::string_view(terminal) != "dumb";
}

int terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

// The progress line belongs to the command that runs; it is made when the
// command line is known.
void start_progress(Session& session, const std::string& label) {
  auto style = Progress::Style::silent;
  if (!session.quiet && isatty(STDERR_FILENO) == 1)
    style = Progress::Style::bar;
  else if (session.verbosity > 0)
    style = Progress::Style::lines;
  session.progress = std::make_shared<Progress>(style, label);
  session.run.progress = [progress = session.progress](double done) { progress->report(done); };
}

}  // namespace

void Session::say(const std::string& line) const {
  if (quiet) return;
  if (progress) progress->clear();
  std::fputs((display(line, 4096) + "\n").c_str(), stderr);
}

void Session::warn(const std::string& line) const { say("entente: warning: " + line); }

void Session::print(std::string_view data) const {
  if (progress) progress->clear();
  while (!data.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, data.data(), data.size());
    if (written > 0) {
      data.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      std::_Exit(0);  // the reader has seen enough
    } else if (errno != EINTR) {
      throw Error(ErrorKind::environment, std::string("standard output: ") + std::strerror(errno) +
                                              "; send it elsewhere, or free some space");
    }
  }
}

void Session::print(const Table& rows) const { print(format_table(rows, table)); }

void declare_global_options(CLI::App& app, Session& session) {
  static std::string colour = "auto";
  static std::string format;
  app.formatter_fn([](const CLI::App* page, const std::string& name, CLI::AppFormatMode mode) {
    return help_page(*page, name, mode == CLI::AppFormatMode::All);
  });
  app.option_defaults()->always_capture_default();
  app.set_help_flag("-h", "This page, short");
  app.set_help_all_flag("--help", "This page with every option");
  app.set_version_flag("--version", std::string("entente ") + version, "Print the version");
  app.require_subcommand(1);
  app.footer(
      "entente build articles/ -o case.entente    read a folder into one evidence store\n"
      "entente rank case.entente --top 20         who matters, and by which measure\n"
      "entente render case.entente -o case.svg    draw it");
  app.add_option("--threads", session.run.threads,
                 "Threads to use, 0 for every core; results never depend on it")
      ->check(CLI::Range(0, 1024));
  app.add_option("--seed", session.run.seed, "Seed of everything random");
  app.add_option("--format", format, "Form of lists")
      ->option_text("FORM")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv", "tsv", "md", "latex"}));
  for (const char* name : {"json", "jsonl", "csv", "tsv", "markdown", "latex"})
    app.add_flag_callback(
        std::string("--") + name, [name] { format = name; },
        std::string("Same as --format ") + (std::string_view(name) == "markdown" ? "md" : name));
  session.table.csv_safe = false;
  app.add_flag("--csv-safe", session.table.csv_safe,
               "In CSV, put ' before cells that a spreadsheet would take for a formula");
  app.add_option("--color", colour, "When to colour text; NO_COLOR is honoured")
      ->option_text("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_flag("-q,--quiet", session.quiet, "No notes on standard error, errors only");
  app.add_flag("-v,--verbose", session.verbosity, "More notes on standard error; twice for more");
  app.add_flag("--no-clobber", session.no_clobber, "Do not replace an existing output file");
  app.parse_complete_callback([&app, &session] {
    if (!format.empty()) session.table.format = *table_format_named(format);
    session.table.colour = use_colour(colour);
    session.table.width = terminal_width();
    const auto chosen = app.get_subcommands();
    start_progress(session, chosen.empty() ? std::string() : chosen.front()->get_name());
  });
}

}  // namespace entente
