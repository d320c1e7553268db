#include "extract/refer_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/text.h"
#include "extract/word_classes.h"
#include "extract/word_map.h"

namespace entente {
namespace {

using Views = std::vector<std::string_view>;

struct Lexicon {
  WordMap<Views> classes_of;  // by word
  WordMap<Views> offices_of;  // by noun of a pair
};

Lexicon read_lexicon() {
  Lexicon out;
  for (const auto& row : rows_of("data/reference_words.tsv")) {
    if (row.size() < 2) continue;
    for (const std::string_view word : cells(row[1], '|')) {
      const std::size_t equals = word.find('=');
      if (equals == std::string_view::npos)
        out.classes_of[word].push_back(row[0]);
      else
        out.offices_of[word.substr(0, equals)] = cells(word.substr(equals + 1), ',');
    }
  }
  return out;
}

const Lexicon& lexicon() {
  static const Lexicon out = read_lexicon();
  return out;
}

}  // namespace

std::vector<std::string_view> reference_words(std::string_view word_class) {
  for (const auto& row : rows_of("data/reference_words.tsv"))
    if (row.size() > 1 && row[0] == word_class) return cells(row[1], '|');
  return {};
}

std::optional<Pronoun> pronoun_of(std::string_view word) {
  using enum PronounCase;
  static const std::unordered_map<std::string, Pronoun> pronouns{
      {"he", {Gender::male, subject, false}},
      {"him", {Gender::male, object, false}},
      {"his", {Gender::male, possessive, false}},
      {"himself", {Gender::male, reflexive, false}},
      {"she", {Gender::female, subject, false}},
      {"her", {Gender::female, possessive, false}},
      {"hers", {Gender::female, object, false}},
      {"herself", {Gender::female, reflexive, false}},
      {"they", {Gender::unknown, subject, true}},
      {"them", {Gender::unknown, object, true}},
      {"their", {Gender::unknown, possessive, true}},
      {"themselves", {Gender::unknown, reflexive, true}}};
  if (word.size() < 2 || word.size() > 10) return std::nullopt;
  const auto at = pronouns.find(to_lower(word));
  if (at == pronouns.end()) return std::nullopt;
  return at->second;
}

bool is_reference_word(std::string_view word, std::string_view word_class) {
  const Views* const classes = lexicon().classes_of.find(word);
  return classes && std::find(classes->begin(), classes->end(), word_class) != classes->end();
}

std::vector<std::string_view> offices_of_pair(std::string_view noun) {
  const Views* const offices = lexicon().offices_of.find(noun);
  return offices ? *offices : Views{};
}

std::vector<std::string_view> body_classes(std::string_view noun) {
  constexpr std::string_view prefix = "body-";
  Views out;
  const Views* const classes = lexicon().classes_of.find(noun);
  if (!classes) return out;
  for (const std::string_view word_class : *classes)
    if (word_class.substr(0, prefix.size()) == prefix)
      out.push_back(word_class.substr(prefix.size()));
  return out;
}

}  // namespace entente
