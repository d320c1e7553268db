#pragma once

// Small pictures side by side on one page, with the same actors at the same places in each.

#include <string>
#include <vector>

#include "graph/snapshot.h"
#include "render/compose.h"
#include "render/diagram.h"
#include "render/image.h"
#include "render/select.h"

namespace entente {

struct Panel {
  std::string title, counts;  // above it: "2022-01-10 to 16", "3 meetings, 8 acts"
  std::vector<DrawnTie> ties;
};

struct Panels {
  std::vector<Node> actors;   // each has a tie in some panel, most influential first
  std::vector<Panel> panels;  // at least one
  Page page;                  // title, subtitle and caption; the rest is filled in
};

// The page, by rows. Actors without a tie in a panel are pale there. If an engine of Graphviz's that
// was asked for fails: all ties in one picture without positions, and why. Throws
// Error{cancelled}.
Diagram panel_diagram(const Snapshot& snapshot, const DiagramData& data, const Panels& panels,
                      const DiagramOptions& options, const ImageOptions& image, const Run& run);

}  // namespace entente
