#pragma once

// Where the actors of a picture stand and how its lines run.

#include <string>

#include "render/diagram.h"
#include "render/image.h"
#include "render/picture.h"

namespace entente {

// With positions and routes; of an ego picture only the routes come from Graphviz. Up to 60 actors
// by Graphviz in a child process, above by the layout of our own, unless the options name an
// engine. A Graphviz that cannot do its part is replaced unless it was asked for by name; `note`
// says so. Throws as lay_out() does.
Picture placed(Picture picture, const DiagramOptions& options, const ImageOptions& image,
               const Run& run, std::string& note);

}  // namespace entente
