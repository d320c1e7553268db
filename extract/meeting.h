#pragma once

// Meetings that a text tells: face to face, by phone or by video, between named
// actors. PLOVER's CONSULT, with all participants in one record. Not meetings: a
// deadline met, a move met with protest, a match, a speech, a letter, an
// interview, talks that are only wished for.

#include <vector>

#include "extract/annotation.h"
#include "extract/event_setting.h"

namespace entente {

// The meetings told in one sentence, by trigger. Persons where persons are named,
// else the state or body they act for. Patterns: verbs (meet, hold talks, receive,
// speak with, phone ...), nouns (talks between A and B, A's meeting with B,
// arrived for talks with B), passives, relative clauses, coordination. O(chunks).
std::vector<Tie> meetings_told(const Telling& telling);

// One record for each meeting: a telling joins an earlier one of the document
// that has all its participants (or whose participants it has all) unless day,
// place or status say that it is another. Later tellings become `also` spans and
// fill in day and place. In the order told. O(ties * participants).
std::vector<Tie> merge_tellings(std::vector<Tie> told);

}  // namespace entente
