// What is wrong with a command line, in the user's words rather than the parser's.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/help.h"
#include "core/nearest.h"

namespace entente {
namespace {

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::string name_of_option(std::string_view word) {
  if (word.starts_with("--")) return std::string(word.substr(0, word.find('=')));
  return std::string(word.substr(0, 2));  // -vv, -n5
}

bool looks_like_option(std::string_view word) {
  return word.size() > 1 && word[0] == '-' && !(word[1] >= '0' && word[1] <= '9') && word[1] != '.';
}

// The option as `command` sees it: its own or a global one.
const CLI::Option* find_option(const CLI::App* command, const std::string& name) {
  for (; command; command = command->get_parent())
    for (const CLI::Option* option : command->get_options())
      if (option->check_name(name)) return option;
  return nullptr;
}

std::vector<std::string> long_options(const CLI::App* command) {
  std::vector<std::string> out;
  for (; command; command = command->get_parent())
    for (const CLI::Option* option : command->get_options())
      for (const std::string& name : option->get_lnames())
        if (!option->get_group().empty()) out.push_back("--" + name);
  return out;
}

const CLI::App* find_command(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    if (command->get_name() == name) return command;
  return nullptr;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    if (!command->get_group().empty()) out.push_back(command->get_name());
  return out;
}

// Where the words lead: the command they name, and the first word that names
// neither a command nor an option, if any.
struct Walk {
  const CLI::App* command;
  std::string unknown;
  bool unknown_is_option = false;
};

Walk walk(const CLI::App& app, int argc, char** argv) {
  Walk out{&app, {}, false};
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--") break;
    if (looks_like_option(word)) {
      const std::string name = name_of_option(word);
      const CLI::Option* option = find_option(out.command, name);
      if (!option) return {out.command, name, true};
      const bool attached = word.size() > name.size();
      if (takes_value(*option) && !attached) ++i;
    } else if (const CLI::App* next = find_command(*out.command, word)) {
      out.command = next;
    } else if (out.command == &app) {
      return {out.command, word, false};
    }
  }
  return out;
}

// CLI11's sentences, put as entente's.
std::string reworded(const CLI::ParseError& error) {
  const std::string what = error.what();
  const auto kind = static_cast<CLI::ExitCodes>(error.get_exit_code());
  if (kind == CLI::ExitCodes::ExtrasError)  // lists them from the last to the first
    return "unexpected argument '" + what.substr(what.find_last_of(' ') + 1) + "'";
  if (kind == CLI::ExitCodes::RequiredError && what == "A subcommand is required")
    return "no command given";
  if (kind == CLI::ExitCodes::ConversionError) {
    constexpr std::string_view prefix = "Could not convert: ";
    if (const std::size_t equals = what.find(" = ");
        what.starts_with(prefix) && equals != std::string::npos)
      return what.substr(prefix.size(), equals - prefix.size()) + ": '" + what.substr(equals + 3) +
             "' is not a value it takes";
  }
  if (kind == CLI::ExitCodes::ArgumentMismatch)
    if (const std::size_t colon = what.find(": "); colon != std::string::npos)
      return what.substr(0, colon) + " needs a value";
  if (const std::size_t colon = what.find(": Value "); colon != std::string::npos)
    return what.substr(0, colon) + ": " + what.substr(colon + 8);
  return what;
}

// "--format: yaml not in {table,json}" -> {"yaml", {"table", "json"}}.
std::vector<std::string> near_choices(const std::string& what) {
  const std::size_t colon = what.find(": ");
  const std::size_t middle = what.find(" not in {");
  if (colon == std::string::npos || middle == std::string::npos) return {};
  std::vector<std::string> choices;
  std::string list = what.substr(middle + 9);
  list = list.substr(0, list.find('}'));
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    choices.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return nearest(what.substr(colon + 2, middle - colon - 2), choices, 3);
}

}  // namespace

std::string describe_parse_error(const CLI::App& app, const CLI::ParseError& error, int argc,
                                 char** argv) {
  const Walk found = walk(app, argc, argv);
  std::string message;
  std::vector<std::string> near;
  if (!found.unknown.empty()) {
    message = (found.unknown_is_option ? "no option '" : "no command '") + found.unknown + "'";
    near = nearest(found.unknown,
                   found.unknown_is_option ? long_options(found.command) : command_names(app), 3);
  } else {
    message = reworded(error);
    near = near_choices(error.what());
  }
  if (found.command != &app) message = found.command->get_name() + ": " + message;
  for (std::size_t i = 0; i < near.size(); ++i)
    message += (i == 0 ? "\ndid you mean  " : "\n              ") + near[i];
  if (!near.empty()) message += "?";
  std::string path;
  for (const CLI::App* at = found.command; at != &app; at = at->get_parent())
    path = " " + at->get_name() + path;
  return message + "\n'entente" + path + " -h' shows what there is";
}

}  // namespace entente
