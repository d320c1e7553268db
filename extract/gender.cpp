#include "extract/gender.h"

#include <string>

#include "core/text.h"
#include "extract/refer_words.h"
#include "extract/word_classes.h"
#include "extract/word_map.h"

namespace entente {
namespace {

// Pet forms ("Bertie", "Kelly") are borne by both; only rows by hand are sure of them.
Gender gender_named(std::string_view name, std::string_view cell, std::string_view source) {
  const bool pet = name.ends_with("ie") || name.ends_with("y");
  if (pet && source != "hand") return Gender::unknown;
  if (cell == "m") return Gender::male;
  return cell == "f" ? Gender::female : Gender::unknown;
}

const WordMap<Gender>& given_names() {
  static const auto table = [] {
    WordMap<Gender> names;
    for (const auto& row : rows_of("data/given_names.tsv"))
      if (row.size() > 1 && !row[1].empty())
        names.emplace(fold(row[0]), gender_named(row[0], row[1], row.size() > 2 ? row[2] : ""));
    return names;
  }();
  return table;
}

}  // namespace

Gender gender_of_name(std::string_view name) {
  const std::string folded = fold(name);
  std::string_view rest = folded;
  for (;;) {
    const std::size_t end = rest.find_first_of(" -");
    if (end == std::string_view::npos) return Gender::unknown;  // the last word is a surname
    if (const Gender* const gender = given_names().find(rest.substr(0, end))) return *gender;
    rest.remove_prefix(end + 1);
  }
}

Gender gender_of_title(std::string_view word) {
  static const auto table = [] {
    WordMap<Gender> titles;
    for (const std::string_view title : reference_words("male"))
      titles.emplace(title, Gender::male);
    for (const std::string_view title : reference_words("female"))
      titles.emplace(title, Gender::female);
    return titles;
  }();
  const Gender* const gender = table.find(to_lower(word));
  return gender ? *gender : Gender::unknown;
}

}  // namespace entente
