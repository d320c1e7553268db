#pragma once

// Random graphs as RapidCheck draws and shrinks them: a failing property is
// reported with the smallest graph that still fails.

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <ostream>
#include <span>
#include <tuple>
#include <vector>

#include <rapidcheck.h>

#include "graph/csr.h"

namespace entente::test {

// How many graphs a property is tried on: 1,000 as released; builds without optimisation, and
// instrumented ones, are several times slower.
#ifdef ENTENTE_SLOW_BUILD
inline constexpr bool is_instrumented = true;
inline constexpr const char* drawn_settings = "seed=6 max_success=40 max_size=150";
#else
inline constexpr bool is_instrumented = false;
#ifdef NDEBUG
inline constexpr const char* drawn_settings = "seed=6 max_success=1000 max_size=150";
#else
inline constexpr const char* drawn_settings = "seed=6 max_success=200 max_size=150";
#endif
#endif
// RapidCheck reads its settings once, from here unless the environment has them already.
inline const int settings_made = setenv("RC_PARAMS", drawn_settings, 0);

struct Drawn {
  Node nodes = 0;
  bool directed = false;
  std::vector<Edge> edges;             // some loops and parallel rows; weights 1/4 .. 4
  std::vector<std::uint32_t> group{};  // one per node, 0 .. 2: a kind, a country
  Csr graph() const { return make_csr(nodes, edges, directed); }
};

inline void showValue(const Drawn& d, std::ostream& out) {
  out << d.nodes << (d.directed ? " nodes, directed:" : " nodes:");
  for (const Edge& e : d.edges)
    out << " {" << e.source << ", " << e.target << ", " << e.weight << "}";
}

// Up to 40 nodes and 150 rows; RapidCheck begins with small ones.
inline rc::Gen<Drawn> drawn_graph(bool directed) {
  return rc::gen::exec([directed] {
    Drawn d{.nodes = *rc::gen::inRange<Node>(0, 41), .directed = directed, .edges = {}};
    if (d.nodes == 0) return d;
    const auto node = rc::gen::inRange<Node>(0, d.nodes);
    const auto row = rc::gen::tuple(node, node, rc::gen::inRange(1, 17));
    for (const auto& [u, v, quarters] :
         *rc::gen::container<std::vector<std::tuple<Node, Node, int>>>(row))
      d.edges.push_back({u, v, quarters / 4.0});
    d.group = *rc::gen::container<std::vector<std::uint32_t>>(
        d.nodes, rc::gen::inRange<std::uint32_t>(0, 3));
    return d;
  });
}

// Where each of n nodes goes.
inline rc::Gen<std::vector<Node>> permutation(Node n) {
  return rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(
                          n, rc::gen::inRange<std::uint32_t>(0, 1u << 20)),
                      [](const std::vector<std::uint32_t>& keys) {
                        std::vector<Node> order(keys.size());
                        std::iota(order.begin(), order.end(), Node{0});
                        std::stable_sort(order.begin(), order.end(),
                                         [&](Node a, Node b) { return keys[a] < keys[b]; });
                        return order;
                      });
}

inline Drawn renamed(const Drawn& d, std::span<const Node> to) {
  Drawn out = d;
  for (Edge& e : out.edges) e = {to[e.source], to[e.target], e.weight};
  for (Node u = 0; u < d.nodes; ++u) out.group[to[u]] = d.group[u];
  return out;
}

inline Drawn side_by_side(Drawn one, const Drawn& two) {
  for (const Edge& e : two.edges)
    one.edges.push_back({e.source + one.nodes, e.target + one.nodes, e.weight});
  one.group.insert(one.group.end(), two.group.begin(), two.group.end());
  one.nodes += two.nodes;
  return one;
}

}  // namespace entente::test
