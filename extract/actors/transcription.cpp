#include "extract/actors/transcription.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/text.h"
#include "extract/word_classes.h"

// Held by transcription_test.cpp.

namespace entente {
namespace {

struct Rule {
  std::string from, to;
};

struct Rules {
  std::vector<Rule> start, end;                // longest first
  std::array<std::vector<Rule>, 256> anywhere;  // by the first byte, longest first
};

struct Spellings {
  Rules close, loose;
  std::unordered_map<std::string, std::string> given, surname;  // spelling -> the row's first
  std::unordered_map<std::string, std::vector<std::string>> full;
  std::unordered_set<std::string> first;
};

void load_rules(Spellings& all) {
  for (const auto& row : rows_of("data/transcription.tsv")) {
    Rules& level = row[0] == "close" ? all.close : all.loose;
    std::vector<Rule>& place = row[1] == "start" ? level.start
                               : row[1] == "end"
                                   ? level.end
                                   : level.anywhere[static_cast<unsigned char>(row[2][0])];
    place.push_back({std::string(row[2]), std::string(row.size() > 3 ? row[3] : "")});
  }
  const auto sort = [](std::vector<Rule>& place) {
    std::stable_sort(place.begin(), place.end(),
                     [](const Rule& a, const Rule& b) { return a.from.size() > b.from.size(); });
  };
  for (Rules* level : {&all.close, &all.loose}) {
    sort(level->start);
    sort(level->end);
    for (std::vector<Rule>& place : level->anywhere) sort(place);
  }
}

Spellings load() {
  Spellings all;
  load_rules(all);
  for (const auto& row : rows_of("data/name_variants.tsv")) {
    const auto spellings = cells(row[1], '|');
    const std::string first = fold(spellings.front());
    for (const std::string_view spelling : spellings) {
      const std::string word = fold(spelling);
      if (row[0] == "given") all.given.emplace(word, first);
      if (row[0] == "surname") all.surname.emplace(word, first);
      if (row[0] == "order") all.first.insert(word);
      if (row[0] == "alike") all.full[word].push_back(first);
    }
  }
  for (const auto& row : rows_of("data/hypocorisms.tsv"))
    for (const std::string_view full : cells(row[1], '|'))
      all.full[fold(row[0])].push_back(fold(full));
  return all;
}

const Spellings& spellings() {
  static const Spellings all = load();
  return all;
}

// Doubled letters count once.
std::string single(std::string_view word) {
  std::string out;
  for (const char c : word)
    if (out.empty() || out.back() != c) out += c;
  return out;
}

std::string rewritten(std::string_view word, const Rules& rules) {
  std::string end;
  for (const Rule& rule : rules.end)
    if (word.size() > rule.from.size() + 1 && word.ends_with(rule.from)) {
      end = rule.to;
      word.remove_suffix(rule.from.size());
      break;
    }
  std::string out;
  for (const Rule& rule : rules.start)
    if (word.starts_with(rule.from)) {
      out = rule.to;
      word.remove_prefix(rule.from.size());
      break;
    }
  while (!word.empty()) {
    const std::vector<Rule>& place = rules.anywhere[static_cast<unsigned char>(word.front())];
    const auto fits = std::find_if(place.begin(), place.end(), [&](const Rule& rule) {
      return word.starts_with(rule.from);
    });
    if (fits == place.end())
      out += word.front();
    else
      out += fits->to;
    word.remove_prefix(fits == place.end() ? 1 : fits->from.size());
  }
  return single(out + end);
}

}  // namespace

std::string close_spelling(std::string_view word, NamePart part) {
  const auto& table = part == NamePart::given ? spellings().given : spellings().surname;
  std::string key(word);
  const auto at = table.find(key);
  if (at != table.end()) return "=" + at->second;  // no rule's result begins so
  return word.size() < 4 ? key : rewritten(word, spellings().close);
}

std::string loose_spelling(std::string_view word) {
  return rewritten(rewritten(word, spellings().close), spellings().loose);
}

std::vector<std::string> full_forms(std::string_view given) {
  std::vector<std::string> out{std::string(given)};
  const auto at = spellings().full.find(out.front());
  if (at != spellings().full.end()) out.insert(out.end(), at->second.begin(), at->second.end());
  return out;
}

bool may_be_short_for(std::string_view some, std::string_view other) {
  if (some == other) return false;
  const std::vector<std::string> others = full_forms(other);
  for (const std::string& form : full_forms(some))
    if (std::find(others.begin(), others.end(), form) != others.end()) return true;
  return false;
}

bool stands_first(std::string_view word) { return spellings().first.contains(std::string(word)); }

bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  a.remove_prefix(same);
  b.remove_prefix(same);
  if (a.size() < b.size()) return a == b.substr(1);
  if (a.substr(1) == b.substr(1)) return true;
  return a.size() > 1 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

}  // namespace entente
