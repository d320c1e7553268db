#pragma once

// The readable names by which actors of a corpus are known for good.

#include <cstdint>
#include <span>
#include <vector>

#include "extract/records.h"
#include "extract/resolve_corpus.h"

namespace entente {

// Makes slugs of the keys. Of groups that share a slug (namesakes, names in another script) the
// best known has it as it is: one that a table knows, then the most mentioned, so that a namesake
// who is told of later takes nobody's key unless he is told of more. The others have six digits of
// a hash behind it, of what each is by itself.
// `mentions`: of each group. O(n log n).
void give_keys(std::span<ActorGroup> groups, std::span<const std::uint64_t> mentions,
               const Records& records);

// The groups in the order of their keys, which are unique. O(n log n).
std::vector<std::uint32_t> by_key(std::span<const ActorGroup> groups);

}  // namespace entente
