#pragma once

// One pass over the nodes of a graph in blocks, on several threads where that
// pays, with the same bits on any number of threads.

#include <cstddef>
#include <span>
#include <vector>

#include "core/parallel.h"
#include "graph/csr.h"

namespace entente {

// Calls body(begin, end) for the blocks of nodes that begin at `bounds`, the last of which is the
// end, and returns the sum of what the calls return, added in block order. Below ~200k arcs one
// thread does it all: starting others costs more than it saves. Throws Error{cancelled}.
template <class Body>
double sum_over_blocks(std::span<const std::size_t> bounds, std::size_t arcs, const Run& run,
                       Body body) {
  const std::size_t blocks = bounds.size() - 1;
  if (arcs < 200'000 || blocks < 2 || thread_count(run) == 1) {
    double total = 0;
    for (std::size_t b = 0; b < blocks; ++b) {
      run.checkpoint();
      total += body(bounds[b], bounds[b + 1]);
    }
    return total;
  }
  std::vector<double> sums(blocks);
  parallel_for(blocks, 1, Run{.threads = run.threads, .seed = run.seed, .stop = run.stop},
               [&](std::size_t b) { sums[b] = body(bounds[b], bounds[b + 1]); });
  double total = 0;
  for (const double sum : sums) total += sum;
  return total;
}

// The same for blocks of a few thousand neighbouring nodes that cover the graph; they depend on the
// graph alone.
template <class Body>
double sum_over_blocks(const Csr& g, const Run& run, Body body) {
  constexpr std::size_t block = 4096;
  std::vector<std::size_t> bounds;
  for (std::size_t u = 0; u < g.nodes(); u += block) bounds.push_back(u);
  bounds.push_back(g.nodes());
  return sum_over_blocks(std::span<const std::size_t>(bounds), g.arcs(), run, body);
}

}  // namespace entente
