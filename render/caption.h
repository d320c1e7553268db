#pragma once

// What the caption of a picture owns up to.

#include <string>
#include <vector>

#include "graph/snapshot.h"
#include "render/diagram.h"

namespace entente {

// Sentences: the source and its dates, doubts about dates, `hidden`, how influence, groups and
// weights come about, the version.
std::vector<std::string> caption_of(const Snapshot& snapshot, const DiagramData& data,
                                    const std::vector<std::string>& hidden);

}  // namespace entente
