// Spectral: a group is cut in two along the second eigenvector of its normalised
// Laplacian (Shi & Malik; Eigen through Lanczos), where the cut gains most
// modularity, and its parts again, as long as a cut gains anything. A reference:
// Leiden is better and faster. Tested by community_reference_test.cpp.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "algorithms/components.h"
#include "algorithms/lanczos.h"
#include "algorithms/best_partition.h"

namespace entente {
namespace {

constexpr double tolerance = 1e-10;
constexpr int most_passes = 1000;

// The second eigenvector of a connected part, by node, each divided by the root of its strength. It
// is the first of D^-1/2 A D^-1/2 + 1 when the known vector D^1/2 is taken out.
std::vector<double> second_vector(const Csr& part, const std::vector<double>& strength,
                                  Random& random, const Run& run) {
  const std::size_t n = part.nodes();
  double total = 0;
  for (const double s : strength) total += s;
  std::vector<double> root(n), known(n), scaled(n), start(n);
  for (std::size_t u = 0; u < n; ++u) {
    known[u] = std::sqrt(strength[u] / total);
    root[u] = std::max(known[u], 1e-100);  // 600 decades of weights must not divide by zero
    start[u] = random.unit() - 0.5;
  }
  const auto take_out = [&](std::vector<double>& x) {
    double dot = 0;
    for (std::size_t u = 0; u < n; ++u) dot += x[u] * known[u];
    for (std::size_t u = 0; u < n; ++u) x[u] -= dot * known[u];
  };
  take_out(start);
  std::vector<double> x =
      largest_eigenpair(
          [&](const std::vector<double>& in, std::vector<double>& out) {
            for (std::size_t u = 0; u < n; ++u) scaled[u] = in[u] / root[u];
            for (std::size_t i = 0; i < n; ++i) {
              const auto u = static_cast<Node>(i);
              double sum = 0;
              for (std::size_t k = 0; k < part.degree(u); ++k)
                sum += part.weights(u)[k] / total * scaled[part.neighbors(u)[k]];
              out[i] = sum / root[i] + in[i];
            }
            take_out(out);
          },
          std::move(start), tolerance, most_passes, run)
          .vector;
  for (std::size_t u = 0; u < n; ++u) x[u] /= root[u];
  return x;
}

// The nodes of `part` on the one side of its best cut; empty if no cut gains modularity. `strength`
// counts ties to the whole graph, of strength `total`.
std::vector<char> best_cut(const Csr& part, const std::vector<double>& strength, double total,
                           double resolution, const std::vector<double>& x) {
  const std::size_t n = part.nodes();
  std::vector<Node> order(n);
  std::iota(order.begin(), order.end(), Node{0});
  std::ranges::stable_sort(order, {}, [&](Node u) { return x[u]; });
  double all = 0, side = 0, cut = 0, best = 1e-12;
  for (const double s : strength) all += s / total;
  std::vector<char> in(n, 0);
  std::size_t length = 0;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const Node u = order[i];
    for (std::size_t k = 0; k < part.degree(u); ++k)
      cut += (in[part.neighbors(u)[k]] ? -1 : 1) * (part.weights(u)[k] / total);
    in[u] = 1;
    side += strength[u] / total;
    const double gain = 2 * (resolution * side * (all - side) - cut);
    if (gain > best) {
      best = gain;
      length = i + 1;
    }
  }
  if (length == 0) return {};
  std::fill(in.begin(), in.end(), char{0});
  for (std::size_t i = 0; i < length; ++i) in[order[i]] = 1;
  return in;
}

std::vector<std::uint32_t> cut_all(const Csr& g, const BlockGraph& nodes, double resolution,
                                   Random& random, const Run& run) {
  std::vector<std::uint32_t> group(g.nodes(), 0);
  const Components components = connected_components(g);
  std::vector<std::vector<Node>> open(components.count());
  for (std::size_t u = 0; u < g.nodes(); ++u)
    open[components.of[u]].push_back(static_cast<Node>(u));
  std::uint32_t groups = 0;
  while (!open.empty()) {
    run.checkpoint();
    const std::vector<Node> members = std::move(open.back());
    open.pop_back();
    std::vector<char> side;
    if (members.size() > 1) {
      const Csr part = subgraph(g, members);
      std::vector<double> own(members.size(), 0), whole(members.size());
      for (std::size_t i = 0; i < members.size(); ++i) {
        for (const double w : part.weights(static_cast<Node>(i))) own[i] += w;
        whole[i] = nodes.strength[members[i]];
      }
      side = best_cut(part, whole, nodes.total, resolution,
                      second_vector(part, own, random, run));
      if (!side.empty()) {
        // A side may hang together only through the other: its parts go on by themselves.
        const std::vector<std::uint32_t> sides(side.begin(), side.end());
        const std::vector<std::uint32_t> pieces = connected_groups(part, sides);
        const std::size_t first = open.size();
        for (std::size_t i = 0; i < members.size(); ++i) {
          if (first + pieces[i] >= open.size()) open.resize(first + pieces[i] + 1);
          open[first + pieces[i]].push_back(members[i]);
        }
        continue;
      }
    }
    for (const Node u : members) group[u] = groups;
    ++groups;
  }
  return group;
}

// One start is enough: chance only breaks ties between eigenvectors.
Partition detect_spectral(const Csr& g, const CommunityOptions& options, const Run& run) {
  return best_partition(g, {.resolution = options.resolution, .runs = 1}, run, cut_all);
}

}  // namespace

// O(arcs * passes) a cut.
const CommunityMethod community_methods::spectral{
    "spectral", "cut in two along the slowest mixing direction; a reference",
    "Shi & Malik 2000, doi:10.1109/34.868688; Newman 2006, doi:10.1073/pnas.0601602103",
    detect_spectral};

}  // namespace entente
