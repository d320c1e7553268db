#pragma once

// The words that stand for an actor named elsewhere, from data/reference_words.tsv.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/gender.h"

namespace entente {

// The words of one class ("pair", "body-igo"), in the file's order. Views live as long
// as the program. O(file).
std::vector<std::string_view> reference_words(std::string_view word_class);

enum class PronounCase : std::uint8_t { subject, object, possessive, reflexive };

struct Pronoun {
  Gender gender = Gender::unknown;
  PronounCase position = PronounCase::subject;
  bool plural = false;
};

// "he", "Her", "themselves"; nullopt for all other words. "her" is read as possessive. O(1).
std::optional<Pronoun> pronoun_of(std::string_view word);

// Whether a lower-case word is in that class. O(1).
bool is_reference_word(std::string_view word, std::string_view word_class);

// The offices of which each of two must hold one to be called so: "minister" and
// "secretary" for "ministers"; empty if the noun tells none. O(1).
std::vector<std::string_view> offices_of_pair(std::string_view noun);

// The classes of bodies ("igo", "party") that a lower-case noun may stand for. O(1).
std::vector<std::string_view> body_classes(std::string_view noun);

}  // namespace entente
