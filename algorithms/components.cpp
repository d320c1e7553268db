#include "algorithms/components.h"

#include <algorithm>
#include <numeric>

#include <boost/graph/connected_components.hpp>

#include "graph/csr_boost.h"

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

}  // namespace

Components connected_components(const Csr& g) {
  if (g.directed()) return connected_components(undirected(g));
  const std::size_t n = g.nodes();
  Components result;
  result.of.resize(n);
  if (n == 0) return result;
  const boost::typed_identity_property_map<Node> index;
  std::vector<boost::default_color_type> colour(n);
  const auto count = boost::connected_components(
      UndirectedView{g}, boost::make_iterator_property_map(result.of.begin(), index),
      boost::color_map(boost::make_iterator_property_map(colour.begin(), index)));

  std::vector<std::uint32_t> size(count, 0);
  for (const std::uint32_t c : result.of) ++size[c];
  // Boost numbers them by their lowest node; a stable sort keeps that within a size.
  std::vector<std::uint32_t> by_size(count);
  std::iota(by_size.begin(), by_size.end(), 0u);
  std::ranges::stable_sort(by_size, std::greater{}, [&](std::uint32_t c) { return size[c]; });
  std::vector<std::uint32_t> rank(count);
  result.size.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    rank[by_size[i]] = i;
    result.size[i] = size[by_size[i]];
  }
  for (std::uint32_t& c : result.of) c = rank[c];
  return result;
}

}  // namespace entente
