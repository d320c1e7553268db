#include "extract/event_rule.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/embedded.h"
#include "core/error.h"
#include "extract/event_words.h"
#include "extract/word_map.h"

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

std::optional<TriggerPart> part_of(std::string_view letter) {
  if (letter == "v") return TriggerPart::verb;
  if (letter == "n") return TriggerPart::noun;
  if (letter == "j") return TriggerPart::adjective;
  return std::nullopt;
}

std::vector<RuleSlot> slots(std::string_view column) {
  std::vector<RuleSlot> out;
  for (std::string_view word : pieces(column, ' ')) {
    RuleSlot slot;
    if (word.back() == '+') {
      slot.deed = true;
      word.remove_suffix(1);
    }
    const std::size_t colon = word.find(':');
    slot.name = word.substr(0, colon);
    if (colon != std::string_view::npos) slot.narrowed = word.substr(colon + 1);
    out.push_back(slot);
  }
  return out;
}

std::optional<EventRule> rule_of(std::string_view row) {
  const auto columns = pieces(row, '\t');
  if (columns.size() != 7) return std::nullopt;
  EventRule rule;
  rule.id = columns[0];
  const auto kind = named<TieKind>(columns[1]);
  rule.triggers = pieces(columns[2], ' ');
  const auto part = rule.triggers.empty() ? std::nullopt : part_of(rule.triggers.front());
  if (!kind || !part) return std::nullopt;
  rule.kind = *kind;
  rule.part = *part;
  rule.triggers.erase(rule.triggers.begin());
  if (columns[3].front() == '=') {
    rule.beside = pieces(columns[3].substr(1), ',');
  } else if (columns[3] != "-") {
    rule.nouns = pieces(columns[3], ' ');
  }
  rule.sources = slots(columns[4]);
  rule.targets = slots(columns[5]);
  rule.example = columns[6];
  rule.reversed = rule.example.front() == '<';
  if (rule.reversed) rule.example.remove_prefix(2);
  return rule;
}

std::vector<EventRule> read_rules() {
  std::vector<EventRule> rules;
  for (const std::string_view row : pieces(embedded("data/event_rules.tsv"), '\n')) {
    if (row[0] == '#') continue;
    auto rule = rule_of(row);
    if (!rule) throw Error(ErrorKind::defect, "data/event_rules.tsv: bad row " + std::string(row));
    rules.push_back(std::move(*rule));
  }
  return rules;
}

const std::vector<EventRule>& all_rules() {
  static const std::vector<EventRule> rules = read_rules();
  return rules;
}

using ByLemma = WordMap<std::vector<const EventRule*>>;

std::array<ByLemma, 3> index_rules() {
  std::array<ByLemma, 3> index;
  for (const EventRule& rule : all_rules())
    for (const std::string_view trigger : rule.triggers)
      index[static_cast<std::size_t>(rule.part)][trigger].push_back(&rule);
  return index;
}

}  // namespace

std::span<const EventRule> event_rules() { return all_rules(); }

std::span<const EventRule* const> rules_for(TriggerPart part, std::string_view lemma) {
  static const std::array<ByLemma, 3> index = index_rules();
  const ByLemma& of_part = index[static_cast<std::size_t>(part)];
  const std::vector<const EventRule*>* const found = of_part.find(lemma);
  if (!found) return {};
  return *found;
}

std::string_view trigger_verb(std::string_view word) {
  static const WordMap<std::string_view> lemmas = [] {
    WordMap<std::string_view> all;
    for (const EventRule& rule : all_rules()) {
      if (rule.part != TriggerPart::verb) continue;
      for (std::string_view lemma : rule.triggers) {
        lemma = lemma.substr(0, lemma.find('_'));
        all.emplace(lemma, lemma);
        for (const std::string& form : regular_forms(std::string(lemma))) all.emplace(form, lemma);
      }
    }
    return all;
  }();
  const std::string_view* const lemma = lemmas.find(word);
  return lemma ? *lemma : std::string_view{};
}

std::span<const EventRule* const> rules_starting(std::string_view lemma) {
  static const ByLemma index = [] {
    ByLemma all;
    for (const EventRule& rule : all_rules())
      for (const std::string_view trigger : rule.triggers)
        all[trigger.substr(0, trigger.find('_'))].push_back(&rule);
    return all;
  }();
  const std::vector<const EventRule*>* const found = index.find(lemma);
  if (!found) return {};
  return *found;
}

}  // namespace entente
