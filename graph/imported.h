#pragma once

// Stores that hold a graph from an edge list instead of documents.

#include <optional>
#include <string>

#include "graph/snapshot.h"
#include "graph/store.h"

namespace entente {

// Writes a new store at `path` with the snapshot's nodes and strengths; nothing is left there if
// that fails. Throws Error{input} if the file exists already, Error{environment}.
void write_imported(const std::string& path, const Snapshot& snapshot);

// Whether the store was made by write_imported(). O(1).
bool is_imported(const Store& store);

// The graph of a store that write_imported() made; nullopt for a store built from documents.
std::optional<Snapshot> imported_snapshot(const Store& store);

}  // namespace entente
