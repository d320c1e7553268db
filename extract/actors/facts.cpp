#include "extract/actors/facts.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/text.h"
#include "extract/word_classes.h"

// Held by facts_test.cpp.

namespace entente {

std::string_view wikidata_of(std::string_view canonical) {
  static const auto items = [] {
    std::unordered_map<std::string_view, std::string_view> out;
    for (const auto& row : rows_of("data/wikidata.tsv")) out.emplace(row[0], row[1]);
    return out;
  }();
  const auto at = items.find(canonical);
  return at == items.end() ? std::string_view() : at->second;
}

bool is_member(std::string_view state, std::string_view organization) {
  static const auto members = [] {
    std::unordered_set<std::string> out;
    for (const auto& row : rows_of("data/memberships.tsv"))
      for (const std::string_view member : cells(row[1], '|'))
        out.insert(fold(row[0]) + "/" + fold(member));
    return out;
  }();
  return members.contains(std::string(organization) + "/" + std::string(state));
}

}  // namespace entente
