#pragma once

// The gender that a person's given name, title or office tells: what "he" and "she"
// may stand for.

#include <cstdint>
#include <string_view>

namespace entente {

enum class Gender : std::uint8_t { unknown, male, female };

// Of the first word of `name` that data/given_names.tsv knows the gender of, if it is
// not the last one: "Ann" of "Ann Lee". Thread-safe. O(words).
Gender gender_of_name(std::string_view name);

// Of a title or noun that only men or only women bear: "Mrs", "king", "spokeswoman". O(1).
Gender gender_of_title(std::string_view word);

}  // namespace entente
