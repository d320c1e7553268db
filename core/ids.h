#pragma once

#include <cstdint>

namespace entente {

// Row ids inside one store: never mixed up, never exported, meaningless in
// another store. Zero is "none".
enum class DocumentId : std::int64_t {};
enum class EntityId : std::int64_t {};
enum class ActorId : std::int64_t {};
enum class TieId : std::int64_t {};

}  // namespace entente
