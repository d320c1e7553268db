#pragma once

// A case cut into windows of time, each with its graph.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/open.h"
#include "core/windows.h"
#include "graph/dated_documents.h"

namespace entente {

// What the user wrote to name a case and its windows.
struct WindowArgument {
  std::string input, layer;
  std::string since, until;  // --since, --until
  std::string step = "month";
};

// Declares the argument and the options.
void add_window_argument(Command command, WindowArgument& argument);

// The graph of the documents published in a window, as --since and --until would give it.
struct WindowGraph {
  DateRange dates;
  std::string name;  // "2022-01"
  LayerGraph graph;
};

// Windows with too few documents to tell chance from change are passed over.
inline constexpr std::uint32_t least_documents = 5;

struct Windows {
  std::vector<WindowGraph> graphs;  // by time, those with least_documents or more
  std::size_t passed_over = 0;      // with fewer, or none
  DatedDocuments documents;         // of the case as a whole
};

// Throws Error{usage} for a layer, date or window that is none; Error{input} for an edge list or an
// imported graph; Error{nothing} for fewer than two windows to compare. O(windows * records).
Windows open_windows(const WindowArgument& argument, const Session& session);

// What every table about windows says of itself.
std::vector<std::pair<std::string, Cell>> window_meta(const Windows& windows,
                                                      const WindowArgument& argument);

// What was left out, for the foot of a table.
std::string window_note(const Windows& windows);

}  // namespace entente
