#include "extract/actors/roles.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/text.h"
#include "extract/actors/facts.h"
#include "extract/word_classes.h"

// Held by roles_test.cpp.

namespace entente {
namespace {

std::string_view field_of(std::string_view office) {
  static const std::unordered_map<std::string_view, std::string_view> fields = [] {
    std::unordered_map<std::string_view, std::string_view> out;
    for (const auto& row : rows_of("data/role_fields.tsv"))
      for (const std::string_view word : cells(row[1], '|')) out.emplace(word, row[0]);
    return out;
  }();
  const auto at = fields.find(office.substr(office.rfind(' ') + 1));
  return at == fields.end() ? std::string_view() : at->second;
}

bool takes_past(std::string& office) {
  static constexpr std::array<std::string_view, 12> words = {
      "former ",    "ex-",       "late ",   "then ",     "then-", "the ",
      "incumbent ", "outgoing ", "acting ", "incoming ", "new ",  "current "};
  bool past = false;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (office.starts_with(words[i])) {
        office.erase(0, words[i].size());
        past = past || i < 5;
        more = true;
      }
  }
  for (const std::string_view word : words)
    if (office + " " == word) office.clear();
  return past;
}

// "minister" says less than "foreign minister"; "president" is not "vice president".
bool says_less(std::string_view less, std::string_view more) {
  if (more.size() <= less.size() + 1 || !more.ends_with(less)) return false;
  const std::string_view rest = more.substr(0, more.size() - less.size());
  if (rest.back() != ' ') return false;
  for (const std::string_view rank : {"vice ", "deputy ", "assistant ", "under ", "junior "})
    if (rest.find(rank) != std::string_view::npos) return false;
  return true;
}

bool offices_agree(const ToldRole& a, const ToldRole& b) {
  return a.office == b.office || says_less(a.office, b.office) || says_less(b.office, a.office);
}

bool places_agree(const ToldRole& a, const ToldRole& b) {
  return a.of.empty() || b.of.empty() || a.of == b.of;
}

}  // namespace

ToldRole parse_role(std::string_view role) {
  ToldRole told;
  told.office = fold(role);
  if (const std::size_t at = told.office.find(" of "); at != std::string::npos && at > 0) {
    told.of = told.office.substr(at + 4);
    if (told.of.starts_with("the ")) told.of.erase(0, 4);
    told.office.resize(at);
  }
  told.past = takes_past(told.office);
  told.field = field_of(told.office);
  return told;
}

bool role_agrees(const ToldRole& a, const ToldRole& b) {
  return !a.office.empty() && offices_agree(a, b) && places_agree(a, b);
}

bool role_clashes(const ToldRole& a, const ToldRole& b) {
  if (a.past || b.past || a.field.empty() || b.field.empty()) return false;
  return a.field != b.field || (!a.of.empty() && !b.of.empty() && a.of != b.of &&
                                !is_member(a.of, b.of) && !is_member(b.of, a.of));
}

bool roles_agree(std::span<const ToldRole> some, std::span<const ToldRole> others) {
  for (const ToldRole& a : some)
    for (const ToldRole& b : others)
      if (role_agrees(a, b)) return true;
  return false;
}

bool roles_clash(std::span<const ToldRole> some, std::span<const ToldRole> others) {
  if (roles_agree(some, others)) return false;
  for (const ToldRole& a : some)
    for (const ToldRole& b : others)
      if (role_clashes(a, b)) return true;
  return false;
}

}  // namespace entente
