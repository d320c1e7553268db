#pragma once

// Small graphs for tests: named shapes, published networks and seeded random
// ones, built here without the code under test where that is possible.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/random.h"
#include "graph/csr.h"

namespace entente::test {

inline Csr path(Node n) {
  std::vector<Edge> edges;
  for (Node u = 0; u + 1 < n; ++u) edges.push_back({u, u + 1});
  return make_csr(n, edges, false);
}

inline Csr ring(Node n) {
  std::vector<Edge> edges;
  for (Node u = 0; u < n; ++u) edges.push_back({u, (u + 1) % n});
  return make_csr(n, edges, false);
}

// Node 0 is the hub.
inline Csr star(Node n) {
  std::vector<Edge> edges;
  for (Node u = 1; u < n; ++u) edges.push_back({0, u});
  return make_csr(n, edges, false);
}

inline Csr clique(Node n) {
  std::vector<Edge> edges;
  for (Node u = 0; u < n; ++u)
    for (Node v = 0; v < u; ++v) edges.push_back({u, v});
  return make_csr(n, edges, false);
}

inline Csr grid(Node rows, Node columns) {
  std::vector<Edge> edges;
  for (Node r = 0; r < rows; ++r)
    for (Node c = 0; c < columns; ++c) {
      if (c + 1 < columns) edges.push_back({r * columns + c, r * columns + c + 1});
      if (r + 1 < rows) edges.push_back({r * columns + c, (r + 1) * columns + c});
    }
  return make_csr(rows * columns, edges, false);
}

// `cliques` cliques of `size`, in a ring joined by single edges.
inline Csr ring_of_cliques(Node cliques, Node size) {
  std::vector<Edge> edges;
  for (Node c = 0; c < cliques; ++c) {
    for (Node i = 0; i < size; ++i)
      for (Node j = 0; j < i; ++j) edges.push_back({c * size + i, c * size + j});
    edges.push_back({c * size, ((c + 1) % cliques) * size + 1});
  }
  return make_csr(cliques * size, edges, false);
}

// The edges of one of `kinds` shapes of random graph: sparse, dense, trees with a few chords, or
// blocks; weights 1 .. 4 in quarters, some parallel rows and loops.
inline std::vector<Edge> random_edges(Node n, std::uint64_t seed) {
  Random random(seed, 0);
  std::vector<Edge> edges;
  if (n == 0) return edges;
  auto weight = [&] { return 1 + static_cast<double>(random.below(13)) / 4; };
  auto any = [&] { return static_cast<Node>(random.below(n)); };
  const std::uint64_t kind = random.below(4);
  const std::uint64_t count = kind == 0   ? n
                              : kind == 1 ? n * std::uint64_t{n} / 4
                              : kind == 2 ? n / 8
                                          : 2 * n;
  if (kind == 2)
    for (Node u = 1; u < n; ++u) edges.push_back({u, static_cast<Node>(random.below(u)), weight()});
  for (std::uint64_t i = 0; i < count; ++i) {
    const Node u = any(), v = any();
    if (kind == 3 && u % 3 != v % 3 && random.below(8) > 0) continue;
    edges.push_back({u, v, weight()});
  }
  return edges;
}

inline Csr random_graph(Node n, std::uint64_t seed, bool directed = false) {
  return make_csr(n, random_edges(n, seed), directed);
}

// Zachary's karate club (1977), members 1 .. 34 as nodes 0 .. 33; weights as in networkx: the
// number of contexts two members met in. `weighted` false: all 1.
Csr karate(bool weighted);

// Every edge of `g` once (arcs if directed).
inline std::vector<Edge> edges_of(const Csr& g) {
  std::vector<Edge> edges;
  for (Node u = 0; u < g.nodes(); ++u)
    for (std::size_t i = 0; i < g.degree(u); ++i)
      if (g.directed() || u < g.neighbors(u)[i])
        edges.push_back({u, g.neighbors(u)[i], g.weights(u)[i]});
  return edges;
}

struct NamedGraph {
  std::string name;
  Csr graph;
};

// Degenerate and ordinary graphs that every measure and method must stand.
inline std::vector<NamedGraph> zoo() {
  const std::vector<Edge> loop{{0, 0, 3}};
  const std::vector<Edge> apart{{0, 1}, {1, 2}, {4, 5}};
  const std::vector<Edge> extreme{{0, 1, 1e300}, {1, 2, 1e300}, {2, 3, 1e-300}, {3, 4, 1}};
  const std::vector<Edge> cycle{{0, 1}, {1, 2}, {2, 0}, {2, 3}};
  const std::vector<Edge> falls{{0, 1}, {1, 2}, {0, 2}};
  return {{"empty", make_csr(0, {}, false)},
          {"empty directed", make_csr(0, {}, true)},
          {"one node", make_csr(1, {}, false)},
          {"one node with a loop", make_csr(1, loop, false)},
          {"two apart", make_csr(2, {}, false)},
          {"two tied", path(2)},
          {"components and an isolated node", make_csr(7, apart, false)},
          {"extreme weights", make_csr(5, extreme, false)},
          {"path", path(30)},
          {"ring", ring(12)},
          {"star", star(9)},
          {"clique", clique(10)},
          {"grid", grid(5, 6)},
          {"ring of cliques", ring_of_cliques(6, 5)},
          {"directed cycle with a tail", make_csr(4, cycle, true)},
          {"directed without a cycle", make_csr(3, falls, true)},
          {"random", random_graph(60, 7)},
          {"random directed", random_graph(60, 8, true)},
          {"larger than a batch", random_graph(600, 11)}};
}

}  // namespace entente::test
