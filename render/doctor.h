#pragma once

// What a machine has of that which pictures need.

#include <string>
#include <vector>

#include "render/image.h"

namespace entente {

struct Checkup {
  std::string part;  // "Graphviz", "PNG", "font Liberation Sans"
  bool ok = false;
  std::string detail;  // version, path
  std::string remedy;  // one line, empty when all is well
};

// Versions of the libraries, a trial picture in each format, the fonts of the
// house style. Never throws for what is missing: that is what it reports.
std::vector<Checkup> examine(const ImageOptions& options, const Run& run);

}  // namespace entente
