#pragma once

#include <cstdint>
#include <unordered_map>

#include "extract/gazetteer.h"

namespace entente {

class Reading;

// States that no table lists (new ones, those of fiction), as the document itself
// tells them: "Prime Minister of X", "X's Defence Ministry", "relations between X
// and Peru", "the Xian foreign minister". One strong cue or two different weak ones
// make a word a state, unless it stands after a title or first name somewhere. With
// a state come the demonym that fits it ("Xian") and, told as "in C, the Xian
// capital", its seat of government. By hash of the token; the views point into the
// text of `reading`. O(tokens).
std::unordered_map<std::uint64_t, Known> told_states(const Reading& reading);

}  // namespace entente
