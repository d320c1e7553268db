#pragma once

// News of made-up people: documents of any number about half as many actors, their
// names drawn from the name tables and spelt as news spells them.

#include <cstddef>
#include <string>

namespace entente {

// Writes `documents` articles of about 160 words as JSON lines (id, date, title, body),
// about documents / 2 distinct actors, four in five of them persons. Actors live in
// circles of fifty who meet each other; few are told of often, most hardly ever. A name
// stands in full first, then alone or with a title; one document in ten spells it in
// another transcription, with a middle initial or by a pet name, one in thirty gives the
// surname only, one in a hundred misspells it. The same bytes for the same number.
// Returns the path. O(documents).
std::string write_made_up_news(const std::string& folder, std::size_t documents);

}  // namespace entente
