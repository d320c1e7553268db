// Stated ties of a store as pairs of nodes.

#include <algorithm>
#include <map>

#include "graph/fold.h"
#include "graph/tie_pairs.h"

namespace entente {
namespace {

std::map<std::int64_t, std::vector<TiedNode>> participants(const Database& database,
                                                          const NodeRows& nodes) {
  std::map<std::int64_t, std::vector<TiedNode>> all;
  Statement rows = database.prepare(
      "SELECT p.tie, l.actor, p.role FROM participants p JOIN actor_links l ON l.entity = p.entity "
      "ORDER BY p.tie, p.entity, p.role");
  while (rows.step()) {
    const auto node = nodes.node(rows.integer(1));
    const auto role = named<Role>(rows.text(2));
    if (node && role) all[rows.integer(0)].push_back({*node, *role});
  }
  return all;
}

std::map<std::int64_t, std::vector<std::uint32_t>> telling_sentences(const Database& database) {
  std::map<std::int64_t, std::vector<std::uint32_t>> all;
  Statement rows = database.prepare("SELECT tie, sentence FROM tellings ORDER BY tie, number");
  while (rows.step()) all[rows.integer(0)].push_back(static_cast<std::uint32_t>(rows.integer(1)));
  return all;
}

}  // namespace

std::vector<ToldTie> told_ties(const Database& database, const NodeRows& nodes,
                               const SnapshotQuery& query) {
  const auto who = participants(database, nodes);
  const auto told = telling_sentences(database);
  std::vector<ToldTie> ties;
  Statement rows = database.prepare(
      "SELECT t.id, t.document, t.kind, t.status, t.polarity, t.attributed_to IS NOT NULL, "
      "t.when_stated, t.place, d.date_first, d.date_last FROM ties t JOIN documents d ON d.id = "
      "t.document WHERE 1" +
      documents_clause(query) + " ORDER BY ifnull(d.date_first, ''), d.key, t.number");
  while (rows.step()) {
    const auto kind = named<TieKind>(rows.text(2));
    const auto status = named<Status>(rows.text(3));
    const auto people = who.find(rows.integer(0));
    const auto tellings = told.find(rows.integer(0));
    if (!kind || !status || people == who.end() || tellings == told.end()) continue;
    ToldTie tie;
    tie.kind = *kind;
    tie.status = *status;
    tie.holds =
        rows.text(4) == name_of(Polarity::affirmed) &&
        (*status == Status::occurred || *status == Status::ongoing || *status == Status::planned);
    tie.claimed = rows.integer(5) != 0;
    tie.document = rows.integer(1);
    tie.tellings = static_cast<std::uint32_t>(tellings->second.size());
    tie.sentences = tellings->second;
    tie.when = rows.text(6);
    tie.place = rows.text(7);
    if (!rows.is_null(8))
      tie.published = parse_iso_date(std::string(rows.text(8)) + "/" + std::string(rows.text(9)));
    for (const auto& [source, target] : tie_pairs(*kind, people->second)) {
      tie.source = source;
      tie.target = target;
      ties.push_back(tie);
    }
  }
  return ties;
}

}  // namespace entente
