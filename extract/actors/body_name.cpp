#include "extract/actors/body_name.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/text.h"
#include "extract/word_classes.h"

// Held by body_name_test.cpp.

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> one_spelling{
    {{"organisation", "organization"},
     {"organisations", "organizations"},
     {"defence", "defense"},
     {"labour", "labor"},
     {"centre", "center"},
     {"programme", "program"},
     {"co-operation", "cooperation"},
     {"programmes", "programs"},
     {"&", "and"},
     {"theatre", "theater"},
     {"dept", "department"},
     {"univ", "university"}}};
constexpr std::array<std::string_view, 9> legal_forms = {
    "inc", "ltd", "llc", "corp", "corporation", "plc", "gmbh", "limited", "incorporated"};

}  // namespace

bool is_legal_form(std::string_view word) {
  return std::find(legal_forms.begin(), legal_forms.end(), word) != legal_forms.end();
}

namespace {

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : fold(name)) {
    if (c == ' ' || c == ',' || c == '/') {
      if (!words.back().empty()) words.emplace_back();
    } else if (c != '.' && c != '"' && c != '(' && c != ')') {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  while (words.size() > 1) {
    if (!is_legal_form(words.back())) break;
    words.pop_back();
  }
  for (std::string& word : words)
    for (const auto& [from, to] : one_spelling)
      if (word == from) word = to;
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t end) {
  std::string out;
  for (std::size_t i = from; i < end; ++i) out += (i > from ? " " : "") + words[i];
  return out;
}

std::string joined(const std::vector<std::string>& words) { return joined(words, 0, words.size()); }

struct Names {
  std::unordered_map<std::string, std::string> states;   // plain name or demonym -> state
  std::unordered_map<std::string, std::string> generic;  // plain name -> the row's first
  std::unordered_set<std::string> by_document;           // of those, the first
};

Names load() {
  Names names;
  for (const auto& row : rows_of("data/states.tsv")) {
    const std::string state(row[0]);
    names.states.emplace(joined(words_of(state)), state);
    for (const std::size_t column : {1u, 2u})
      if (row.size() > column)
        for (const std::string_view name : cells(row[column], '|'))
          names.states.emplace(joined(words_of(name)), state);
  }
  names.states.erase("");
  const auto add = [&](std::string_view name, const std::string& first) {
    const std::string plain = joined(words_of(name));
    if (!plain.empty()) names.generic.emplace(plain, first);
  };
  for (const auto& row : rows_of("data/generic_bodies.tsv")) {
    const std::string first = joined(words_of(cells(row[0], '|').front()));
    for (const std::string_view name : cells(row[0], '|')) add(name, first);
    if (row[1] == "document") names.by_document.insert(first);
  }
  for (const auto& row : rows_of("data/ministries.tsv")) {
    if (row.size() < 3 || row[2].substr(0, 5) != "name-") continue;
    // The other names of a ministry mean it; those of a court are other courts.
    const bool one = row[2] == "name-ministry" || row[2] == "name-department";
    const std::string first = joined(words_of(row[0]));
    add(row[0], first);
    for (const std::string_view alias : cells(row[1], '|'))
      add(alias, one ? first : joined(words_of(alias)));
  }
  return names;
}

const Names& names() {
  static const Names all = load();
  return all;
}

std::string state_named(std::string_view words) {
  if (words.ends_with("'s")) words.remove_suffix(2);
  if (words.starts_with("the ")) words.remove_prefix(4);
  const auto at = names().states.find(std::string(words));
  return at == names().states.end() ? std::string() : at->second;
}

std::unordered_map<std::string_view, std::string_view> load_homes() {
  std::unordered_map<std::string_view, std::string_view> homes;
  const auto add = [&](std::string_view name, std::string_view state) {
    if (!state.empty()) homes.emplace(name.substr(0, name.find(" (")), state);
  };
  for (const auto& row : rows_of("data/organizations.tsv")) add(row[0], row[3]);
  for (const auto& row : rows_of("data/leaders.tsv"))
    if (row.back() == "hand" && !row[2].empty()) add(row[0], row[1]);
  return homes;
}

}  // namespace

std::string without_state(std::string_view plain) {
  std::size_t at = 0;
  for (int words = 0; words < 4 && (at = plain.find(' ', at)) != std::string_view::npos;
       ++at, ++words)
    if (!state_named(plain.substr(0, at)).empty()) return std::string(plain.substr(at + 1));
  return {};
}

std::string_view home_of(std::string_view canonical) {
  static const auto homes = load_homes();
  const auto at = homes.find(canonical);
  return at == homes.end() ? std::string_view() : at->second;
}

bool spelt_in_capitals(std::string_view shown) {
  if (shown.size() < 2 || shown.size() > 8) return false;
  std::size_t capitals = 0;
  for (const char c : shown) {
    if (c == ' ') return false;
    capitals += c >= 'A' && c <= 'Z';
  }
  return capitals >= 2 && capitals + 1 >= shown.size();
}

std::string plain_body_name(std::string_view name) { return joined(words_of(name)); }

BodyName parse_body_name(std::string_view name) {
  const std::vector<std::string> words = words_of(name);
  BodyName body;
  body.core = joined(words);
  const auto generic = [&](const std::string& rest, const std::string& state) {
    const auto at = names().generic.find(rest);
    if (at == names().generic.end()) return false;
    body = {at->second, state, true, names().by_document.contains(at->second)};
    return true;
  };
  if (generic(body.core, {})) return body;
  for (std::size_t n = 1; n < words.size() && n <= 4; ++n) {
    if (const std::string state = state_named(joined(words, 0, n));
        !state.empty() && generic(joined(words, n, words.size()), state))
      return body;
    const std::size_t of = words.size() - n - 1;
    if (n + 1 >= words.size() || (words[of] != "of" && words[of] != "in")) continue;
    if (const std::string state = state_named(joined(words, of + 1, words.size()));
        !state.empty() && generic(joined(words, 0, of), state))
      return body;
  }
  return body;
}

}  // namespace entente
