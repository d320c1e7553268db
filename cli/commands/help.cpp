#include "cli/help.h"

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "core/nearest.h"
#include "core/version.h"

namespace entente {
namespace {

using nlohmann::ordered_json;

ordered_json described_options(const CLI::App& command) {
  ordered_json out = ordered_json::array();
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_group().empty() || option->check_name("-h") || option->check_name("--help"))
      continue;
    ordered_json names = ordered_json::array();
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    out.push_back({{"heading", option_heading(*option)},
                   {"names", names},
                   {"positional", option->get_positional()},
                   {"takes_value", option->get_items_expected_max() > 0},
                   {"text", option_text(*option)}});
  }
  return out;
}

ordered_json described(const CLI::App& command) {
  ordered_json forms = ordered_json::array();
  for (const CLI::App* form : visible_commands(command)) forms.push_back(described(*form));
  return {{"name", command.get_name()},
          {"purpose", command.get_description()},
          {"examples", examples_of(command)},
          {"options", described_options(command)},
          {"forms", forms}};
}

// The command that `words` name, one level a word.
const CLI::App& find_page(const CLI::App& app, const std::vector<std::string>& words) {
  const CLI::App* at = &app;
  for (const std::string& word : words) {
    const CLI::App* next = nullptr;
    std::vector<std::string> names;
    for (const CLI::App* command : visible_commands(*at)) {
      names.push_back(command->get_name());
      if (command->get_name() == word) next = command;
    }
    if (!next) {
      throw Error(ErrorKind::usage, "no command '" + word + "'" + did_you_mean(word, names) +
                                        "\n'entente -h' lists the commands");
    }
    at = next;
  }
  return *at;
}

}  // namespace

void command_help(Command app, Session& session) {
  Command command = add_command(app, "help", "Explain the program or one command",
                                "entente help rank\n"
                                "entente help --json        every command and option as data");
  auto words = std::make_shared<std::vector<std::string>>();
  command.add_option("COMMAND", *words, "The command to explain");
  command.action([app, &session, words] {
    const CLI::App& page = find_page(app.parser(), *words);
    if (session.table.format == TableFormat::json) {
      const ordered_json meta = {{"schema", "entente.help/1"},
                                 {"tool", std::string("entente ") + version}};
      const ordered_json rows = ordered_json::array({described(page)});
      session.print(ordered_json({{"meta", meta}, {"rows", rows}}).dump(1) + "\n");
      return;
    }
    std::string name = "entente";
    for (const std::string& word : *words) name += " " + word;
    session.print(help_page(page, name, true));
  });
}

}  // namespace entente
