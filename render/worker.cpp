#include "render/worker.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include <graphviz/gvc.h>

#include "core/error.h"
#include "core/number.h"
#include "core/text.h"
#include "graph/formats/dot_graph.h"
#include "render/font.h"
#include "render/layout_cost.h"
#include "render/route.h"

#ifdef ENTENTE_COVERAGE
extern "C" void __gcov_dump(void);
#endif

namespace entente {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

// Graphviz leaves memory and threads of its libraries behind: no destructors,
// no leak check, just the end.
[[noreturn]] void end(int status) {
  std::fflush(stdout);
  std::fflush(stderr);
#ifdef ENTENTE_COVERAGE
  __gcov_dump();
#endif
  _exit(status);
}

[[noreturn]] void fail(const std::string& message) {
  std::fputs((display(message, 500) + "\n").c_str(), stderr);
  end(3);
}

std::string graphviz_message;

int remember(char* text) {
  if (graphviz_message.size() < 400) graphviz_message += text;
  return 0;
}

void limit(const WorkerLimits& limits) {
  const auto set = [](__rlimit_resource_t what, rlim_t amount) {
    const rlimit both{amount, amount};
    setrlimit(what, &both);
  };
  set(RLIMIT_CPU, static_cast<rlim_t>(limits.seconds));
  set(RLIMIT_CORE, 0);
  // Sanitizers map terabytes of shadow memory.
  if (!sanitized) set(RLIMIT_AS, static_cast<rlim_t>(limits.megabytes) << 20);
  // Graphviz then opens no file that a graph names.
  setenv("SERVER_NAME", "entente", 1);
}

std::string read_all() {
  std::string text;
  char buffer[65536];
  for (ssize_t got; (got = ::read(STDIN_FILENO, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(got));
  return text;
}

void write_all(std::string_view data) {
  while (!data.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, data.data(), data.size());
    if (written <= 0) end(3);
    data.remove_prefix(static_cast<std::size_t>(written));
  }
}

void refuse_files(const DotAttributes& attributes) {
  for (const DotAttribute& a : attributes) {
    for (const char* name :
         {"image", "shapefile", "imagepath", "fontpath", "_background", "stylesheet"})
      if (a.name == name) fail("the attribute " + a.name + " names a file");
    if (a.html && fold(a.value).find("<img") != std::string::npos)
      fail("a label holds an image file");
  }
}

DotGraph read_checked(std::string_view dot) {
  DotGraph graph = read_dot(dot);
  refuse_files(graph.graph);
  for (const DotNode& node : graph.nodes) refuse_files(node.attributes);
  for (const DotEdge& edge : graph.edges) refuse_files(edge.attributes);
  return graph;
}

struct GraphCloser {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

// One laid-out rendering, everything freed again.
std::string rendered(GVC_t* context, const std::string& dot, const std::string& engine,
                     const char* format, int start) {
  agseterrf(remember);
  graphviz_message.clear();
  const std::unique_ptr<Agraph_t, GraphCloser> graph(agmemread(dot.c_str()));
  if (!graph) fail("Graphviz cannot read the graph: " + graphviz_message);
  const auto set = [&](const char* name, const std::string& value) {
    agsafeset(graph.get(), const_cast<char*>(name), const_cast<char*>(value.c_str()),
              const_cast<char*>(""));
  };
  if (start > 0) set("start", std::to_string(start));
  if (gvLayout(context, graph.get(), engine.c_str()) != 0)
    fail("Graphviz has no layout " + engine);
  char* data = nullptr;
  unsigned int length = 0;
  if (gvRenderData(context, graph.get(), format, &data, &length) != 0 || !data)
    fail("Graphviz cannot write " + std::string(format) + ": " + graphviz_message);
  std::string out(data, length);
  gvFreeRenderData(data);
  gvFreeLayout(context, graph.get());
  return out;
}

double cost_of(const std::string& placed) {
  const DotGraph graph = read_dot(placed);
  return layout_cost(placed_boxes(graph), placed_lines(graph));
}

// The drawing mirrored at its diagonal, boxes moved apart again: tall becomes wide.
std::string turned(GVC_t* context, const std::string& placed) {
  DotGraph graph = read_dot(placed);
  for (DotNode& node : graph.nodes)
    for (DotAttribute& a : node.attributes)
      if (a.name == "pos") {
        const Point at = parse_point(a.value);
        a.value = fixed(at.y, 3) + "," + fixed(at.x, 3);
      }
  return rendered(context, write_dot(graph), "nop1", "dot", 0);
}

// Everything further apart, for labels that have too little room.
std::string spread(const std::string& placed, double factor) {
  DotGraph graph = read_dot(placed);
  for (DotNode& node : graph.nodes)
    for (DotAttribute& a : node.attributes)
      if (a.name == "pos") {
        const Point at = parse_point(a.value);
        a.value = fixed(at.x * factor, 3) + "," + fixed(at.y * factor, 3);
      }
  return write_dot(graph);
}

struct Placed {
  double cost;
  int start;
  std::string dot;
};

// The drawing with lines led around actors.
std::string routed(GVC_t* context, const Placed& layout, bool route) {
  DotGraph placed = read_dot(layout.dot);
  std::erase_if(placed.graph, [](const DotAttribute& a) { return a.name == "start"; });
  placed.graph.push_back({"entente_start", std::to_string(layout.start)});
  if (!route) return write_dot(placed);
  std::erase_if(placed.edges, [](const DotEdge& edge) {
    return !find(edge.attributes, "entente_hidden").empty();
  });
  for (DotAttribute& a : placed.graph)
    if (a.name == "splines" || a.name == "overlap") a.value = "true";
  return rendered(context, write_dot(placed), "nop1", "dot", 0);
}

// How many lines run through actors: Graphviz spreads several lines of a pair without a look at
// what is beside them.
std::size_t lines_through(const std::string& drawn) {
  const DotGraph graph = read_dot(drawn);
  const std::vector<PlacedBox> boxes = placed_boxes(graph);
  std::size_t count = 0;
  for (const DotEdge& edge : graph.edges) {
    const std::vector<Point> points = sampled_route(find(edge.attributes, "pos"));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      if (i == edge.source || i == edge.target) continue;
      count += std::any_of(points.begin(), points.end(), [&](Point p) {
        // All shapes hold the ellipse in their box.
        const double x = (p.x - boxes[i].center.x) / (boxes[i].width / 2);
        const double y = (p.y - boxes[i].center.y) / (boxes[i].height / 2);
        return x * x + y * y < 1;
      });
    }
  }
  return count;
}

// The best of several starts, as they are and turned, then the lines led around the actors; of the
// three best the first in which that succeeds.
std::string laid_out(GVC_t* context, const std::string& dot, const DotGraph& graph) {
  constexpr std::size_t most_kept = 3;
  const std::string engine(find(graph.graph, "entente_engine"));
  const int starts = parse_number<int>(find(graph.graph, "entente_starts")).value_or(1);
  const bool labelled = std::any_of(graph.edges.begin(), graph.edges.end(), [](const DotEdge& e) {
    return !find(e.attributes, "entente_label").empty();
  });
  std::vector<Placed> best;
  const auto offer_one = [&](std::string placed, int start) {
    const double cost = starts > 1 ? cost_of(placed) : 0;
    const auto at = std::upper_bound(best.begin(), best.end(), cost,
                                     [](double c, const Placed& other) { return c < other.cost; });
    best.insert(at, {cost, start, std::move(placed)});
    if (best.size() > most_kept) best.pop_back();
  };
  const auto offer = [&](const std::string& placed, int start) {
    offer_one(placed, start);
    if (starts > 1 && labelled)
      for (const double factor : {1.15, 1.3}) offer_one(spread(placed, factor), start);
  };
  for (int start = 1; start <= std::max(starts, 1); ++start) {
    std::string placed = rendered(context, dot, engine, "dot", start);
    if (starts > 1) offer(turned(context, placed), start);
    offer(placed, start);
  }
  if (find(graph.graph, "entente_route") != "1") return routed(context, best.front(), false);
  std::string chosen;
  std::size_t fewest = 0;
  for (const Placed& layout : best) {
    std::string drawn = routed(context, layout, true);
    const std::size_t through = lines_through(drawn);
    if (chosen.empty() || through < fewest) {
      chosen = std::move(drawn);
      fewest = through;
    }
    if (fewest == 0) break;
  }
  return chosen;
}

}  // namespace

void run_worker(std::string_view form, const WorkerLimits& limits) {
  limit(limits);
  try {
    const std::string dot = read_all();
    if (form == "font") {
      write_all(font_report(dot));
      end(0);
    }
    const DotGraph graph = read_checked(dot);
    GVC_t* context = gvContext();
    if (form == "layout")
      write_all(laid_out(context, dot, graph));
    else
      write_all(rendered(context, dot, "nop2", std::string(form).c_str(), 0));
  } catch (const std::bad_alloc&) {
    fail("out of memory");
  } catch (const std::exception& error) {
    fail(error.what());
  }
  end(0);
}

void list_plugins() {
  GVC_t* context = gvContext();
  std::string out = "version: " + std::string(gvcVersion(context)) + "\n";
  for (const char* kind : {"layout", "device", "textlayout"}) {
    int count = 0;
    char none[] = "";
    char** names = gvPluginList(context, kind, &count, none);
    out += std::string(kind) + ":";
    for (int i = 0; i < count; ++i) out += std::string(" ") + names[i];
    out += "\n";
  }
  write_all(out);
  end(0);
}

}  // namespace entente
