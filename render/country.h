#pragma once

// Which state an actor belongs to, for pictures coloured by country.

#include <string>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

// One name a node; empty where none is known. States are their own country;
// others take the state that an affiliation leads to (through one organisation
// at most), or else the first state named in their role or name, also by its
// adjective ("Russian Foreign Ministry"). O(nodes + typed ties).
std::vector<std::string> countries_of(const Snapshot& snapshot);

}  // namespace entente
