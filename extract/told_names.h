#pragma once

// Other names that a text itself gives: "Ann Lee, better known as Ana Li", "Utopian Rail
// Agency (URA)", "Orano (formerly Velden Gas)".

#include <cstdint>
#include <vector>

#include "extract/tagger.h"

namespace entente {

constexpr std::uint32_t no_other_name = 0xFFFFFFFF;

// By name: the earlier name of the same sentence that it is another name of, else
// no_other_name. Names are by position and of one kind (persons, places, bodies). O(names * k)
// with k a small bound on the tokens looked at.
std::vector<std::uint32_t> other_names(const Reading& reading, const std::vector<Name>& names);

}  // namespace entente
