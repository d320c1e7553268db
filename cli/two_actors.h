#pragma once

// The two actors that a question is about.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store.h"

namespace entente {

// Throws as find_actor() does, and Error{usage} if both names mean the same actor. The actors are
// those of `all`, which must outlive the result. O(actors).
std::pair<const StoredActor&, const StoredActor&> find_two_actors(
    const std::vector<StoredActor>& all, std::string_view first, std::string_view second,
    std::string_view store_path);

}  // namespace entente
