#pragma once

// The page around a laid-out drawing: labels on lines and below discs, title,
// legend, caption.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/ontology.h"
#include "render/picture.h"

namespace entente {

struct LegendRow {
  std::string name;
  std::string_view fill;
};

struct Page {
  std::string title, subtitle;
  bool legend = true;
  std::vector<ActorType> types;                      // that occur, in the legend's order
  std::string shape_note;                            // "text size = influence (PageRank)"
  std::string fill_title;                            // "Community (fill; label = top actors)"
  std::vector<LegendRow> fills;                      // that occur
  std::vector<std::pair<Relation, bool>> relations;  // that occur; second: as claimed
  std::string line_note;                             // "line width = number of sentences"
  std::vector<std::string> caption;                  // sentences
  std::size_t disc_labels = 24;  // of the largest discs; others where they cover nothing
};

// Sizes of the box of an actor whose lines are set: the smallest of its shape
// that holds them.
void fit_shape(PictureNode& node, const FontWidths& font = {});

// The picture with everything around the actors placed, and its title, description and corners.
Picture composed(Picture picture, const Page& page);

}  // namespace entente
