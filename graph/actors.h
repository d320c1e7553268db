#pragma once

// Actors of a store: worked out from all of its entities together.

#include "core/run.h"
#include "graph/sqlite.h"

namespace entente {

// Replaces actors, aliases and links by what resolve_corpus() makes of every
// entity of the store, taken in the order of the documents' keys; actors with
// fewer mentions than the parameter min-mentions are left out. Look-alike names
// become diagnostics. Inside a transaction. O(entities log entities).
void resolve_actors(Database& database, const Run& run);

// Writes the store's digests and marks it complete. Inside the same transaction.
void seal(Database& database);

}  // namespace entente
