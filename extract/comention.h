#pragma once

// How near two actors of one document are mentioned. The proximity of a pair is
// the sum over its mention pairs of exp(-gap / tau): a co-occurrence measure
// that needs no window edge and no count of neighbours (Spitz & Gertz 2016,
// "Terms over LOAD", doi:10.1145/2911451.2911529, with tokens for sentences).

#include <cstdint>
#include <vector>

#include "extract/annotation.h"

namespace entente {

struct CoMentionOptions {
  double tau = 10;                       // decay, in tokens; > 0
  std::uint32_t max_gap = 50;            // mention pairs further apart do not count
  std::uint32_t sentence_penalty = 10;   // added per sentence boundary between the two
  std::uint32_t paragraph_penalty = 20;  // added instead where a paragraph ends there
};

// One entry per pair of different entities that have at least one mention pair
// within `max_gap`, sorted by (a, b). The gap of a mention pair is the number of
// tokens between the end of the first and the begin of the second, plus the
// penalties, and 0 for words that stand for both; other overlapping mentions are no pair. Mentions
// must be sorted by span and lie in the given sentences. The sum is in units of 2^-32 and exact, so
// it is the same on every platform and in any order of addition. O(mentions * max_gap) time,
// O(pairs) memory.
std::vector<CoMention> co_mentions(const std::vector<Mention>& mentions,
                                   const std::vector<Sentence>& sentences,
                                   const CoMentionOptions& options = {});

}  // namespace entente
