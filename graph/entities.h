#pragma once

// The entities of a store as the records that actors are worked out from.

#include <cstdint>
#include <string>
#include <vector>

#include "extract/resolve_corpus.h"
#include "graph/sqlite.h"

namespace entente {

struct EntityTable {
  Records records;                    // by document key and number
  std::vector<std::int64_t> rows;     // parallel: row ids of the store
  std::vector<std::string> stories;   // by document: key of the one that it reprints, or empty
  std::vector<std::uint32_t> by_row;  // the places of the records in the order of their rows

  // The key of the document that counts instead of that of the record; empty if it does itself.
  const std::string& story_of(std::size_t record) const {
    return stories[records.rows[record].document];
  }
};

// O(mentions log mentions).
EntityTable read_entities(const Database& database);

// resolve_corpus() of the entities of the documents that count, so that copies of an article prove
// nothing about who is who. An entity of a reprint is the actor that the article it reprints names
// by the same words; if there is none, it is no actor's. Entities that `constraints` speak of take
// part whatever their document. O(n log n).
std::vector<ActorGroup> resolve_entities(const EntityTable& entities,
                                         const LinkConstraints& constraints);

}  // namespace entente
