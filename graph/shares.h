#pragma once

// What each document adds to each edge of a snapshot: the rows of which its strengths are sums.

#include <cstdint>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

struct DocumentShares {
  std::uint32_t documents = 0;  // that count in the query, also those that add nothing
  double unit = 1;              // a strength is a sum of shares divided by it
  // Parallel, by edge, then document: documents are numbered by their keys.
  std::vector<std::uint32_t> edge, document;
  std::vector<std::uint64_t> share;
};

// For snapshot(store, query), which `of` must be. Throws Error{usage} for an imported graph: no
// documents stand behind it. O(records).
DocumentShares document_shares(const Store& store, const SnapshotQuery& query, const Snapshot& of);

}  // namespace entente
