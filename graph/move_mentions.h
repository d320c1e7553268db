#pragma once

// The corrections that concern some mentions of an actor: split, and ignore with mentions
// or documents.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/corrections.h"
#include "graph/entities.h"
#include "graph/sqlite.h"

namespace entente {

struct MovedMentions {
  // By correction: the entities (row ids, ascending) that it takes out of their actors.
  std::vector<std::vector<std::int64_t>> entities;
  bool rows_changed = false;  // entities were split: read_entities() anew
};

// Finds the mentions that the corrections name, and splits entities of which only some are
// named. `groups` is what the entities are without any correction; `path` names the file in
// messages. Throws Error{input} with file and line for a document, a mention or an actor that
// is not there, and for a mention that two corrections claim.
MovedMentions move_mentions(Database& database, const std::vector<Correction>& corrections,
                            const std::string& path, const EntityTable& entities,
                            std::span<const ActorGroup> groups);

}  // namespace entente
