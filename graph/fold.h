#pragma once

// The fold of the ledger: sums over records, pair by pair. Everything is added in
// integers, so the order of documents cannot reach a result.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/ontology.h"
#include "graph/csr.h"
#include "graph/snapshot.h"
#include "graph/sqlite.h"

namespace entente {

// The actors that take part, as nodes: row ids of the store by node, ascending key.
struct NodeRows {
  std::vector<std::int64_t> actor;
  // The node of an actor row, or none. O(log nodes).
  std::optional<Node> node(std::int64_t row) const;
  std::vector<std::pair<std::int64_t, Node>> by_row;  // sorted
};

// What two nodes share, a < b; for directed layers a acts on b.
struct PairSum {
  Node a = 0, b = 0;
  std::uint64_t weight = 0;  // co-mentions: times 2^32; other layers: tellings
  std::uint32_t documents = 0, sentences = 0;
  std::optional<DateRange> dates;
};

// What one document adds to the weight of a pair.
struct PairShare {
  Node a = 0, b = 0;
  std::int64_t document = 0;
  std::uint64_t weight = 0;
};

// Co-mention strength: the sum over documents of ln(1 + proximity of the two in
// that document). By (a, b). `shares`, if given, gets every summand. O(records log records).
std::vector<PairSum> fold_co_mentions(const Database& database, const NodeRows& nodes,
                                      const SnapshotQuery& query,
                                      std::vector<PairShare>* shares = nullptr);

// One stated tie between two nodes, as told in one document.
struct ToldTie {
  Node source = 0, target = 0;  // source < target for kinds without direction
  TieKind kind = TieKind::meet;
  Status status = Status::occurred;
  bool holds = true;     // affirmed, and not denied, cancelled or only imagined
  bool claimed = false;  // attributed to an actor
  std::int64_t document = 0;
  std::uint32_t tellings = 0;
  std::vector<std::uint32_t> sentences;
  std::optional<DateRange> published;
  std::string when, place;
};

// Every stated tie, pair by pair, by date, document key and number. A meeting of
// more than six is each with the host where there is one. O(ties).
std::vector<ToldTie> told_ties(const Database& database, const NodeRows& nodes,
                               const SnapshotQuery& query);

// Sums of the ties that hold and belong to the query's layer or kind. By (a, b).
std::vector<PairSum> fold_ties(const std::vector<ToldTie>& ties, const SnapshotQuery& query,
                               std::vector<PairShare>* shares = nullptr);

// Sums by pair and kind, for pictures. By (source, target, kind).
std::vector<TypedEdge> typed_edges(const std::vector<ToldTie>& ties);

// " AND ..." for documents `d` published within the query's dates, each story counted once
// (graph/reprints.h).
std::string documents_clause(const SnapshotQuery& query);

}  // namespace entente
