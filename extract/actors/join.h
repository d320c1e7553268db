#pragma once

// The steps that join units: each looks only at units that share a key, so the work
// stays near-linear, and leaves what it is not sure of to the next or to the reader.

#include <cstdint>
#include <string>
#include <vector>

#include "extract/actors/clusters.h"
#include "extract/actors/evidence.h"
#include "extract/actors/units.h"

namespace entente {

// Two units that may be one actor and are not joined.
struct MaybeOne {
  std::uint32_t a = 0, b = 0;
  float score = 0;
  std::string reason;
};

struct Joining {
  const Units& units;
  Clusters& clusters;
  Evidence& evidence;
  std::vector<MaybeOne> maybe;
};

// What to call a unit's cluster in a reason: the name it is told by most, in full if it is.
std::string name_in_reasons(const Joining& joining, std::uint32_t unit);

// Persons by their full names: spelling, middle names, initials, pet names, misspellings.
void join_full_names(Joining& joining);

// Persons told by a surname alone, with the one they can be.
void join_surnames(Joining& joining);

// Persons told by a role alone, with those of the same role at the same time.
void join_unnamed(Joining& joining);

// States and bodies: table names, acronyms, parties, misspellings.
void join_bodies(Joining& joining);

// Names taken for persons in some documents and for states or bodies in others.
void join_kinds(Joining& joining);

}  // namespace entente
