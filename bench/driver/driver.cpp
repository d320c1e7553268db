// Times our algorithms on one graph, in the form of the drivers of other tools:
//
//   entente_driver GRAPH.txt ALGORITHM[,ALGORITHM...] [RUNS] [THREADS]
//
// GRAPH.txt has `u v w` a line, undirected, each edge once, ids 0 .. n-1. Prints
// one JSON line a measurement: median and best seconds, peak memory, and what
// says that the answer is right (residual, sum, modularity). bench/compare runs
// it beside the others.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>
#include <time.h>

#include <nlohmann/json.hpp>

#include "algorithms/components.h"
#include "algorithms/measure.h"
#include "algorithms/partition.h"
#include "algorithms/shortest_paths.h"
#include "bench/driver/edge_file.h"
#include "core/number.h"

namespace {

using namespace entente;

double seconds_now() {
  static const bool processor = std::getenv("DRV_CLOCK") != nullptr;
  timespec t{};
  clock_gettime(processor ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

// Calls take(u, v, weight) for every arc.
template <class Take>
void for_each_arc(const Csr& g, Take take) {
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    const auto near = g.neighbors(static_cast<Node>(u));
    const auto weight = g.weights(static_cast<Node>(u));
    for (std::size_t i = 0; i < near.size(); ++i) take(static_cast<Node>(u), near[i], weight[i]);
  }
}

// The L1 residual of the fixed point equation.
double pagerank_residual(const Csr& g, const std::vector<double>& x, double damping) {
  const auto n = static_cast<double>(x.size());
  std::vector<double> strength(x.size(), 0), next(x.size(), 0);
  for_each_arc(g, [&](Node u, Node, double w) { strength[u] += w; });
  double stuck = 0, residual = 0;
  for (std::size_t u = 0; u < x.size(); ++u) stuck += strength[u] == 0 ? x[u] : 0;
  for_each_arc(g, [&](Node u, Node v, double w) { next[v] += x[u] * w / strength[u]; });
  for (std::size_t u = 0; u < x.size(); ++u)
    residual += std::abs((1 - damping) / n + damping * (next[u] + stuck / n) - x[u]);
  return residual;
}

using Quality = nlohmann::ordered_json;

Quality sum_and_max(const std::vector<double>& values) {
  Quality q;
  q["sum"] = std::accumulate(values.begin(), values.end(), 0.0);
  q["max"] = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
  return q;
}

class Driver {
 public:
  Driver(std::string path, int runs, int threads)
      : path_(std::move(path)), runs_(runs), run_{.threads = threads} {}

  void time(const std::string& algorithm) {
    const std::function<Quality()> work = work_of(algorithm);
    std::vector<double> seconds;
    Quality quality;
    for (int i = 0; i < runs_; ++i) {
      const double start = seconds_now();
      const std::function<Quality()> judge = [q = work()] { return q; };
      seconds.push_back(seconds_now() - start - judging_);
      judging_ = 0;
      quality = judge();
    }
    std::sort(seconds.begin(), seconds.end());
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    nlohmann::ordered_json line{{"peer", "entente"},
                                {"algorithm", algorithm},
                                {"graph", path_.substr(path_.find_last_of('/') + 1)},
                                {"threads", run_.threads},
                                {"seconds", seconds[seconds.size() / 2]},
                                {"best", seconds[0]},
                                {"runs", runs_},
                                {"clock", std::getenv("DRV_CLOCK") ? "cpu" : "wall"},
                                {"rss_mb", static_cast<double>(usage.ru_maxrss) / 1024}};
    line.update(quality);
    std::cout << line.dump() << std::endl;
  }

 private:
  // What is timed; the time that judging the answer takes is put into judging_.
  std::function<Quality()> work_of(const std::string& name) {
    if (name == "load")
      return [this] {
        graph_ = {};  // peak memory is that of one graph
        graph_ = bench::load_graph(path_);
        return Quality{{"edges", graph_.edges()}};
      };
    if (graph_.nodes() == 0) graph_ = bench::load_graph(path_);
    if (name == "components")
      return [this] {
        return Quality{{"components", connected_components(graph_).count()}};
      };
    if (name == "louvain" || name == "leiden" || name == "label_propagation")
      return [this, name] { return communities(name); };
    if (name == "triangles") return [this] { return triangles(); };
    if (name == "bfs") return [this] { return search({}); };
    if (name == "sssp") {  // the other drivers take the weight itself for the length
      lengths_of_arcs_.clear();
      for (const double w : graph_.weights()) lengths_of_arcs_.emplace_back(w);
      return [this] { return search(lengths_of_arcs_); };
    }
    std::string measure = name;
    std::vector<std::pair<std::string, double>> settings;
    const bool weighted = name.ends_with("_w");
    if (weighted) {
      measure.resize(measure.size() - 2);
      settings.emplace_back("weighted", 1);
      make_lengths();
    }
    if (measure == "harmonic" || measure == "closeness") settings.emplace_back("normalized", 0);
    const Measure& m = find_measure(measure);
    return [this, &m, settings, weighted] {
      const Scores scores = compute(m, weighted ? lengths_ : graph_, settings, run_);
      const double start = seconds_now();
      Quality q = sum_and_max(scores.values);
      if (m.name == "pagerank") q["l1_residual"] = pagerank_residual(graph_, scores.values, 0.85);
      if (scores.iterations > 0) q["iterations"] = scores.iterations;
      judging_ = seconds_now() - start;
      return q;
    };
  }

  Quality communities(const std::string& name) {
    const Partition p =
        find_community_method(name).detect(graph_, {.resolution = 1, .runs = 1}, run_);
    const double start = seconds_now();
    Quality q;
    q["modularity"] = modularity(graph_, p.group);
    q["communities"] = p.group.empty() ? 0 : *std::max_element(p.group.begin(), p.group.end()) + 1;
    judging_ = seconds_now() - start;
    return q;
  }

  // Local clustering, which counts each node's triangles.
  Quality triangles() {
    const std::vector<std::pair<std::string, double>> settings{{"weighted", 0}};
    const Scores scores = compute(find_measure("clustering"), graph_, settings, run_);
    const double start = seconds_now();
    double corners = 0;
    for (std::size_t u = 0; u < graph_.nodes(); ++u) {
      const auto d = static_cast<double>(graph_.degree(static_cast<Node>(u)));
      corners += std::round(scores.values[u] * d * (d - 1) / 2);
    }
    judging_ = seconds_now() - start;
    return {{"triangles", corners / 3}};
  }

  // From the node of most ties.
  Quality search(std::span<const Length> lengths) {
    double start = seconds_now();
    Node from = 0;
    for (std::size_t u = 1; u < graph_.nodes(); ++u)
      if (graph_.degree(static_cast<Node>(u)) > graph_.degree(from)) from = static_cast<Node>(u);
    judging_ = seconds_now() - start;
    ShortestPaths paths = lengths.empty() ? ShortestPaths(graph_, {})
                                          : ShortestPaths(graph_, {}, lengths);
    paths.search(from);
    start = seconds_now();
    double sum = 0;
    for (const Node u : paths.order()) sum += paths.distance(u);
    judging_ += seconds_now() - start;
    return {{"reached", paths.order().size()}, {"dist_sum", sum}};
  }

  // The other drivers take the weight itself for the length.
  void make_lengths() {
    if (lengths_.nodes() > 0) return;
    std::vector<Edge> edges;
    for_each_arc(graph_, [&](Node u, Node v, double w) {
      if (u < v) edges.push_back({u, v, 1 / w});
    });
    lengths_ = make_csr(graph_.nodes(), edges, false);
  }

  std::string path_;
  int runs_;
  Run run_;
  Csr graph_;
  Csr lengths_;
  std::vector<Length> lengths_of_arcs_;
  double judging_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: entente_driver GRAPH.txt ALGORITHM[,ALGORITHM...] [RUNS] [THREADS]\n";
    return 2;
  }
  try {
    const int runs = argc > 3 ? entente::parse_number<int>(argv[3]).value_or(3) : 3;
    const int threads = argc > 4 ? entente::parse_number<int>(argv[4]).value_or(1) : 1;
    Driver driver(argv[1], std::max(1, runs), threads);
    std::string_view rest = argv[2];
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      driver.time(std::string(rest.substr(0, comma)));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  } catch (const entente::Error& error) {
    std::cerr << "entente_driver: " << error.what() << "\n";
    return 2;
  }
  return 0;
}
