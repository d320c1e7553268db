#pragma once

// Digests of a whole store, and the search for damage.

#include <string>
#include <vector>

#include "core/run.h"
#include "graph/sqlite.h"

namespace entente {

// SHA-256 over parameters, corrections, the documents' digests by key, and the
// actors with their aliases and links: equal for stores with the same documents,
// however they were built. O(actors + entities).
std::string store_digest(const Database& database);

// SHA-256 over the store digest, the documents' checksums and every diagnostic:
// for damage in what the store digest leaves out. O(documents + diagnostics).
std::string store_checksum(const Database& database);

// What is wrong with a store, one line each; empty if it is sound. Recomputes
// every digest from the rows and runs SQLite's own checks. O(store).
std::vector<std::string> damages(const Database& database, const Run& run);

}  // namespace entente
