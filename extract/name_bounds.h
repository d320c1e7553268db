#pragma once

// Where closed tables know better than the trained tagger how far a name reaches,
// or of which type it is.

#include <vector>

#include "extract/names/document_words.h"
#include "extract/names/labels.h"

namespace entente {

// Changes the names of one sentence: a title is no part of a person's name ("President
// Obama"); a person's name in that of a hotel, airport, stadium or street is a place ("Hotel
// President Wilson"); a seat of government is no person ("Kremlin"); a nationality and a
// body of a state are one organisation ("Russian Foreign Ministry"), as is all of a listed
// organisation of several words ("Organization for Security and Co-operation in
// Europe"). Names stay in order and apart. O(tokens).
void mend_names(const SentenceTokens& tokens, std::vector<NameSpan>& names);

}  // namespace entente
