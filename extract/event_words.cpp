#include "extract/event_words.h"

#include <array>
#include <utility>
#include <vector>

#include "core/embedded.h"
#include "core/error.h"
#include "extract/word_map.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 22> class_names{"preposition",
                                                       "locative",
                                                       "determiner",
                                                       "pronoun",
                                                       "subject_pronoun",
                                                       "relative",
                                                       "conjunction",
                                                       "subordinator",
                                                       "auxiliary",
                                                       "be",
                                                       "have",
                                                       "will",
                                                       "modal",
                                                       "negation",
                                                       "adverb",
                                                       "adjective_ly",
                                                       "role",
                                                       "roles",
                                                       "body",
                                                       "pair_noun",
                                                       "talk_noun",
                                                       "non_meeting_next"};

struct Lexicon {
  WordMap<std::uint32_t> classes;  // bit set by WordClass
  WordMap<VerbReading> verbs;
};

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t at = text.find(by);
    if (at != 0) parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return parts;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

// stop -> stopped, plan -> planned: one vowel between single consonants, in
// words of one syllable and the few longer ones that are stressed at the end.
bool doubles_last(std::string_view lemma) {
  if (lemma == "admit" || lemma == "regret" || lemma == "expel" || lemma == "deter") return true;
  const std::size_t n = lemma.size();
  if (n < 3 || is_vowel(lemma[n - 1]) || !is_vowel(lemma[n - 2]) || is_vowel(lemma[n - 3])) {
    return false;
  }
  if (lemma[n - 1] == 'w' || lemma[n - 1] == 'x' || lemma[n - 1] == 'y') return false;
  std::size_t vowels = 0;
  for (const char c : lemma) vowels += is_vowel(c) ? 1 : 0;
  return vowels == 1;
}

std::string third_person(const std::string& lemma) {
  const char last = lemma.back();
  if (lemma == "have") return "has";
  if (lemma == "go") return "goes";
  if (last == 'y' && !is_vowel(lemma[lemma.size() - 2])) {
    return lemma.substr(0, lemma.size() - 1) + "ies";
  }
  if (last == 's' || last == 'x' || last == 'z' || ends_with(lemma, "ch") ||
      ends_with(lemma, "sh")) {
    return lemma + "es";
  }
  return lemma + "s";
}

std::string past_of(const std::string& lemma) {
  if (lemma.back() == 'e') return lemma + "d";
  if (lemma.back() == 'y' && !is_vowel(lemma[lemma.size() - 2])) {
    return lemma.substr(0, lemma.size() - 1) + "ied";
  }
  return doubles_last(lemma) ? lemma + lemma.back() + "ed" : lemma + "ed";
}

std::string gerund_of(const std::string& lemma) {
  if (lemma == "see") return "seeing";
  if (lemma == "die") return "dying";
  if (lemma.back() == 'e' && !ends_with(lemma, "ee")) {
    return lemma.substr(0, lemma.size() - 1) + "ing";
  }
  return doubles_last(lemma) || lemma == "begin" ? lemma + lemma.back() + "ing" : lemma + "ing";
}

void add_verb(Lexicon& lexicon, std::string_view entry) {
  const std::vector<std::string_view> parts = split(entry, '/');
  const std::string lemma(parts[0]);
  const bool irregular = parts.size() == 3;
  const std::string past = irregular ? std::string(parts[1]) : past_of(lemma);
  const std::string participle = irregular ? std::string(parts[2]) : past;
  lexicon.verbs.emplace(past, VerbReading{lemma, VerbForm::past, past == participle});
  lexicon.verbs.emplace(participle, VerbReading{lemma, VerbForm::participle, true});
  lexicon.verbs.emplace(lemma, VerbReading{lemma, VerbForm::base, lemma == participle});
  lexicon.verbs.emplace(third_person(lemma), VerbReading{lemma, VerbForm::third, false});
  lexicon.verbs.emplace(gerund_of(lemma), VerbReading{lemma, VerbForm::gerund, false});
}

void add_row(Lexicon& lexicon, std::string_view row) {
  const std::vector<std::string_view> columns = split(row, '\t');
  if (columns.size() != 2) throw Error(ErrorKind::defect, "data/clause_words.tsv: bad row");
  for (const std::string_view word : split(columns[1], ' ')) {
    if (columns[0] == "verb") {
      add_verb(lexicon, word);
      continue;
    }
    bool known = false;
    for (std::size_t i = 0; i < class_names.size(); ++i) {
      if (class_names[i] != columns[0]) continue;
      lexicon.classes[word] |= std::uint32_t{1} << i;
      known = true;
    }
    if (!known) throw Error(ErrorKind::defect, "data/clause_words.tsv: unknown class");
  }
}

Lexicon read_lexicon() {
  Lexicon lexicon;
  for (const std::string_view row : split(embedded("data/clause_words.tsv"), '\n')) {
    if (row[0] != '#') add_row(lexicon, row);
  }
  return lexicon;
}

const Lexicon& lexicon() {
  static const Lexicon words = read_lexicon();
  return words;
}

}  // namespace

bool is_word(std::string_view word, WordClass wanted) {
  const std::uint32_t* const classes = lexicon().classes.find(word);
  return classes && (*classes >> static_cast<unsigned>(wanted) & 1U) != 0;
}

std::vector<std::string> regular_forms(const std::string& lemma) {
  return {past_of(lemma), past_of(lemma), third_person(lemma), gerund_of(lemma)};
}

bool is_known_verb(std::string_view word) {
  return lexicon().verbs.contains(word);
}

std::optional<VerbReading> verb_reading(std::string_view word) {
  if (const VerbReading* const listed = lexicon().verbs.find(word)) return *listed;
  if (lexicon().classes.contains(word)) return std::nullopt;
  if (ends_with(word, "ed") && word.size() > 4 && !ends_with(word, "eed")) {
    return VerbReading{std::string(word), VerbForm::past, true};
  }
  if (ends_with(word, "ing") && word.size() > 5) {
    return VerbReading{std::string(word), VerbForm::gerund, false};
  }
  return std::nullopt;
}

}  // namespace entente
