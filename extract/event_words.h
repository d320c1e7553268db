#pragma once

// What a single English word can be in a sentence, from data/clause_words.tsv.
// A word has several possible classes; the phrase it stands in decides.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class WordClass : std::uint8_t {
  preposition,
  locative,
  determiner,
  pronoun,
  subject_pronoun,
  relative,
  conjunction,
  subordinator,
  auxiliary,
  be,
  have,
  will,
  modal,
  negation,
  adverb,
  adjective_ly,
  role,
  roles,
  body,
  pair_noun,
  talk_noun,
  non_meeting_next
};

enum class VerbForm : std::uint8_t { base, third, past, participle, gerund };

// One reading of a word as a verb form. `past` and `participle` are the same word
// for regular verbs: then `form` is past and `also_participle` is set.
struct VerbReading {
  std::string lemma;
  VerbForm form = VerbForm::base;
  bool also_participle = false;
};

// True if the lower-case `word` is listed in that class. O(1).
bool is_word(std::string_view word, WordClass wanted);

// The verb that the lower-case `word` may be: a listed verb's form, or, for words
// that are not listed at all, a guess by "-ed" and "-ing". nullopt otherwise. O(1).
std::optional<VerbReading> verb_reading(std::string_view word);

// The past, participle, third person and gerund of a regular verb, in that order.
std::vector<std::string> regular_forms(const std::string& lemma);

// True if `word` is a listed verb's form (no guess).
bool is_known_verb(std::string_view word);

}  // namespace entente
