#pragma once

// Lines of a picture led around its actors by ourselves.

#include <cstddef>

#include "core/run.h"
#include "render/picture.h"

namespace entente {

std::size_t drawn_lines(const Picture& picture);  // those not hidden

// Gives drawn lines their routes, from where the actors are. Discs lie on their lines, which run to
// the middles; to other shapes lines end at the rim, with room for the arrow. Nothing is done for
// thousands of lines. Throws Error{cancelled}.
void lead_lines(Picture& picture, const Run& run);

}  // namespace entente
