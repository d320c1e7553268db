#pragma once

// Where the boxes of a graph stand: the layout of pictures above 60 actors and of
// the explorer, for up to some 100,000 nodes.

#include <span>
#include <vector>

#include "core/run.h"
#include "graph/csr.h"
#include "render/layout_cost.h"

namespace entente {

struct BoxSize {
  double width = 0, height = 0;  // points, >= 0 and finite
};

struct LayoutOptions {
  double gap = 6;       // points kept free between boxes, > 0
  double aspect = 1.4;  // width / height that separate parts are packed into, > 0
  double air = 5;       // area of a part of 10 boxes or more, in areas of its boxes, at least
  // How much longer ties are whose ends have few neighbours in common, in [0, 1]. 0: all ties of
  // one strength have one length, so that distances are true. 1: the middle of a drawing gets room,
  // groups part, and chains at its edge are short.
  double hub_room = 0;
};

// The room that maps give. With it the stress of hop distances is at most 1.05 of sfdp's on the
// graphs of bench/layout_bench.cpp; with 1 it is 1.06 where half of the ties run between groups.
constexpr double map_hub_room = 0.9;

// One centre per box in points, y upwards, the drawing's lower left corner at (0, 0). No two
// boxes overlap. Edges may be given in either direction; the stronger, the nearer, by the rank of
// their strength only, so that any scale of weights will do. Each connected part is laid out by
// sparse stress (stress.h), turned so that its longest extent is level, freed from overlaps
// (overlap.h) and packed beside the others (pack.h). Same bytes on any number of threads.
// O(pivots * (nodes + edges) * log nodes) time, see there; 2 KB a node. Throws Error{input} as
// make_csr() does, Error{cancelled}.
std::vector<Point> lay_out_boxes(std::span<const BoxSize> boxes, std::span<const Edge> edges,
                                 const LayoutOptions& options, const Run& run);

}  // namespace entente
