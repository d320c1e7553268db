#include "render/country.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "core/embedded.h"
#include "core/text.h"

namespace entente {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// Names, aliases and adjectives of states to the state's name, from data/states.tsv.
const std::map<std::string, std::string, std::less<>>& state_words() {
  static const auto table = [] {
    std::map<std::string, std::string, std::less<>> words;
    for (const std::string_view line : split(embedded("data/states.tsv"), '\n')) {
      if (line.empty() || line.starts_with('#')) continue;
      const auto fields = split(line, '\t');
      words.emplace(fields[0], fields[0]);
      for (const std::size_t field : {std::size_t{1}, std::size_t{2}})
        if (field < fields.size())
          for (const std::string_view word : split(fields[field], '|'))
            if (!word.empty()) words.emplace(word, fields[0]);
    }
    return words;
  }();
  return table;
}

// The first run of one to four words that names a state.
std::string state_in(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    if (is_letter(c) || c == '.' || c == '-') {
      word += text.substr(begin, i - begin);
      if (i < text.size()) continue;
    }
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  }
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::string run;
    std::string best;
    for (std::size_t last = first; last < std::min(words.size(), first + 4); ++last) {
      run += (run.empty() ? "" : " ") + words[last];
      const auto found = state_words().find(run);
      if (found != state_words().end()) best = found->second;
    }
    if (!best.empty()) return best;
  }
  return {};
}

}  // namespace

std::vector<std::string> countries_of(const Snapshot& snapshot) {
  std::vector<std::string> country(snapshot.nodes.size());
  for (std::size_t i = 0; i < country.size(); ++i) {
    const NodeInfo& node = snapshot.nodes[i];
    if (node.type == ActorType::state) country[i] = node.label;
  }
  // Twice, so that a person of an organisation of a state is found too.
  for (int round = 0; round < 2; ++round)
    for (const TypedEdge& tie : snapshot.typed)
      if (tie.kind == TieKind::affiliation && country[tie.source].empty())
        country[tie.source] = country[tie.target];
  for (std::size_t i = 0; i < country.size(); ++i) {
    const NodeInfo& node = snapshot.nodes[i];
    if (!country[i].empty() || !node.type || node.type == ActorType::media) continue;
    country[i] = state_in(node.role);
    if (country[i].empty() && node.type != ActorType::person) country[i] = state_in(node.label);
  }
  return country;
}

}  // namespace entente
