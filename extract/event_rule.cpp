#include "extract/event_rule.h"

#include <array>
#include <unordered_map>

#include "core/embedded.h"
#include "core/error.h"

namespace entente {
namespace {

std::vector<std::string_view> pieces(std::string_view text, char by) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t at = text.find(by);
    if (at != 0) out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return out;
}

std::vector<EventRule> read_rules() {
  std::vector<EventRule> rules;
  for (const std::string_view row : pieces(embedded("data/event_rules.tsv"), '\n')) {
    if (row[0] == '#') continue;
    const auto columns = pieces(row, '\t');
    const auto kind = columns.size() == 6 ? named<TieKind>(columns[1]) : std::nullopt;
    if (!kind) throw Error(ErrorKind::defect, "data/event_rules.tsv: bad row " + std::string(row));
    EventRule rule;
    rule.id = columns[0];
    rule.kind = *kind;
    rule.verbs = pieces(columns[2], ' ');
    if (columns[3] != "-") rule.nouns = pieces(columns[3], ' ');
    rule.targets = pieces(columns[4], ' ');
    rule.example = columns[5];
    rules.push_back(std::move(rule));
  }
  return rules;
}

const std::vector<EventRule>& all_rules() {
  static const std::vector<EventRule> rules = read_rules();
  return rules;
}

using ByLemma = std::unordered_map<std::string_view, std::vector<const EventRule*>>;

ByLemma index_rules() {
  ByLemma index;
  for (const EventRule& rule : all_rules()) {
    for (const std::string_view verb : rule.verbs) index[verb].push_back(&rule);
  }
  return index;
}

}  // namespace

std::span<const EventRule> event_rules() { return all_rules(); }

std::span<const EventRule* const> rules_for(std::string_view lemma) {
  static const ByLemma index = index_rules();
  const auto found = index.find(lemma);
  if (found == index.end()) return {};
  return found->second;
}

}  // namespace entente
