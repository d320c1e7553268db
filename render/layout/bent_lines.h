#pragma once

// Lines led around the shapes that they have nothing to do with: a line through an actor reads as
// two ties of it.

#include <span>
#include <utility>
#include <vector>

#include "core/run.h"
#include "render/layout_cost.h"

namespace entente {

enum class Outline { disc, box };  // what is led around: `disc` has equal width and height

// For each pair of shapes (indices of `shapes`, which do not overlap) the control points of cubic
// Bezier pieces from centre to centre, 3 k + 1 of them; empty where the straight line is free, or
// where no way was found. First a slight bow is tried, then corners around the shapes in the way,
// rounded off. Several lines of a pair lie side by side. Same bits on any number of threads.
// O(length in points * log shapes) for most lines. Throws Error{cancelled}.
std::vector<std::vector<Point>> bent_lines(
    std::span<const PlacedBox> shapes, Outline outline,
    std::span<const std::pair<std::size_t, std::size_t>> lines, const Run& run);

}  // namespace entente
