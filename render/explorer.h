#pragma once

// A case as one HTML file to look around in, without a network: the picture, and
// behind every actor and line the sentences it comes from. docs/explorer.md.

#include <cstddef>
#include <limits>
#include <optional>
#include <string>

#include "algorithms/bootstrap.h"
#include "core/run.h"
#include "graph/snapshot.h"
#include "graph/store.h"
#include "render/image.h"

namespace entente {

struct ExplorerOptions {
  std::size_t top = 5000;  // actors of most influence
  bool text = true;        // false: no sentence, no headline; places of evidence stay
  std::size_t snippet = std::numeric_limits<std::size_t>::max();  // characters of each sentence
  std::string title = {};                                         // empty: the case's name
  std::size_t compress_above = std::size_t{8} << 20;  // bytes of data; more goes in as gzip
  std::optional<RankIntervals> intervals = {};        // of influence_of(), every node ranked
};

struct Explorer {
  std::string html;
  std::size_t actors = 0, lines = 0, sentences = 0;
};

// `store` is where the snapshot comes from; none for an edge list or an imported graph, whose lines
// have no sentences. Same input, same bytes. Throws Error{nothing} without actors, Error{store}.
Explorer make_explorer(const Snapshot& snapshot, const Store* store, const ExplorerOptions& options,
                       const ImageOptions& image, const Run& run);

}  // namespace entente
