#pragma once

// The help pages. Everything is read from the declared options, so that a page
// cannot differ from what the program takes.

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace entente {

// The page of a command or of the whole program. `name` is what the user types:
// "entente rank". Short (-h): purpose, examples, options, a line on the global
// ones. Full (--help): the global options as well. Ends in one newline.
std::string help_page(const CLI::App& app, const std::string& name, bool full);

// The examples of a command, one a line, as declared with add_command().
std::vector<std::string> examples_of(const CLI::App& command);

// Commands a user may see, by the order of the help page: those without a group
// are the program's own workers and are left out.
std::vector<const CLI::App*> visible_commands(const CLI::App& app);

// "--top N", "-o, --output FILE", "[PATTERN]": an option as the pages write it.
std::string option_heading(const CLI::Option& option);

// The help text with the choices, the range and the default behind it.
std::string option_text(const CLI::Option& option);

}  // namespace entente
