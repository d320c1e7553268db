#pragma once

// What Louvain and Leiden share: a graph of blocks of nodes, moves of single
// blocks between communities, and merging communities into blocks.

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "algorithms/partition.h"
#include "core/random.h"
#include "core/run.h"
#include "graph/csr.h"

namespace entente {

// A level of the search: the nodes of the graph, or blocks of them. Ties inside a block are left
// out, its strength counts them. Moving it leaves the spans valid.
struct BlockGraph {
  struct Arcs {
    std::vector<ArcIndex> offsets{0};
    std::vector<Node> targets;
    std::vector<double> weights;
  };
  std::span<const ArcIndex> offsets;  // into `own`, or into a graph that must outlive this
  std::span<const Node> targets;
  std::span<const double> weights;
  std::vector<double> strength;  // one per block
  double total = 0;              // of all strengths: twice the weight of the graph
  std::unique_ptr<Arcs> own;     // of merged blocks

  std::size_t size() const { return strength.size(); }
};

// The nodes of an undirected graph, which must outlive them, as blocks of one. O(arcs).
BlockGraph blocks_of(const Csr& graph, const Run& run = {.threads = 1});

// Every block a community of its own; those of most ties have the lowest numbers, so that what is
// looked at most lies together.
std::vector<std::uint32_t> each_alone(const BlockGraph& graph);

// The blocks in an order drawn by chance. O(blocks).
std::vector<Node> shuffled(const BlockGraph& graph, Random& random);
// The same of few blocks. Of many, those of most ties come first: once they have found together,
// the others have few communities to choose from. By chance are those of about as many ties, in
// runs of 64 whose ties lie together in memory. Moving blocks takes a quarter less time so.
std::vector<Node> shuffled_by_degree(const BlockGraph& graph, Random& random);

// Moves single blocks to the neighbouring community that gains most modularity until no move gains
// anything. Looks at the blocks of `visits`, each named once, in their order, and at a block again
// when a neighbour has moved. `community` numbers communities below graph.size(). Returns the
// number of moves and what they gained, as a share of total.
struct Moves {
  std::size_t count = 0;
  double gain = 0;
};
Moves move_blocks(const BlockGraph& graph, double resolution, std::vector<std::uint32_t>& community,
                  std::span<const Node> visits, const Run& run);

// Splits every community into connected parts, grown from single blocks by merges that gain
// modularity. One part number per block, 0 .. k-1; returns k with it.
std::pair<std::vector<std::uint32_t>, std::uint32_t> refine(
    const BlockGraph& graph, double resolution, std::span<const std::uint32_t> community,
    Random& random, const Run& run);

// The parts as blocks of a new graph. O(arcs).
BlockGraph merge_blocks(const BlockGraph& graph, std::span<const std::uint32_t> part,
                        std::uint32_t parts, const Run& run);

// Numbers made 0 .. k-1 in order of appearance; returns k.
std::uint32_t renumber(std::vector<std::uint32_t>& numbers);

}  // namespace entente
