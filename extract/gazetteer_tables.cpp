#include <algorithm>
#include <string>
#include <utility>

#include "core/number.h"
#include "extract/gazetteer.h"
#include "extract/word_classes.h"

// The tables of data/ as entries. Column numbers are those of each table's last
// comment line.

namespace entente {
namespace {

// "Opposition leader" of "opposition leader"; empty for single words, which may be names.
std::string as_sentences_begin(std::string_view title) {
  std::string out(title);
  if (out.find(' ') == std::string::npos || out[0] < 'a' || out[0] > 'z') return {};
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

using Row = std::vector<std::string_view>;

std::string_view cell(const Row& row, std::size_t column) {
  return column < row.size() ? row[column] : std::string_view();
}

void add_all(Gazetteer& g, std::string_view names, const Known& known) {
  if (names.empty()) return;
  for (const std::string_view name : cells(names, '|')) g.add(name, known);
}

// "Kommersant (Ukraine)": the bracket tells namesakes apart.
std::string_view without_bracket(std::string_view name) {
  const std::size_t at = name.find(" (");
  return at == std::string_view::npos ? name : name.substr(0, at);
}

// "the White House", "The Times": the article is no part of a name.
std::string_view without_article(std::string_view name) {
  if (name.size() > 4 && (name.substr(0, 4) == "the " || name.substr(0, 4) == "The "))
    name.remove_prefix(4);
  return name;
}

void load_states(Gazetteer& g) {
  for (const Row& row : rows_of("data/states.tsv")) {
    Known known{.sense = Sense::state, .name = row[0], .state = row[0], .wikidata = cell(row, 6)};
    known.detail = cell(row, 8);
    g.add(row[0], known);
    for (const std::string_view alias : cells(cell(row, 1), '|')) {
      g.add(alias, known);
      g.add(without_article(alias), known);
    }
    known.sense = Sense::demonym;
    add_all(g, cell(row, 2), known);
    known.sense = Sense::capital;
    add_all(g, cell(row, 3), known);
    known.sense = Sense::seat;
    for (const std::string_view seat : cells(cell(row, 4), '|'))
      g.add(without_article(seat), known);
  }
}

void load_places(Gazetteer& g) {
  for (const Row& row : rows_of("data/cities.tsv")) {
    const Known known{.sense = Sense::city, .name = row[0], .state = cell(row, 2)};
    g.add(row[0], known);
    add_all(g, cell(row, 1), known);
  }
  for (const Row& row : rows_of("data/places.tsv")) {
    Known known{
        .sense = Sense::place, .name = row[0], .state = cell(row, 3), .detail = cell(row, 2)};
    g.add(row[0], known);
    add_all(g, cell(row, 1), known);
    known.sense = Sense::inhabitants;
    add_all(g, cell(row, 4), known);
  }
  for (const Row& row : rows_of("data/venues.tsv"))
    g.add(row[0], {.sense = Sense::venue, .name = row[0], .detail = cell(row, 1)});
}

void load_bodies(Gazetteer& g) {
  const auto load = [&](const char* table, Sense sense) {
    for (const Row& row : rows_of(table)) {
      const std::string_view name = without_bracket(row[0]);
      const Known known{
          .sense = sense, .name = name, .state = cell(row, 3), .detail = cell(row, 2)};
      g.add(without_article(name), known);
      if (constexpr std::string_view nations = "United Nations "; name.starts_with(nations))
        for (const std::string short_form : {"UN ", "U.N. "})
          g.add(short_form + std::string(name.substr(nations.size())), known);
      for (const std::string_view alias : cells(cell(row, 1), '|'))
        g.add(without_article(alias), known);
    }
  };
  load("data/organizations.tsv", Sense::organization);
  load("data/media.tsv", Sense::media);
  load("data/groups.tsv", Sense::group);
  for (const Row& row : rows_of("data/ministries.tsv")) {
    const std::string_view kind = cell(row, 2);
    const bool ending = kind.substr(0, 4) == "end-";
    const Known known{.sense = ending ? Sense::body_ending : Sense::body,
                      .name = row[0],
                      .detail = kind.substr(std::min(kind.find('-') + 1, kind.size()))};
    g.add(row[0], known);
    add_all(g, cell(row, 1), known);
  }
}

void load_persons(Gazetteer& g) {
  for (const Row& row : rows_of("data/leaders.tsv")) {
    Known known{.sense = Sense::person,
                .name = row[0],
                .state = cell(row, 1),
                .detail = cell(row, 2),
                .from = cell(row, 3),
                .to = cell(row, 4)};
    if (row[0].find(' ') != std::string_view::npos) g.add(row[0], known);
    for (const std::string_view alias : cells(cell(row, 5), '|')) g.add(alias, known);
    if (cell(row, 6) != "hand") continue;
    known.sense = Sense::leader;
    const std::size_t blank = row[0].rfind(' ');
    if (blank != std::string_view::npos) g.add(row[0].substr(blank + 1), known);
  }
  for (const Row& row : rows_of("data/titles.tsv")) {
    const Known known{.sense = Sense::title, .name = row[0], .detail = cell(row, 1)};
    g.add(row[0], known);
    if (const std::string begins = as_sentences_begin(row[0]); !begins.empty())
      g.add(begins, known);
  }
  for (const Row& row : rows_of("data/given_names.tsv")) g.add_word(row[0], given_name, 0);
  for (const Row& row : rows_of("data/hypocorisms.tsv")) g.add_word(row[0], given_name, 0);
  for (const Row& row : rows_of("data/surnames.tsv"))
    g.add_word(row[0], cell(row, 1) == "c" ? surname : surname | leader_surname, 0);
  for (const Row& row : rows_of("data/name_particles.tsv")) {
    std::string_view word = row[0].substr(0, row[0].find(' '));
    while (!word.empty() && (word.back() == '-' || word.back() == '\'')) word.remove_suffix(1);
    if (!word.empty()) g.add_word(word, particle, 0);
  }
}

void load_words(Gazetteer& g) {
  for (const Row& row : rows_of("data/frequent_words.tsv"))
    g.add_word(row[0], 0, parse_number<std::uint8_t>(cell(row, 1)).value_or(1));
  static constexpr std::pair<const char*, std::uint32_t> classes[] = {
      {"calendar", calendar},     {"event", event_word},   {"legal", legal_word},
      {"work", work_word},        {"speech", speech_verb}, {"person-verb", person_verb},
      {"act", act_verb},          {"locative", locative},  {"media-noun", media_noun},
      {"place-noun", place_noun}, {"not-name", not_name},  {"org-noun", org_noun},
      {"giving", giving_verb},    {"given", given_thing}};
  for (const auto& [word_class, bit] : classes)
    for (const std::string_view word : words_of_class(word_class)) g.add_word(word, bit, 0);
}

}  // namespace

void load_tables(Gazetteer& g) {
  load_states(g);
  load_places(g);
  load_bodies(g);
  load_persons(g);
  load_words(g);
}

}  // namespace entente
