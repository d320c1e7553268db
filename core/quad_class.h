#pragma once

#include <string_view>

#include "core/ontology.h"

namespace entente {

// PLOVER's quad class of an event type: "verbal-cooperation", "material-cooperation",
// "verbal-conflict" or "material-conflict" (PLOVER manual, table of quad codes; a meeting is its
// CONSULT). Empty for kinds that are not PLOVER types.
std::string_view quad_class(TieKind kind);

}  // namespace entente
