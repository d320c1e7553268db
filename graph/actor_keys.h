#pragma once

// Keys from one state of the actors to the next: who has the same entities keeps the key.

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "graph/entities.h"

namespace entente {

// A state of the actors: groups over a table of entities. Both must outlive it.
struct ActorState {
  const EntityTable& entities;
  const std::vector<ActorGroup>& groups;

  // The group of each entity row.
  std::map<std::int64_t, std::uint32_t> by_row() const;
};

// For each group of `before`, the group of `after` that has most of its mentions; groups of
// `strangers` (of `after`) are nobody's heirs. UINT32_MAX if there is none.
std::vector<std::uint32_t> heirs(const ActorState& before, const ActorState& after,
                                 const std::set<std::uint32_t>& strangers);

// Gives each group of `after` the key of the group whose heir it is: of several the one that
// `chosen` names for it, else the most mentioned. The others get their own key, which no group of
// `before` has. The result is not sorted.
void inherit_keys(const ActorState& before, std::vector<ActorGroup>& after,
                  const EntityTable& after_entities,
                  const std::map<std::uint32_t, std::uint32_t>& chosen,
                  const std::set<std::uint32_t>& strangers);

}  // namespace entente
