#include "extract/event_trigger.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/event_rule.h"
#include "extract/event_setting.h"
#include "extract/event_words.h"
#include "extract/told_words.h"

namespace entente {
namespace {

// Whether the clause has a word that the rule asks for beside its trigger.
bool has_words(const Clause& clause, const EventRule& rule) {
  if (rule.nouns.empty()) return true;
  return std::any_of(clause.words.begin(), clause.words.end(), [&](const Word& word) {
    std::string_view lower = word.lower;
    auto listed = [&](std::string_view form) {
      return std::find(rule.nouns.begin(), rule.nouns.end(), form) != rule.nouns.end();
    };
    if (listed(lower)) return true;
    if (lower.ends_with("ies") && listed(std::string(lower.substr(0, lower.size() - 3)) + "y"))
      return true;
    if (!lower.ends_with("s")) return false;
    lower.remove_suffix(1);
    if (listed(lower)) return true;
    return lower.ends_with("e") && listed(lower.substr(0, lower.size() - 1));
  });
}

bool starts(const Clause& clause, std::string_view lemma) {
  if (is_told(lemma, ToldWord::misdeed) || is_told(lemma, ToldWord::wrong)) return true;
  const auto rules = rules_starting(lemma);
  return std::any_of(rules.begin(), rules.end(),
                     [&](const EventRule* rule) { return has_words(clause, *rule); });
}

// Whether a form of a trigger: also of words that no list inflects ("slates", "bombings").
bool may_start(const Clause& clause, std::string_view lower) {
  if (starts(clause, lower) || is_one_of(lower, {"must", "should"})) return true;
  if (const auto verb = verb_reading(lower); verb && starts(clause, verb->lemma)) return true;
  for (const std::string_view ending : {"s", "es", "ed", "d", "ing", "ied", "ies"}) {
    if (lower.size() < ending.size() + 3 || !lower.ends_with(ending)) continue;
    std::string stem(lower.substr(0, lower.size() - ending.size()));
    if (starts(clause, stem)) return true;
    if (starts(clause, stem + (ending.starts_with("i") && ending != "ing" ? "y" : "e")))
      return true;
    if (stem[stem.size() - 1] != stem[stem.size() - 2]) continue;
    stem.pop_back();
    if (starts(clause, stem)) return true;
  }
  return false;
}

}  // namespace

bool may_tell_events(const Clause& clause) {
  return std::any_of(clause.words.begin(), clause.words.end(), [&](const Word& word) {
    return word.mention < 0 && may_start(clause, word.lower);
  });
}

}  // namespace entente
