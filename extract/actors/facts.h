#pragma once

// What tables know of actors besides their names.

#include <string_view>

namespace entente {

// The Wikidata item of a body, medium or person by the name that the tables give it;
// empty if none is known. Lives as long as the program. O(1).
std::string_view wikidata_of(std::string_view canonical);

// Whether the state is a member of the organization, both folded names of the tables
// ("germany", "european union"). O(1).
bool is_member(std::string_view state, std::string_view organization);

}  // namespace entente
