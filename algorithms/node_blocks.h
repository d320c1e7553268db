#pragma once

// One pass over the nodes of a graph in blocks, on several threads where that
// pays, with the same bits on any number of threads.

#include <algorithm>
#include <cstddef>

#include "core/parallel.h"
#include "graph/csr.h"

namespace entente {

// Calls body(begin, end) for blocks of neighbouring nodes that cover the graph, and returns the sum
// of what the calls return, added in block order. Blocks depend on the graph alone. Below ~200k
// arcs one thread does it all: starting others costs more than it saves. Throws Error{cancelled}.
template <class Body>
double sum_over_blocks(const Csr& g, const Run& run, Body body) {
  const std::size_t n = g.nodes();
  constexpr std::size_t block = 4096;
  const std::size_t blocks = (n + block - 1) / block;
  auto one = [&](std::size_t b) -> double { return body(b * block, std::min(n, (b + 1) * block)); };
  if (g.arcs() < 200'000 || blocks < 2 || thread_count(run) == 1) {
    double total = 0;
    for (std::size_t b = 0; b < blocks; ++b) {
      run.checkpoint();
      total += one(b);
    }
    return total;
  }
  return deterministic_reduce(
      blocks, 1, 0.0, Run{.threads = run.threads, .seed = run.seed, .stop = run.stop},
      [&](double& acc, std::size_t b) { acc += one(b); },
      [](double& total, double acc) { total += acc; });
}

}  // namespace entente
