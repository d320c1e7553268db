#pragma once

#include <optional>

#include "extract/event_setting.h"

namespace entente {

// A meeting of two sides, or of one side that holds all who met; nullopt if there
// are not two different actors, or if the actors cannot meet (media, two states in
// what may be a match unless `talks`). Both sides at most 40 actors.
std::optional<Tie> meeting_of(const Telling& telling, const Party& one, const Party& other,
                              bool talks);

// The meetings told by nouns: "talks between A and B", "A's meeting with B",
// "arrived for talks with B".
std::vector<Tie> meetings_by_noun(const Telling& telling);

// The words of chunk `at` as bytes of the text.
Span chunk_span(const Telling& telling, std::size_t at);

// How the two met, by the trigger word and the words near it.
Mode meeting_mode(const Telling& telling, std::size_t trigger);

// The party after the first of `prepositions` behind chunk `at`, past days, places
// and adverbs, before the next verb; empty if there is none.
Party party_with(const Telling& telling, std::size_t at,
                 std::initializer_list<std::string_view> prepositions);

}  // namespace entente
