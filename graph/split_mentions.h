#pragma once

// Taking mentions out of an entity of one document, and putting them back. The rows that
// extraction wrote are changed so that every reader sees the correction, and the table
// split_entities remembers what undoes it exactly.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "graph/sqlite.h"

namespace entente {

// One mention as the corrections see it.
struct MentionRow {
  std::int64_t id = 0, document = 0, entity = 0;  // row ids
  std::uint32_t sentence = 0;                     // 1-based
  Span span;
  std::string surface;
};

// "3fa91c2e:120-134" or "3fa91c2e:s3"; a whole document if both are empty.
struct MentionPlace {
  std::string document;  // key, beginning of a key, id or path, as written
  std::uint32_t sentence = 0;
  Span span;
};

// Throws Error{input} for a text that is not of that form; the message has no place in it.
MentionPlace parse_place(std::string_view text);

// The document's row; 0 if there is none. Throws Error{input} if several fit.
std::int64_t document_row(const Database& database, const std::string& name);

// The mentions of a document by span; those in the place only. A span takes the mention that
// it equals, else all it overlaps.
std::vector<MentionRow> mentions_at(const Database& database, std::int64_t document,
                                    const MentionPlace& place);

// Gives the mentions (all of `entity`, a proper part of it) to a new entity of the same
// document, with the ties told in sentences in which no other mention of the old one stands.
// Returns the new entity's row. Call renew_documents() afterwards.
std::int64_t split_entity(Database& database, std::int64_t entity,
                          const std::vector<MentionRow>& mentions);

// Undoes every split. Returns the documents concerned.
std::vector<std::int64_t> join_split_entities(Database& database);

// Works out the co-mentions and digests of documents anew. O(their text).
void renew_documents(Database& database, const std::vector<std::int64_t>& documents);

}  // namespace entente
