#include "cli/two_actors.h"

#include "core/error.h"

namespace entente {

std::pair<const StoredActor&, const StoredActor&> find_two_actors(
    const std::vector<StoredActor>& all, std::string_view first, std::string_view second,
    std::string_view store_path) {
  const StoredActor& a = find_actor(all, first, store_path);
  const StoredActor& b = find_actor(all, second, store_path);
  if (a.key == b.key)
    throw Error(ErrorKind::usage, "both names mean " + a.name + "; give two different actors");
  return {a, b};
}

}  // namespace entente
