#pragma once

// A frozen view for the algorithms and the pictures: numbers, and what the
// numbers are about. Made from a store by snapshot(store, query) or from an
// edge list by read_edge_list().

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/ontology.h"
#include "graph/csr.h"

namespace entente {

class Store;

struct NodeInfo {
  std::string id;                 // stable slug: "sergey-lavrov"; the row's label for an edge list
  std::string label;              // display name
  std::optional<ActorType> type;  // none for an edge list
  std::string role;               // "Foreign Minister of Russia", empty if unknown
  std::vector<std::string> aliases;
  std::uint32_t mentions = 0;
  std::uint32_t sentences = 0;
  std::uint32_t documents = 0;
};

// What is known of one edge of the graph beyond its strength. Parallel to the
// pairs (source < target) of an undirected graph, or to the arcs of a directed
// one, in ascending order.
struct EdgeInfo {
  Node source = 0, target = 0;
  double strength = 0;  // as in the Csr
  double surprise = 0;  // strength * ln(strength / expected), field.md section 4; 0 if not defined
  std::uint32_t documents = 0;
  std::uint32_t sentences = 0;     // sentences (or tellings) that bear it
  std::optional<DateRange> dates;  // of the documents
};

// A stated tie between two actors, summed over its tellings, for pictures.
struct TypedEdge {
  Node source = 0, target = 0;  // source acts on target; for meetings source < target
  TieKind kind = TieKind::meet;
  std::uint32_t tellings = 0;  // ties told
  std::uint32_t sentences = 0;
  bool claimed = false;              // every telling is attributed to a third actor
  Status status = Status::occurred;  // of the latest telling
  std::string when;                  // as stated, of the first telling: "Friday"
  std::string place;
};

struct SnapshotQuery {
  std::optional<Layer> layer = Layer::co_mention;     // with `kind` unset
  std::optional<TieKind> kind;                        // one tie kind instead of a layer
  std::optional<std::chrono::sys_days> since, until;  // documents published within, inclusive
  std::vector<ActorType> types;                       // empty: all
  double min_weight = 0;
  std::uint32_t min_mentions = 1;
};

struct Snapshot {
  Csr graph;  // strengths
  // One per node, by index. Ordered by id; those of a large edge list by degree first.
  std::vector<NodeInfo> nodes;
  std::vector<EdgeInfo> edges;
  std::vector<TypedEdge> typed;       // every stated tie between the nodes, whatever the layer
  std::string title;                  // "seed.entente", for captions
  std::string source;                 // path it came from
  std::string weights_note;           // what the strengths are, for `rank` and captions
  std::vector<std::string> warnings;  // date doubts and the like, for captions
  std::optional<DateRange> dates;
  std::uint64_t documents = 0;
  std::string digest;  // of the store or the edge list: names the data in results
};

// The fold of a store's ledger. Co-mention strengths are sums over documents of
// ln(1 + proximity); other layers count tellings of ties that hold (affirmed, and
// not denied, cancelled or hypothetical). Hostile and cooperative layers and
// directed kinds give a directed graph. Documents without a date are left out
// when the query has dates. O(records). Throws Error{store} for a damaged store.
Snapshot snapshot(const Store& store, const SnapshotQuery& query = {});

}  // namespace entente
