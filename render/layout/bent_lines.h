#pragma once

// Lines of a map led around the discs that they have nothing to do with: a line through a disc
// reads as two ties of it.

#include <span>
#include <utility>
#include <vector>

#include "core/run.h"
#include "render/layout_cost.h"

namespace entente {

// For each pair of discs (indices of `discs`, which do not overlap) the control points of cubic
// Bezier pieces from centre to centre, 3 k + 1 of them; empty where the straight line is free, or
// where no way was found. First a slight bow is tried, then corners around the discs in the way,
// rounded off. Same bits on any number of threads. O(length in points * log discs) for most lines.
// Throws Error{cancelled}.
std::vector<std::vector<Point>> bent_lines(
    std::span<const PlacedBox> discs, std::span<const std::pair<std::size_t, std::size_t>> lines,
    const Run& run);

}  // namespace entente
