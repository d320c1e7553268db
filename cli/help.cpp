#include "cli/help.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t page_width = 92;
constexpr std::size_t text_column = 30;

// The commands by what one does with them. A command that is not named here is
// listed under "More", so that a new file needs no edit.
struct Group {
  std::string_view title;
  std::string_view names;  // separated by blanks, with one at each end
  bool brief = false;      // only names on the short page, which fits a screen
};
constexpr std::array<Group, 6> groups = {
    Group{"Make a case", " build import documents remove merge verify "},
    Group{
        "Ask",
        " stats rank trends communities actors evidence ego path timeline meetings events search "},
    Group{"Draw and take away", " render explore report export diff "},
    Group{"Ask further", " compare mutual camps brokers bridges backbone ", true},
    Group{"Use a part alone", " tag parse chains extract read ", true},
    Group{"About entente", " measures doctor help completion ", true},
};

const Group& group_of(const std::string& command) {
  static constexpr Group others{"More", ""};
  for (const Group& group : groups)
    if (group.names.find(" " + command + " ") != std::string_view::npos) return group;
  return others;
}

// `text` in lines that end before page_width, the first one behind `heading`,
// all others indented to text_column.
std::string entry(const std::string& heading, const std::string& text) {
  std::string out = "  " + heading;
  std::size_t column = out.size();
  if (column + 2 > text_column) {
    out += "\n";
    column = 0;
  }
  out.append(text_column - column, ' ');
  column = text_column;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (column > text_column && column + 1 + word.size() > page_width) {
      out += "\n" + std::string(text_column, ' ');
      column = text_column;
    } else if (column > text_column) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    at = end + 1;
  }
  return out + "\n";
}

std::vector<const CLI::Option*> options_of(const CLI::App& app, bool positional) {
  return app.get_options([&](const CLI::Option* option) {
    return !option->get_group().empty() && option->get_positional() == positional;
  });
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

// CLI11 spells checks into the type name: "TEXT:{a,b}", "INT:INT in [0 - 9]".
std::pair<std::string, std::string> type_and_check(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t colon = type.find(':');
  if (colon == std::string::npos) return {type, {}};
  return {type.substr(0, colon), type.substr(colon + 1)};
}

std::string capitals(std::string name) {
  for (char& c : name)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return name;
}

std::string placeholder(const CLI::Option& option) {
  if (!option.get_option_text().empty()) return option.get_option_text();
  const std::string type = type_and_check(option).first;
  if (type == "INT" || type == "UINT") return "N";
  if (type == "FLOAT") return "X";
  if (type == "TEXT" || type.empty()) {
    // The option's own name says more than its type: --title TITLE.
    std::string name = option.get_lnames().empty() ? "TEXT" : option.get_lnames().front();
    return capitals(name);
  }
  return type;
}

// "a,b,c" -> "a, b, c"; "INT in [0 - 1024]" -> "0 to 1024".
std::string spelled(std::string check) {
  if (check.starts_with("{") && check.ends_with("}")) {
    check = check.substr(1, check.size() - 2);
    for (std::size_t at = 0; (at = check.find(',', at)) != std::string::npos; at += 2)
      check.replace(at, 1, ", ");
    return check;
  }
  const std::size_t open = check.find('[');
  const std::size_t dash = check.find(" - ");
  if (open != std::string::npos && dash != std::string::npos && check.ends_with("]"))
    return check.substr(open + 1, dash - open - 1) + " to " +
           check.substr(dash + 3, check.size() - dash - 4);
  return {};
}

std::string usage_line(const CLI::App& app, const std::string& name) {
  std::string out = "Usage: " + name;
  for (const CLI::Option* option : options_of(app, true)) out += " " + option_heading(*option);
  if (!app.get_parent()) return out + " COMMAND [ARGUMENTS] [OPTIONS]\n";
  return out + " [OPTIONS]\n";
}

std::string list_of(const std::string& title, const std::vector<const CLI::Option*>& options) {
  if (options.empty()) return {};
  std::string out = "\n" + title + ":\n";
  for (const CLI::Option* option : options)
    out += entry(option_heading(*option), option_text(*option));
  return out;
}

std::string command_lists(const CLI::App& app, bool full) {
  std::string out;
  const Group* last = nullptr;
  for (const CLI::App* command : visible_commands(app)) {
    const Group& group = group_of(command->get_name());
    const bool brief = group.brief && !full;
    if (&group != last) {
      out += "\n" + std::string(group.title) + (brief ? ":" : ":\n");
      last = &group;
    }
    if (brief) {
      out += " " + command->get_name();
      continue;
    }
    out += "  " + command->get_name();
    out.append(command->get_name().size() < 14 ? 14 - command->get_name().size() : 1, ' ');
    out += command->get_description() + "\n";
  }
  return out;
}

const CLI::App& root_of(const CLI::App& app) {
  const CLI::App* at = &app;
  while (at->get_parent()) at = at->get_parent();
  return *at;
}

}  // namespace

