#include "extract/name_kinds.h"

#include "core/text.h"
#include "extract/gazetteer.h"
#include "extract/tokenize.h"

namespace entente {
namespace {

constexpr std::size_t longest_name = 200;  // bytes; no table has a longer one

const Lexeme* look_up(std::string_view name) {
  std::uint64_t hash = 0;
  bool first = true;
  std::string room;
  split_tokens(name, [&](Token token) {
    const std::uint64_t h = token_hash(token_form(cut(name, token.span), room));
    hash = first ? h : join_hash(hash, h);
    first = false;
  });
  return first ? nullptr : Gazetteer::instance().find(hash);
}

std::string_view location_kind(const Lexeme* lexeme) {
  const Gazetteer& tables = Gazetteer::instance();
  if (tables.meaning(lexeme, Sense::state)) return "state";
  if (tables.meaning(lexeme, Sense::capital) || tables.meaning(lexeme, Sense::city)) return "city";
  if (tables.meaning(lexeme, Sense::place)) return "place";
  return {};
}

std::string_view miscellany_kind(const Lexeme* lexeme) {
  const Gazetteer& tables = Gazetteer::instance();
  if (tables.meaning(lexeme, Sense::demonym) || tables.meaning(lexeme, Sense::inhabitants))
    return "nationality";
  const Known* group = tables.meaning(lexeme, Sense::group);
  return group && group->detail == "ethnic" ? std::string_view("nationality") : std::string_view();
}

}  // namespace

std::string with_capitals(std::string_view name) {
  std::string out;
  bool begins = true;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(name, i);
    const std::string_view letter = name.substr(begin, i - begin);
    out += begins ? to_upper(letter) : to_lower(letter);
    begins = !is_letter(c) && c != '\'' && c != 0x2019;
  }
  return out;
}

std::string_view kind_of_name(std::string_view name, NameType type) {
  if (type != NameType::location && type != NameType::miscellany) return {};
  const bool location = type == NameType::location;
  const std::string_view otherwise = location ? "place" : "other";
  if (name.size() > longest_name) return otherwise;
  if (name.size() > 4 && to_lower(name.substr(0, 4)) == "the ") name.remove_prefix(4);
  const auto kind = [&](std::string_view spelling) {
    const Lexeme* lexeme = look_up(spelling);
    return location ? location_kind(lexeme) : miscellany_kind(lexeme);
  };
  std::string_view found = kind(name);
  const std::string upper = to_upper(name), lower = to_lower(name);
  if (found.empty() && (name == upper || name == lower)) found = kind(with_capitals(name));
  if (found.empty() && name == lower) found = kind(upper);
  return found.empty() ? otherwise : found;
}

}  // namespace entente
