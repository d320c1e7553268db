#pragma once

// Spellings of one name in Latin letters: "Zelensky" and "Zelenskyy", "Mohammed"
// and "Muhammad", "Bill" and "William". Words are folded, see fold() in core/text.h.

#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class NamePart { given, surname };

// Equal for the usual transcriptions of one name: by data/name_variants.tsv, else by
// the close rules of data/transcription.tsv. Enough for one person if the rest of the
// name agrees. O(letters * rules).
std::string close_spelling(std::string_view word, NamePart part);

// Equal for spellings that may be one name: coarser than close_spelling(); never
// enough on its own. O(letters * rules).
std::string loose_spelling(std::string_view word);

// Whether one given name may stand for the other: a short form and its full form, or
// two short forms of one name, of data/hypocorisms.tsv; or names of the class "alike".
bool may_be_short_for(std::string_view some, std::string_view other);

// The name itself and what it may be short for.
std::vector<std::string> full_forms(std::string_view given);

// Whether the word is a family name that stands first in its language ("Xi").
bool stands_first(std::string_view word);

// Whether one insertion, deletion, substitution or swap of neighbours makes `a` of `b`,
// bytes compared; false if they are equal. O(letters).
bool one_slip_apart(std::string_view a, std::string_view b);

}  // namespace entente
