#include "extract/actors/role_clashes.h"

#include <algorithm>
#include <map>

#include "extract/actors/roles.h"

// Held by resolve_corpus_test.cpp.

namespace entente {
namespace {

constexpr std::size_t most_sets = 64;

using Set = std::vector<std::uint32_t>;  // roles told of one record, into the texts'

bool any_clash(std::span<const std::uint32_t> sets,
               const std::vector<std::vector<ToldRole>>& roles_of) {
  for (std::size_t a = 0; a < sets.size(); ++a)
    for (std::size_t b = a + 1; b < sets.size(); ++b)
      if (roles_clash(roles_of[sets[a]], roles_of[sets[b]])) return true;
  return false;
}

}  // namespace

std::vector<bool> clashing_keys(const Records& records, std::span<const Position> order,
                                const RecordTexts& texts,
                                std::span<const std::uint32_t> key_of) {
  std::vector<bool> asked;  // by name
  for (const RecordName& name : texts.names)
    asked.push_back(name.kind == UnitKind::person && !name.alone && !name.by_table);
  std::map<Set, std::uint32_t> numbers;
  std::vector<std::vector<ToldRole>> roles_of;  // by number of a set
  const auto keys = key_of.empty() ? 0 : *std::max_element(key_of.begin(), key_of.end()) + 1;
  std::vector<std::vector<std::uint32_t>> told(keys);  // by key: sets
  Set roles;
  for (const Position& at : order) {
    if (records.roles(at.place).empty() || !asked[at.name]) continue;
    roles.clear();
    for (const std::uint32_t text : records.roles(at.place))
      if (const std::uint32_t role = texts.role_of(text); role != RecordTexts::no_role)
        roles.push_back(role);
    if (roles.empty()) continue;
    const auto [set, fresh] = numbers.emplace(roles, static_cast<std::uint32_t>(roles_of.size()));
    if (fresh) {
      roles_of.emplace_back();
      for (const std::uint32_t role : roles) roles_of.back().push_back(texts.roles[role]);
    }
    std::vector<std::uint32_t>& sets = told[key_of[at.name]];
    if (sets.size() < most_sets && std::find(sets.begin(), sets.end(), set->second) == sets.end())
      sets.push_back(set->second);
  }
  std::vector<bool> out;
  for (const auto& sets : told) out.push_back(any_clash(sets, roles_of));
  return out;
}

}  // namespace entente
