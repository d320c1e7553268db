#pragma once

// Community methods. Each is one file, algorithms/community/<name>.cpp, that
// defines `const CommunityMethod community_methods::<name>`; the build collects
// them by file name.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/run.h"
#include "graph/csr.h"

namespace entente {

struct Partition {
  std::vector<std::uint32_t>
      group;           // one per node; groups 0..k-1 by falling size, then lowest node
  double quality = 0;  // what CommunityMethod::quality names, at the resolution used
};

struct CommunityOptions {
  double resolution = 1.0;  // > 0; larger gives smaller communities
  int runs = 10;            // independent starts; the best by quality is kept
};

struct CommunityMethod {
  std::string_view name;
  std::string_view summary;
  std::string_view source;
  Partition (*detect)(const Csr&, const CommunityOptions&, const Run&);
  std::string_view quality = "modularity";  // what Partition::quality is
  bool has_resolution = true;               // whether CommunityOptions::resolution counts
};

std::span<const CommunityMethod* const> all_community_methods();
const CommunityMethod& find_community_method(std::string_view name);

// Newman & Girvan's modularity with resolution (Reichardt & Bornholdt 2006),
// weighted; 0 for a graph without edges; arcs of a directed graph count without their direction.
// O(arcs). `group` has one entry a node.
double modularity(const Csr& graph, std::span<const std::uint32_t> group, double resolution = 1.0,
                  const Run& run = {.threads = 1});

// The same partition with groups renumbered as Partition promises. O(n log n).
std::vector<std::uint32_t> canonical_groups(std::span<const std::uint32_t> group);

// How alike two partitions of the same nodes are: 1 if they are the same up to numbering.
// Normalised by the mean of the entropies; 1 for two partitions without any division (Danon et al.
// 2005, doi:10.1088/1742-5468/2005/09/P09008). O(n log n).
double normalized_mutual_information(std::span<const std::uint32_t> a,
                                     std::span<const std::uint32_t> b);
// 0 on average for random partitions (Hubert & Arabie 1985, doi:10.1007/BF01908075). O(n log n).
double adjusted_rand_index(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

namespace community_methods {
#define ENTENTE_COMMUNITY_METHOD(name) extern const CommunityMethod name;
#include "algorithms/community.inc"
#undef ENTENTE_COMMUNITY_METHOD
}  // namespace community_methods

}  // namespace entente
