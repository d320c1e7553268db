#pragma once

// Actors of a store: worked out from all of its entities together.

#include "core/run.h"
#include "graph/sqlite.h"

namespace entente {

// Replaces actors, aliases and links by what resolve_corpus() and the store's copy
// of the corrections (graph/corrections_file.h) make of every entity of the store,
// taken in the order of the documents' keys; actors with fewer mentions than the
// parameter min-mentions are left out. Look-alike names become diagnostics. Inside
// a transaction, which must be rolled back if a correction throws Error{input}
// (graph/corrected_actors.h). O(entities log entities).
void resolve_actors(Database& database, const Run& run);

// Writes the store's digests and marks it complete. Inside the same transaction.
void seal(Database& database);

}  // namespace entente
