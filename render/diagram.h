#pragma once

// A graph as a picture in the house style (docs/pictures.md): what to show, how
// it looks, where it stands, and what the caption owns up to.

#include <optional>
#include <string>
#include <vector>

#include "algorithms/measure.h"
#include "core/run.h"
#include "graph/snapshot.h"
#include "render/image.h"
#include "render/picture.h"
#include "render/select.h"

namespace entente {

enum class ColorBy { community, country, type };

struct DiagramOptions {
  SelectOptions select = {};
  bool communities = false;              // one disc a community instead of actors
  std::optional<ColorBy> color_by = {};  // unset: country for meetings and ego where known
  std::string title = {};                // empty: by the view
  std::string subtitle = {};             // empty: by the view
  bool legend = true;
  // Dots an inch of PNG; 0 for all else: Graphviz makes an SVG of more that shows a part of it only.
  int dpi = 0;
  bool dark = false;                       // see Picture for these
  double page_width = 0, page_height = 0;  // inches
  FontWidths font = {};         // as installed_font() has it
  std::string engine = "auto";  // or stress (ours), or one of Graphviz's: neato, fdp, circo ...
};

// What is known of the actors, for sizes and fills. Both have one entry a node.
struct DiagramData {
  std::vector<double> influence;     // >= 0
  std::string influence_note;        // "weighted PageRank (damping 0.85)"
  std::string influence_name;        // "PageRank", for the legend
  std::vector<std::uint32_t> group;  // communities 0..k-1 by falling size
  std::string group_note;            // "communities = Leiden, modularity 0.355"
  std::string group_title = "Community (fill; label = top actors)";  // in the legend
};

// PageRank, made comparable between separate parts of the graph: times the share
// of actors in the part.
Scores influence_of(const Csr& graph, const Run& run);

// That, and Leiden's communities.
DiagramData diagram_data(const Snapshot& snapshot, const Run& run);

struct Diagram {
  Picture picture;  // with positions if `laid_out`
  bool laid_out = true;
  std::string problem;  // why not
  std::string note;     // why our own layout stands in for Graphviz's; mostly empty
  std::string summary;  // "9 actors, 6 meetings, 0 hidden"
};

// Selects, styles, lays out (up to 60 actors by Graphviz in a child process; by ourselves if that
// fails) and adds title, legend and caption. A picture has no positions only if an engine of
// Graphviz's that was asked for fails. Same input, same picture. Throws Error{nothing} if there is
// nothing to draw.
Diagram make_diagram(const Snapshot& snapshot, const DiagramData& data,
                     const DiagramOptions& options, const ImageOptions& image, const Run& run);

}  // namespace entente
