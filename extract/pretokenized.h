#pragma once

#include <string>
#include <vector>

namespace entente {

// Names in sentences that are tokenised already, one document a call: a BIO tag
// ("B-PER", "I-ORG", "O") for every token, in the same shape as `sentences`.
// Labels are PER, ORG, LOC and MISC; states, cities and other places are LOC,
// nationality words MISC, media houses ORG. O(tokens).
std::vector<std::vector<std::string>> tag_sentences(
    const std::vector<std::vector<std::string>>& sentences);

}  // namespace entente
