#pragma once

// Who is who, with the corrections: what was found, decided anew by hand.

#include <string>
#include <vector>

#include "core/run.h"
#include "graph/corrections.h"
#include "graph/entities.h"
#include "graph/sqlite.h"

namespace entente {

struct CorrectedActors {
  EntityTable entities;            // as the store holds them afterwards
  std::vector<ActorGroup> groups;  // by key; ignored actors are left out
};

// The actors of the store: a pure function of its documents and the corrections. Without
// corrections it is resolve_corpus(). An actor whose entities are the same with and without
// corrections has the same key. Inside a transaction: entities may be split (join_split_entities()
// undoes it; it must have been called before). `path` names the file in messages. Throws
// Error{input} with file and line for what the corrections name and is not there or is not one,
// and, with both lines, for corrections that contradict each other; then the store must be rolled
// back. O(entities log entities) each for three passes.
CorrectedActors corrected_actors(Database& database, const std::vector<Correction>& corrections,
                                 const std::string& path, const Run& run);

}  // namespace entente
