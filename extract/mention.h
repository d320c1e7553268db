#pragma once

// Which names are mentions of actors: places are not, but a capital that speaks
// or is spoken to stands for its government.

#include <cstdint>
#include <vector>

#include "extract/tagger.h"

namespace entente {

struct ActorName {
  std::uint32_t name = 0;  // into the names given
  ActorType type = ActorType::person;
  const char* why = "";  // "names a state", "capital used for its government"
};

// The names that name actors, in their order. Offices ("the foreign minister")
// are among them as persons; resolve() decides whose they are. O(names).
std::vector<ActorName> actor_names(const Reading& reading, const std::vector<Name>& names);

}  // namespace entente
