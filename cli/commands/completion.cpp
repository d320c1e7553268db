#include "cli/command.h"
#include "cli/help.h"

namespace entente {
namespace {

// The words that may follow a command: its forms, its options, the global ones.
std::string words_after(const CLI::App& app, const CLI::App& command) {
  std::string out;
  for (const CLI::App* form : visible_commands(command)) out += form->get_name() + " ";
  for (const CLI::App* level : {&command, &app})
    for (const CLI::Option* option : level->get_options())
      for (const std::string& name : option->get_lnames())
        if (!option->get_group().empty() && out.find("--" + name + " ") == std::string::npos)
          out += "--" + name + " ";
  if (!out.empty()) out.pop_back();
  return out;
}

std::string command_words(const CLI::App& app) {
  std::string out;
  for (const CLI::App* command : visible_commands(app))
    out += (out.empty() ? "" : " ") + command->get_name();
  return out;
}

// Words after a command are offered once they begin with '-'; everything else
// is a file name.
std::string for_bash(const CLI::App& app) {
  std::string out =
      "_entente() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    words='" +
      command_words(app) +
      "'\n"
      "  else\n"
      "    case ${COMP_WORDS[1]} in\n";
  for (const CLI::App* command : visible_commands(app))
    out += "      " + command->get_name() + ") words='" + words_after(app, *command) + "' ;;\n";
  return out +
         "    esac\n"
         "    case $word in -*) ;; *) words= ;; esac\n"
         "  fi\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "}\n"
         "complete -o default -F _entente entente\n";
}

std::string for_zsh(const CLI::App& app) {
  return "autoload -U +X bashcompinit && bashcompinit\n" + for_bash(app);
}

// Single quotes and backslashes are all that fish reads inside '...'.
std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string for_fish(const CLI::App& app) {
  std::string out;
  const auto options = [&](const CLI::App& level, const std::string& condition) {
    for (const CLI::Option* option : level.get_options())
      for (const std::string& name : option->get_lnames())
        if (!option->get_group().empty())
          out += "complete -c entente " + condition + "-l " + name + " -d " +
                 fish_quoted(option->get_description()) + "\n";
  };
  for (const CLI::App* command : visible_commands(app)) {
    out += "complete -c entente -f -n __fish_use_subcommand -a " + command->get_name() + " -d " +
           fish_quoted(command->get_description()) + "\n";
    options(*command, "-n '__fish_seen_subcommand_from " + command->get_name() + "' ");
  }
  options(app, "");
  return out;
}

}  // namespace

void command_completion(Command app, Session& session) {
  Command command = add_command(app, "completion", "Print completion for a shell",
                                "source <(entente completion bash)");
  auto shell = std::make_shared<std::string>();
  command.add_option("SHELL", *shell, "The shell to complete for")
      .required()
      .one_of({"bash", "zsh", "fish"});
  command.action([app, &session, shell] {
    session.print(*shell == "bash"  ? for_bash(app.parser())
                  : *shell == "zsh" ? for_zsh(app.parser())
                                    : for_fish(app.parser()));
  });
}

}  // namespace entente
