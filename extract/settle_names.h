#pragma once

// What a name's own words and the whole document say against its being a person: "Sultan
// Qaboos Mosque", "the ship Ann Lee", "all Utopians".

#include <vector>

#include "extract/tagger.h"

namespace entente {

// Takes back what the sentence alone got wrong: a venue or body named after a person is no
// person, nor is a vessel; a faith or nationality before a name ("Muslim Ann Lee") and the
// label of a credit after it ("Ann Lee Image: ...") are no part of it; a plural without a
// singular bearer ("Utopians are") is nobody in particular. Names stay in order. O(tokens).
void settle_names(const Reading& reading, std::vector<Name>& names);

}  // namespace entente
