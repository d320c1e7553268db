#include "cli/arguments.h"

#include <cstdint>
#include <optional>
#include <vector>

#include <CLI/CLI.hpp>

namespace entente {

Option Option::required() {
  parsed_->required();
  return *this;
}

Option Option::value_name(const std::string& name) {
  parsed_->option_text(name);
  return *this;
}

Option Option::one_of(std::initializer_list<const char*> values) {
  parsed_->check(CLI::IsMember(std::vector<std::string>(values.begin(), values.end())));
  return *this;
}

Option Option::in_range(int low, int high) {
  parsed_->check(CLI::Range(low, high));
  return *this;
}

Option Option::in_range(double low, double high) {
  parsed_->check(CLI::Range(low, high));
  return *this;
}

Option Option::takes(int low, int high) {
  parsed_->expected(low, high);
  return *this;
}

Option Option::split_at(char delimiter) {
  parsed_->delimiter(delimiter);
  return *this;
}

Option Option::excludes(Option other) {
  parsed_->excludes(other.parsed_);
  return *this;
}

Option Option::each(const std::function<void(const std::string&)>& visit) {
  parsed_->each(visit);
  return *this;
}

template <typename T>
Option Command::add_option(const std::string& name, T& value, const std::string& help) {
  return Option(*parsed_->add_option(name, value, help));
}

Option Command::add_flag(const std::string& name, bool& value, const std::string& help) {
  return Option(*parsed_->add_flag(name, value, help));
}

template Option Command::add_option(const std::string&, std::string&, const std::string&);
template Option Command::add_option(const std::string&, int&, const std::string&);
template Option Command::add_option(const std::string&, unsigned&, const std::string&);
template Option Command::add_option(const std::string&, std::size_t&, const std::string&);
template Option Command::add_option(const std::string&, float&, const std::string&);
template Option Command::add_option(const std::string&, double&, const std::string&);
template Option Command::add_option(const std::string&, std::optional<unsigned>&,
                                    const std::string&);
template Option Command::add_option(const std::string&, std::optional<double>&, const std::string&);
template Option Command::add_option(const std::string&, std::optional<std::string>&,
                                    const std::string&);
template Option Command::add_option(const std::string&, std::vector<std::string>&,
                                    const std::string&);

void Command::action(const std::function<void()>& run) { parsed_->callback(run); }

void Command::hide() { parsed_->group(""); }

bool Command::names_further() const { return !parsed_->get_subcommands().empty(); }

Command add_command(Command parent, const std::string& name, const std::string& purpose,
                    const std::string& example) {
  CLI::App* command = parent.parser().add_subcommand(name, purpose);
  command->footer(example);
  return Command(*command);
}

}  // namespace entente
