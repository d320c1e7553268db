// Boost.Graph's second opinion on random graphs, through the view that graph/csr_boost.h gives.

#include "graph/csr_boost.h"

#include <random>

#include <gtest/gtest.h>

#include <boost/graph/connected_components.hpp>

#include "algorithms/components.h"

namespace entente {
namespace {

// boost::connected_components insists on an undirected graph. A Csr that holds every edge in both
// directions is one in all that a search can see, so this view only changes what it is called.
struct UndirectedView {
  const Csr& graph;
};

}  // namespace
}  // namespace entente

namespace boost {
template <>
struct graph_traits<entente::UndirectedView> : graph_traits<entente::Csr> {
  using directed_category = undirected_tag;
};
}  // namespace boost

namespace entente {
namespace {

auto vertices(const UndirectedView& v) { return entente::vertices(v.graph); }
auto num_vertices(const UndirectedView& v) { return v.graph.nodes(); }
auto out_edges(Node u, const UndirectedView& v) { return entente::out_edges(u, v.graph); }
auto out_degree(Node u, const UndirectedView& v) { return v.graph.degree(u); }
Node source(const CsrArc& arc, const UndirectedView&) { return arc.source; }
Node target(const CsrArc& arc, const UndirectedView&) { return arc.target; }

Csr random_graph(std::size_t nodes, std::size_t edges, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Edge> list;
  for (std::size_t i = 0; i < edges; ++i)
    list.push_back({static_cast<Node>(random() % nodes), static_cast<Node>(random() % nodes), 1});
  return make_csr(nodes, list, false);
}

// From graphs of isolated nodes and small trees to one large component.
TEST(BoostGraph, FindsTheSameComponents) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const std::size_t nodes = 1 + seed * 7 % 90;
    const Csr g = random_graph(nodes, nodes * (seed % 5) / 2, seed);
    const Components ours = connected_components(g);
    std::vector<std::uint32_t> theirs(nodes);
    const boost::typed_identity_property_map<Node> index;
    std::vector<boost::default_color_type> colour(nodes);
    const auto count = boost::connected_components(
        UndirectedView{g}, boost::make_iterator_property_map(theirs.begin(), index),
        boost::color_map(boost::make_iterator_property_map(colour.begin(), index)));
    ASSERT_EQ(ours.count(), count) << "seed " << seed;
    for (Node u = 0; u < nodes; ++u)
      for (Node v = 0; v < u; ++v)
        ASSERT_EQ(ours.of[u] == ours.of[v], theirs[u] == theirs[v]) << "seed " << seed;
  }
}

}  // namespace
}  // namespace entente
