#pragma once

// The free functions and traits by which Boost.Graph reads a Csr. Included by
// graph/csr_boost.h; do not include it alone.

#include "graph/csr_boost.h"

namespace entente {

// Which of Boost's graph concepts a Csr models.
struct CsrTraversal : virtual boost::vertex_list_graph_tag,
                      virtual boost::incidence_graph_tag,
                      virtual boost::adjacency_graph_tag,
                      virtual boost::edge_list_graph_tag {};

}  // namespace entente

namespace boost {

template <>
struct graph_traits<entente::Csr> {
  using vertex_descriptor = entente::Node;
  using edge_descriptor = entente::CsrArc;
  using directed_category = directed_tag;
  using edge_parallel_category = disallow_parallel_edge_tag;
  using traversal_category = entente::CsrTraversal;
  using vertex_iterator = entente::NodeIterator;
  using out_edge_iterator = entente::ArcIterator;
  using edge_iterator = entente::ArcIterator;
  using adjacency_iterator = const entente::Node*;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return static_cast<vertex_descriptor>(-1); }
};

template <>
struct property_map<entente::Csr, vertex_index_t> {
  using type = typed_identity_property_map<entente::Node>;
  using const_type = type;
};

}  // namespace boost

namespace entente {

inline std::pair<NodeIterator, NodeIterator> vertices(const Csr& g) {
  return {NodeIterator(0), NodeIterator(g.nodes())};
}
inline std::size_t num_vertices(const Csr& g) { return g.nodes(); }

inline std::pair<ArcIterator, ArcIterator> edges(const Csr& g) {
  return {ArcIterator(g, 0, 0), ArcIterator(g, g.nodes(), g.arcs())};
}
inline std::size_t num_edges(const Csr& g) { return g.arcs(); }

inline std::pair<ArcIterator, ArcIterator> out_edges(Node u, const Csr& g) {
  return {ArcIterator(g, u, g.offsets()[u]), ArcIterator(g, u, g.offsets()[u + 1])};
}
inline std::size_t out_degree(Node u, const Csr& g) { return g.degree(u); }

inline std::pair<const Node*, const Node*> adjacent_vertices(Node u, const Csr& g) {
  const auto near = g.neighbors(u);
  return {near.data(), near.data() + near.size()};
}

inline Node source(const CsrArc& arc, const Csr&) { return arc.source; }
inline Node target(const CsrArc& arc, const Csr&) { return arc.target; }

inline boost::typed_identity_property_map<Node> get(boost::vertex_index_t, const Csr&) {
  return {};
}

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Csr>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Csr>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Csr>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Csr>));

}  // namespace entente
