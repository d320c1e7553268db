#pragma once

// From mentions to the actors of one document.

#include <vector>

#include "extract/annotation.h"
#include "extract/mention.h"

namespace entente {

struct Resolution {
  std::vector<Entity> entities;   // by first mention
  std::vector<Mention> mentions;  // by span
};

// Joins the full name, the surname, the title with the surname, the acronym and
// its long form, the aliases and the capital of a state into one entity each,
// with the reason of every link. A surname means the person named in full most
// recently; an office means the one person told to hold it, see extract/offices.h, and
// without `offices` nobody. O(names).
Resolution resolve(const Reading& reading, const std::vector<Name>& names, bool offices = true);

// The entity of each of these names, numbered from 0, whatever they are: places too. Of
// names that somebody marked; they may be nested. O(names).
std::vector<std::uint32_t> entities_of(const Reading& reading, const std::vector<Name>& names);

}  // namespace entente
