#pragma once

// Layouts and images by Graphviz in a child process, with limits.

#include <string>
#include <string_view>

#include "core/run.h"
#include "graph/formats/dot_graph.h"

namespace entente {

struct ImageOptions {
  std::string program = "/proc/self/exe";  // an entente that knows the command __render
  double seconds = 30;                     // of wall and processor time
  int megabytes = 1024;                    // of the child's address space
};

inline constexpr const char* install_graphviz = "apt install graphviz";

// The bytes of the image of a graph all of whose positions are given; `format`
// is png, pdf or another that Graphviz's plugins offer (SVG: see svg.h). PDF
// without the time of its making. Throws Error{environment} when the child fails or hits a
// limit, with the reason.
std::string render_image(std::string_view dot, std::string_view format, const ImageOptions& options,
                         const Run& run);

// The graph with positions (and routes), see run_worker(). Errors as above.
DotGraph lay_out(const DotGraph& graph, const ImageOptions& options, const Run& run);

// What `__render plugins` prints. Errors as above.
std::string graphviz_plugins(const ImageOptions& options, const Run& run);

// What `__render font` prints, see font.h. Errors as above.
std::string worker_font_report(const std::string& family, const ImageOptions& options,
                               const Run& run);

}  // namespace entente
