#pragma once

#include <string>

#include "graph/store.h"

namespace entente {

// What was found in each document as one JSON object, the form that the scorers
// of annotated corpora read: {"documents": [{"id", "actors": [{"name", "type",
// "aliases"}], "ties": [{"type", "source", "target", "status", "begin"}]}]}. `id`
// is the source's id (the file's name without ending), `begin` counts code points
// of the file, a header "date 2022-01-21 " before the text included (of Markdown and
// HTML: of the text that was read from them). A meeting is told as all pairs of up to six who took
// part, above that as each with the host. By document key. O(store).
std::string annotations_json(const Store& store);

}  // namespace entente
