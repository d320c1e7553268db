#pragma once

// Pictures as SVG, written without Graphviz: the same bytes on every machine.

#include <string>

#include "render/picture.h"

namespace entente {

// A picture whose positions are all given, see composed(). Each actor is a group of class "node",
// each line one of class "edge" with the ids of its ends in data-ends; their <title> is what a
// viewer shows under the pointer. Text is safe and well-formed whatever the names hold; nothing
// refers to anything outside. O(size).
std::string picture_svg(const Picture& picture);

}  // namespace entente
