#pragma once

// What a command takes: its arguments, options and flags. A thin cover of the
// parser, CLI11, whose header takes a compiler longer than all else in a command:
// only the files that work on the parser itself read it (cli/help.h).

#include <functional>
#include <initializer_list>
#include <string>

namespace CLI {
class App;
class Option;
class ParseError;
}  // namespace CLI

namespace entente {

// One option, flag or positional argument. A handle: copies name the same one,
// which lives as long as the parser. Calls chain.
class Option {
 public:
  explicit Option(CLI::Option& parsed) : parsed_(&parsed) {}

  Option required();
  // What the help page calls its value: "DAY".
  Option value_name(const std::string& name);
  // The only values it takes.
  Option one_of(std::initializer_list<const char*> values);
  // Only numbers from low to high, both included.
  Option in_range(int low, int high);
  Option in_range(double low, double high);
  // How many values may follow it.
  Option takes(int low, int high);
  // One value may hold several: "a,b".
  Option split_at(char delimiter);
  // Not both.
  Option excludes(Option other);
  // Called with every value, as it was typed.
  Option each(const std::function<void(const std::string&)>& visit);

 private:
  CLI::Option* parsed_;
};

// A command, or the program itself, which holds the commands. A handle, as above.
class Command {
 public:
  explicit Command(CLI::App& parsed) : parsed_(&parsed) {}

  // "--long", "-s,--long", or a bare name for a positional argument. The value is
  // written while the command line is parsed, so it must live until then; what it
  // holds before is the default that the help page shows. T: std::string, a number,
  // std::optional of these, or a std::vector of strings; those in use are made in
  // arguments.cpp.
  template <typename T>
  Option add_option(const std::string& name, T& value, const std::string& help);
  Option add_flag(const std::string& name, bool& value, const std::string& help);
  // What it does, once its arguments are read.
  void action(const std::function<void()>& run);
  // Left out of the help pages.
  void hide();
  // Once the command line is read: did it name a command inside this one?
  bool names_further() const;

  CLI::App& parser() const { return *parsed_; }

 private:
  CLI::App* parsed_;
};

// Adds a command with its one-line purpose and an example (required: a test fails
// for a command without one). Several examples: one a line.
Command add_command(Command parent, const std::string& name, const std::string& purpose,
                    const std::string& example);

}  // namespace entente
