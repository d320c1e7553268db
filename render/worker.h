#pragma once

// The part of drawing that runs in a child process, because Graphviz can hang,
// crash and leak: layout and images. Called by the hidden command `__render`.

#include <string>
#include <string_view>

namespace entente {

struct WorkerLimits {
  int seconds = 30;      // of processor time
  int megabytes = 1024;  // of address space
};

// Reads DOT on standard input and writes to standard output, then ends the
// process: status 0, or 3 with one line on standard error. `form` is
//   png, pdf ...       an image of a graph whose positions are all given, or
//   layout             the same graph as DOT with positions: laid out by the
//                      engine in its attribute "entente_engine" (Graphviz's own
//                      "layout" would override every later pass), started as
//                      often as "entente_starts" says, the best by layout_cost()
//                      kept, as it is or turned by its diagonal; then, if
//                      "entente_route" is 1, lines led around actors.
//   font               how wide the letters of the font named on standard input
//                      are, see font_report().
// Attributes that would make Graphviz open files are refused.
[[noreturn]] void run_worker(std::string_view form, const WorkerLimits& limits);

// The versions of Graphviz and the formats and engines its plugins offer, one
// `kind: names` a line, on standard output; ends the process.
[[noreturn]] void list_plugins();

}  // namespace entente
