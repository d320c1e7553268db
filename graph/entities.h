#pragma once

// The entities of a store as the records that actors are worked out from.

#include <cstdint>
#include <vector>

#include "extract/resolve_corpus.h"
#include "graph/sqlite.h"

namespace entente {

struct EntityTable {
  std::vector<EntityRecord> records;  // by document key and number
  std::vector<std::int64_t> rows;     // parallel: row ids of the store
};

// O(mentions log mentions).
EntityTable read_entities(const Database& database);

}  // namespace entente
