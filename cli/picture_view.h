#pragma once

// What --view and --between mean: which part of a graph a picture shows.

#include <string>
#include <vector>

#include "cli/open.h"
#include "render/diagram.h"

namespace entente {

// The layers that the view needs besides the one that is drawn.
std::vector<std::string> layers_of_view(const std::string& view);

// Sets the options for "full", "meetings", "communities", "sides", "ego:ACTOR" or "path:A,B", and
// for the two actors of --between, if not empty. `graphs` holds the drawn layer, then those of
// layers_of_view(); sides replace the communities of `data` by camps. Throws Error{usage} for no
// such view or actor.
void set_view(const std::string& view, const std::string& between,
              const std::vector<LayerGraph>& graphs, const Run& run, DiagramOptions& options,
              DiagramData& data);

}  // namespace entente
