#include "extract/event_mode.h"

#include <algorithm>
#include <string>

#include "core/embedded.h"
#include "core/error.h"

namespace entente {
namespace {

constexpr std::size_t most_beside = 32;  // of a list nobody would read to its end

std::vector<std::string_view> words_of(std::string_view column) {
  std::vector<std::string_view> out;
  while (column != "-" && !column.empty()) {
    const std::size_t blank = std::min(column.find(' '), column.size());
    out.push_back(column.substr(0, blank));
    column.remove_prefix(std::min(blank + 1, column.size()));
  }
  return out;
}

ModeRule rule_of(std::string_view row) {
  std::vector<std::string_view> columns;
  for (std::string_view rest = row;;) {
    const std::size_t tab = rest.find('\t');
    columns.push_back(rest.substr(0, tab));
    if (tab == std::string_view::npos) break;
    rest.remove_prefix(tab + 1);
  }
  const auto kind = named<TieKind>(columns[0]);
  const auto mode = columns.size() == 5 ? named<Mode>(columns[1]) : std::nullopt;
  if (!kind || !mode)
    throw Error(ErrorKind::defect, "data/event_modes.tsv: bad row " + std::string(row));
  return {*kind, *mode, words_of(columns[2]), words_of(columns[3]), columns[4]};
}

std::vector<ModeRule> read_rules() {
  std::vector<ModeRule> rules;
  std::string_view text = embedded("data/event_modes.tsv");
  while (!text.empty()) {
    const std::string_view row = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(row.size() + 1, text.size()));
    if (!row.empty() && row[0] != '#') rules.push_back(rule_of(row));
  }
  return rules;
}

bool holds(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Lemmas of what the deed is done to and with, and of what describes those. Names say who, not how.
void add_beside(const ToldTree& t, NodeIndex n, int depth, std::vector<std::string_view>& out) {
  for (const NodeIndex c : t.tree.children(n)) {
    if (out.size() == most_beside) return;
    const bool part = t.is(c, {Dependency::obj, Dependency::iobj, Dependency::nsubj_pass,
                               Dependency::obl, Dependency::nmod, Dependency::compound,
                               Dependency::amod, Dependency::advmod});
    if (!part || t.mention[c] >= 0) continue;
    out.push_back(t.lemma(c));
    if (depth > 1) add_beside(t, c, depth - 1, out);
  }
}

}  // namespace

std::span<const ModeRule> mode_rules() {
  static const std::vector<ModeRule> rules = read_rules();
  return rules;
}

Mode mode_of_event(TieKind kind, const ToldTree& tree, NodeIndex trigger) {
  std::vector<std::string_view> beside;
  add_beside(tree, trigger, 2, beside);
  const std::string particle = tree.with_particle(trigger);
  for (const ModeRule& rule : mode_rules()) {
    if (rule.kind != kind) continue;
    const bool named = rule.triggers.empty() || holds(rule.triggers, tree.lemma(trigger)) ||
                       holds(rule.triggers, particle);
    const bool accompanied = rule.beside.empty() ||
                             std::any_of(beside.begin(), beside.end(), [&](std::string_view word) {
                               return holds(rule.beside, word);
                             });
    if (named && accompanied) return rule.mode;
  }
  return Mode::none;
}

}  // namespace entente