std::string option_heading(const CLI::Option& option) {
  if (option.get_positional()) {
    std::string name = capitals(option.get_name(true, false));
    if (option.get_expected_max() > 1) name += "...";
    return option.get_required() ? name : "[" + name + "]";
  }
  std::string out;
  for (const std::string& name : option.get_snames()) out += (out.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) out += (out.empty() ? "--" : ", --") + name;
  if (takes_value(option)) out += " " + placeholder(option);
  return out;
}

std::string option_text(const CLI::Option& option) {
  std::string out = option.get_description();
  if (const std::string check = spelled(type_and_check(option).second); !check.empty())
    out += (out.empty() ? "" : ": ") + check;
  std::string fallback = option.get_default_str();
  if (fallback.size() > 1 && fallback.front() == '"' && fallback.back() == '"')
    fallback = fallback.substr(1, fallback.size() - 2);
  const bool said = out.find("default") != std::string::npos;
  if (takes_value(option) && !said && !fallback.empty() && fallback != "[]" && fallback != "{}")
    out += " [" + fallback + "]";
  return out;
}

std::vector<std::string> examples_of(const CLI::App& command) {
  std::vector<std::string> out;
  const std::string footer = command.get_footer();
  for (std::size_t at = 0; at < footer.size();) {
    const std::size_t end = std::min(footer.find('\n', at), footer.size());
    std::string line = footer.substr(at, end - at);
    line.erase(0, line.find_first_not_of(' '));
    if (!line.empty() && line.rfind("Example", 0) != 0) out.push_back(line);
    at = end + 1;
  }
  return out;
}

std::vector<const CLI::App*> visible_commands(const CLI::App& app) {
  std::vector<const CLI::App*> out =
      app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
  const auto place = [](const CLI::App* command) {
    for (std::size_t i = 0; i < groups.size(); ++i)
      if (const std::size_t at = groups[i].names.find(" " + command->get_name() + " ");
          at != std::string_view::npos)
        return std::pair{i, at};
    return std::pair{groups.size(), std::size_t{0}};
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const CLI::App* a, const CLI::App* b) { return place(a) < place(b); });
  return out;
}

std::string help_page(const CLI::App& app, const std::string& name, bool full) {
  std::string out = app.get_description() + "\n";
  if (const auto examples = examples_of(app); !examples.empty()) {
    out += examples.size() == 1 ? "\nExample:\n" : "\nExamples:\n";
    for (const std::string& line : examples) out += "  " + line + "\n";
  }
  out += "\n" + usage_line(app, name);
  const CLI::App& root = root_of(app);
  if (!app.get_parent()) {
    out += command_lists(app, full);
    if (full) return out + list_of("Options of every command", options_of(root, false));
    return out + (out.ends_with('\n') ? "" : "\n") +
           "\n'entente COMMAND -h' explains a command, 'entente --help' all of them and the global "
           "options.\n";
  }
  out += list_of("Arguments", options_of(app, true));
  std::vector<const CLI::Option*> own = options_of(app, false);
  std::erase_if(own, [](const CLI::Option* o) { return o->check_name("-h"); });
  std::erase_if(own, [](const CLI::Option* o) { return o->check_name("--help"); });
  out += list_of("Options", own);
  if (!app.get_subcommands([](const CLI::App*) { return true; }).empty()) {
    out += "\nForms:\n";
    for (const CLI::App* form : visible_commands(app))
      out +=
          entry(name.substr(name.find(' ') + 1) + " " + form->get_name(), form->get_description());
  }
  if (full) return out + list_of("Options of every command", options_of(root, false));
  return out + "\nGlobal options (--json --csv --format --threads --seed -q -v ...): '" + name +
         " --help'\n";
}

}  // namespace entente
