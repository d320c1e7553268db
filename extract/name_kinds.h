#pragma once

#include <string>
#include <string_view>

#include "extract/names/labels.h"

namespace entente {

// The finer kind of a name by the tables of data/: "state", "city" or "place" for a
// location, "nationality" (of a state, region or people) or "other" for a miscellany, empty
// for persons and organisations. Names in no table are "place" and "other". A leading "the" does
// not count; a name all in capitals or in lower case is looked up as it is usually
// written. `name` is valid UTF-8. Thread-safe. O(name).
std::string_view kind_of_name(std::string_view name, NameType type);

// "New York" of "NEW YORK" and "new york". O(name).
std::string with_capitals(std::string_view name);

}  // namespace entente
