#include "graph/fold.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/fixed_log.h"
#include "graph/reprints.h"

namespace entente {
namespace {

std::optional<DateRange> dates_of(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return parse_iso_date(std::string(row.text(column)) + "/" + std::string(row.text(column + 1)));
}

void widen(std::optional<DateRange>& range, const std::optional<DateRange>& other) {
  if (!other) return;
  if (!range) range = other;
  range->first = std::min(range->first, other->first);
  range->last = std::max(range->last, other->last);
}

struct DocumentPair {
  Node a, b;
  std::int64_t document;
  std::uint64_t proximity;
  std::optional<DateRange> dates;
};

// In how many sentences each pair stands together, by (a, b, document).
std::vector<std::tuple<Node, Node, std::int64_t, std::uint32_t>> shared_sentences(
    const Database& database, const NodeRows& nodes, const SnapshotQuery& query) {
  std::vector<std::tuple<Node, Node, std::int64_t>> all;
  std::vector<Node> here;
  std::int64_t document = 0, sentence = 0;
  const auto close = [&] {
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    for (std::size_t i = 0; i < here.size(); ++i)
      for (std::size_t j = i + 1; j < here.size(); ++j)
        all.emplace_back(here[i], here[j], document);
    here.clear();
  };
  Statement rows = database.prepare(
      "SELECT m.document, m.sentence, l.actor FROM mentions m JOIN actor_links l ON l.entity = "
      "m.entity JOIN documents d ON d.id = m.document WHERE 1" +
      documents_clause(query) + " ORDER BY m.document, m.number");
  while (rows.step()) {
    if (rows.integer(0) != document || rows.integer(1) != sentence) close();
    document = rows.integer(0);
    sentence = rows.integer(1);
    if (const auto node = nodes.node(rows.integer(2))) here.push_back(*node);
  }
  close();
  std::sort(all.begin(), all.end());
  std::vector<std::tuple<Node, Node, std::int64_t, std::uint32_t>> counted;
  for (const auto& [a, b, at] : all) {
    if (counted.empty() ||
        std::tie(a, b, at) != std::tie(std::get<0>(counted.back()), std::get<1>(counted.back()),
                                       std::get<2>(counted.back())))
      counted.emplace_back(a, b, at, 0u);
    ++std::get<3>(counted.back());
  }
  return counted;
}

}  // namespace

std::optional<Node> NodeRows::node(std::int64_t row) const {
  const auto at = std::lower_bound(by_row.begin(), by_row.end(), std::pair(row, Node{0}));
  if (at == by_row.end() || at->first != row) return std::nullopt;
  return at->second;
}

std::string documents_clause(const SnapshotQuery& query) {
  const auto dates = [&](const std::string& document) {
    std::string clause;
    if (query.since)
      clause += " AND " + document + ".date_last >= '" + to_string(*query.since) + "'";
    if (query.until)
      clause += " AND " + document + ".date_first <= '" + to_string(*query.until) + "'";
    return clause;
  };
  return dates("d") + counted_once(dates("e"));
}

std::vector<PairSum> fold_co_mentions(const Database& database, const NodeRows& nodes,
                                      const SnapshotQuery& query,
                                      std::vector<PairShare>* shares) {
  std::vector<DocumentPair> pairs;
  Statement rows = database.prepare(
      "SELECT c.document, la.actor, lb.actor, c.proximity, d.date_first, d.date_last FROM "
      "co_mentions c JOIN actor_links la ON la.entity = c.entity_a JOIN actor_links lb ON "
      "lb.entity = c.entity_b JOIN documents d ON d.id = c.document WHERE la.actor <> lb.actor" +
      documents_clause(query));
  while (rows.step()) {
    const auto a = nodes.node(rows.integer(1)), b = nodes.node(rows.integer(2));
    if (!a || !b) continue;
    pairs.push_back({std::min(*a, *b), std::max(*a, *b), rows.integer(0),
                     static_cast<std::uint64_t>(rows.integer(3)), dates_of(rows, 4)});
  }
  std::sort(pairs.begin(), pairs.end(), [](const DocumentPair& x, const DocumentPair& y) {
    return std::tie(x.a, x.b, x.document) < std::tie(y.a, y.b, y.document);
  });
  const auto together = shared_sentences(database, nodes, query);
  std::vector<PairSum> sums;
  for (std::size_t i = 0; i < pairs.size();) {
    const DocumentPair& first = pairs[i];
    // Entities of one document that are the same actor are one before the logarithm damps.
    std::uint64_t proximity = 0;
    for (; i < pairs.size() && std::tie(pairs[i].a, pairs[i].b, pairs[i].document) ==
                                   std::tie(first.a, first.b, first.document);
         ++i)
      proximity += pairs[i].proximity;
    if (sums.empty() || sums.back().a != first.a || sums.back().b != first.b)
      sums.push_back({first.a, first.b, 0, 0, 0, std::nullopt});
    PairSum& sum = sums.back();
    const std::uint64_t weight = log_of_one_plus(proximity);
    sum.weight += weight;
    if (shares) shares->push_back({first.a, first.b, first.document, weight});
    ++sum.documents;
    widen(sum.dates, first.dates);
    const auto at = std::lower_bound(together.begin(), together.end(),
                                     std::tuple(first.a, first.b, first.document, 0u));
    const bool found =
        at != together.end() && std::tie(std::get<0>(*at), std::get<1>(*at), std::get<2>(*at)) ==
                                    std::tie(first.a, first.b, first.document);
    // Named near each other across a sentence's end: one passage.
    sum.sentences += found ? std::get<3>(*at) : 1;
  }
  return sums;
}

std::vector<PairSum> fold_ties(const std::vector<ToldTie>& ties, const SnapshotQuery& query,
                               std::vector<PairShare>* shares) {
  std::vector<const ToldTie*> chosen;
  for (const ToldTie& tie : ties)
    if (tie.holds && (query.kind ? tie.kind == *query.kind
                                 : is_in(tie.kind, query.layer.value_or(Layer::meetings))))
      chosen.push_back(&tie);
  std::stable_sort(chosen.begin(), chosen.end(), [](const ToldTie* x, const ToldTie* y) {
    return std::tie(x->source, x->target, x->document) <
           std::tie(y->source, y->target, y->document);
  });
  std::vector<PairSum> sums;
  std::int64_t document = 0;
  for (const ToldTie* tie : chosen) {
    if (sums.empty() || sums.back().a != tie->source || sums.back().b != tie->target) {
      sums.push_back({tie->source, tie->target, 0, 0, 0, std::nullopt});
      document = 0;
    }
    PairSum& sum = sums.back();
    sum.weight += tie->tellings;
    sum.sentences += tie->tellings;
    if (shares) shares->push_back({tie->source, tie->target, tie->document, tie->tellings});
    if (tie->document != document) ++sum.documents;
    document = tie->document;
    widen(sum.dates, tie->published);
  }
  return sums;
}

std::vector<TypedEdge> typed_edges(const std::vector<ToldTie>& ties) {
  std::vector<const ToldTie*> order;
  for (const ToldTie& tie : ties) order.push_back(&tie);
  // What holds comes first: it says what the edge is.
  std::stable_sort(order.begin(), order.end(), [](const ToldTie* x, const ToldTie* y) {
    return std::tuple(x->source, x->target, x->kind, !x->holds) <
           std::tuple(y->source, y->target, y->kind, !y->holds);
  });
  bool holds = false;
  std::vector<TypedEdge> edges;
  std::set<std::pair<std::int64_t, std::uint32_t>> sentences;
  for (const ToldTie* tie : order) {
    const bool same = !edges.empty() && edges.back().source == tie->source &&
                      edges.back().target == tie->target && edges.back().kind == tie->kind;
    if (!same) {
      sentences.clear();
      edges.push_back(
          {tie->source, tie->target, tie->kind, 0, 0, true, tie->status, tie->when, tie->place});
      holds = tie->holds;
    } else if (holds && !tie->holds) {
      continue;  // what is denied or wished for is no more telling of what happened
    }
    TypedEdge& edge = edges.back();
    edge.tellings += tie->tellings;
    for (const std::uint32_t s : tie->sentences) sentences.emplace(tie->document, s);
    edge.sentences = static_cast<std::uint32_t>(sentences.size());
    edge.claimed = edge.claimed && tie->claimed;
    edge.status = tie->status;
    if (edge.when.empty()) edge.when = tie->when;
    if (edge.place.empty()) edge.place = tie->place;
  }
  return edges;
}

}  // namespace entente
