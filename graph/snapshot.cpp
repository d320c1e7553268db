#include "graph/snapshot.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/error.h"
#include "core/number.h"
#include "graph/fold.h"
#include "graph/imported.h"
#include "graph/shares.h"
#include "graph/store.h"

namespace entente {
namespace {

constexpr double unit = 4294967296.0;  // of fixed-point strengths

// Fills in the nodes of the snapshot and returns their rows.
NodeRows choose_nodes(const Database& database, const SnapshotQuery& query, Snapshot& out) {
  NodeRows nodes;
  Statement alias = database.prepare("SELECT alias FROM aliases WHERE actor = ? ORDER BY alias");
  Statement rows = database.prepare(
      "SELECT a.id, a.key, a.name, a.type, a.role, count(*), count(DISTINCT m.document * "
      "4294967296 "
      "+ m.sentence), count(DISTINCT m.document) FROM actors a JOIN actor_links l ON l.actor = "
      "a.id "
      "JOIN mentions m ON m.entity = l.entity JOIN documents d ON d.id = m.document WHERE 1" +
      documents_clause(query) + " GROUP BY a.id ORDER BY a.key");
  while (rows.step()) {
    const auto type = named<ActorType>(rows.text(3));
    const bool wanted =
        query.types.empty() ||
        (type && std::find(query.types.begin(), query.types.end(), *type) != query.types.end());
    if (!wanted || rows.integer(5) < std::int64_t{query.min_mentions}) continue;
    NodeInfo info;
    info.id = rows.text(1);
    info.label = rows.text(2);
    info.type = type;
    info.role = rows.text(4);
    info.mentions = static_cast<std::uint32_t>(rows.integer(5));
    info.sentences = static_cast<std::uint32_t>(rows.integer(6));
    info.documents = static_cast<std::uint32_t>(rows.integer(7));
    alias.bind(rows.integer(0));
    while (alias.step()) info.aliases.emplace_back(alias.text(0));
    nodes.actor.push_back(rows.integer(0));
    nodes.by_row.emplace_back(rows.integer(0), static_cast<Node>(out.nodes.size()));
    out.nodes.push_back(std::move(info));
  }
  std::sort(nodes.by_row.begin(), nodes.by_row.end());
  return nodes;
}

// strength * ln(strength / expected), expected = s_i s_j / S with S the sum of all s.
void add_surprise(std::vector<EdgeInfo>& edges, std::size_t nodes) {
  std::vector<double> strength(nodes, 0.0);
  double total = 0;
  for (const EdgeInfo& e : edges) {
    strength[e.source] += e.strength;
    strength[e.target] += e.strength;
    total += 2 * e.strength;
  }
  for (EdgeInfo& e : edges)
    e.surprise =
        e.strength * std::log(e.strength * total / (strength[e.source] * strength[e.target]));
}

bool is_directed(const SnapshotQuery& query) {
  if (query.kind) return entente::is_directed(*query.kind);
  return query.layer == Layer::hostile || query.layer == Layer::cooperative;
}

bool is_co_mention(const SnapshotQuery& query) {
  return query.kind ? *query.kind == TieKind::co_mention
                    : query.layer.value_or(Layer::co_mention) == Layer::co_mention;
}

void build_edges(const std::vector<PairSum>& sums, const SnapshotQuery& query, Snapshot& out) {
  const double scale = is_co_mention(query) ? unit : 1;
  for (const PairSum& sum : sums)
    if (sum.weight > 0)
      out.edges.push_back({sum.a, sum.b, static_cast<double>(sum.weight) / scale, 0, sum.documents,
                           sum.sentences, sum.dates});
  if (is_co_mention(query)) add_surprise(out.edges, out.nodes.size());
  std::erase_if(out.edges, [&](const EdgeInfo& e) { return e.strength < query.min_weight; });
  std::vector<Edge> edges;
  for (const EdgeInfo& e : out.edges) edges.push_back({e.source, e.target, e.strength});
  out.graph = make_csr(out.nodes.size(), edges, is_directed(query));
}

std::string describe_weights(const SnapshotQuery& query, const StoreSummary& store) {
  if (!is_co_mention(query)) {
    const std::string_view what =
        query.kind ? name_of(*query.kind) : name_of(query.layer.value_or(Layer::meetings));
    return std::string(what) + ": number of tellings";
  }
  std::string tau = "10";
  for (const auto& [name, value] : store.parameters)
    if (name == "tau") tau = value;
  return "co-mention strength: sum over documents of ln(1 + sum of exp(-gap/" + tau +
         ")), gap in tokens";
}

}  // namespace

DocumentShares document_shares(const Store& store, const SnapshotQuery& query,
                               const Snapshot& of) {
  if (is_imported(store))
    throw Error(ErrorKind::usage, store.path() +
                                      ": an imported graph has no documents to draw samples "
                                      "of\nbuild a store from the documents instead");
  const Database& database = store.database();
  Snapshot nodes_only;
  const NodeRows nodes = choose_nodes(database, query, nodes_only);
  std::vector<PairShare> rows;
  if (is_co_mention(query))
    fold_co_mentions(database, nodes, query, &rows);
  else
    fold_ties(told_ties(database, nodes, query), query, &rows);
  std::map<std::int64_t, std::uint32_t> number;
  DocumentShares out;
  out.unit = is_co_mention(query) ? unit : 1;
  Statement documents = database.prepare("SELECT d.id FROM documents d WHERE 1" +
                                         documents_clause(query) + " ORDER BY d.key");
  while (documents.step()) number.emplace(documents.integer(0), out.documents++);
  std::size_t edge = 0;  // rows and edges are both by (a, b)
  for (const PairShare& row : rows) {
    const auto pair = std::pair(row.a, row.b);
    while (edge < of.edges.size() &&
           std::pair(of.edges[edge].source, of.edges[edge].target) < pair)
      ++edge;
    if (edge == of.edges.size()) break;
    if (std::pair(of.edges[edge].source, of.edges[edge].target) != pair) continue;  // too weak
    out.edge.push_back(static_cast<std::uint32_t>(edge));
    out.document.push_back(number.at(row.document));
    out.share.push_back(row.weight);
  }
  return out;
}

Snapshot snapshot(const Store& store, const SnapshotQuery& query) {
  if (std::optional<Snapshot> imported = imported_snapshot(store)) return std::move(*imported);
  const Database& database = store.database();
  Snapshot out;
  const StoreSummary sizes = summary(store);
  const NodeRows nodes = choose_nodes(database, query, out);
  const std::vector<ToldTie> ties = told_ties(database, nodes, query);
  build_edges(
      is_co_mention(query) ? fold_co_mentions(database, nodes, query) : fold_ties(ties, query),
      query, out);
  out.typed = typed_edges(ties);
  out.source = store.path();
  out.title = out.source.substr(out.source.find_last_of('/') + 1);
  out.weights_note = describe_weights(query, sizes);
  out.digest = sizes.digest;
  Statement dated = database.prepare(
      "SELECT count(*), min(d.date_first), max(d.date_last) FROM documents d WHERE 1" +
      documents_clause(query));
  if (dated.step()) {
    out.documents = static_cast<std::uint64_t>(dated.integer(0));
    if (!dated.is_null(1))
      out.dates = parse_iso_date(std::string(dated.text(1)) + "/" + std::string(dated.text(2)));
  }
  Statement notes = database.prepare(
      "SELECT DISTINCT n.message FROM diagnostics n JOIN documents d ON d.id = n.document WHERE "
      "n.reason LIKE 'date.%'" +
      documents_clause(query) + " ORDER BY d.key, n.message");
  while (notes.step()) out.warnings.emplace_back(notes.text(0));
  if (sizes.partial)
    out.warnings.push_back("the last build was interrupted: run it again to complete the graph");
  return out;
}

}  // namespace entente
