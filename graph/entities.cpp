#include "graph/entities.h"

#include <string>

#include "core/date.h"

namespace entente {
namespace {

// Adds to the records what a second query, in the same order, knows of them.
template <class Add>
void join_rows(EntityTable& entities, Statement rows, Add add) {
  std::size_t at = 0;
  while (rows.step()) {
    while (at < entities.rows.size() && entities.rows[at] != rows.integer(0)) ++at;
    if (at == entities.rows.size()) return;
    add(entities.records[at], rows);
  }
}

}  // namespace

EntityTable read_entities(const Database& database) {
  EntityTable all;
  Statement rows = database.prepare(
      "SELECT e.id, d.key, e.number, e.type, e.name, e.canonical, e.wikidata, e.named, "
      "d.date_first FROM entities e JOIN documents d ON d.id = e.document ORDER BY d.key, "
      "e.number");
  while (rows.step()) {
    EntityRecord record;
    record.document_key = rows.text(1);
    record.entity = static_cast<std::uint32_t>(rows.integer(2) - 1);
    record.type = named<ActorType>(rows.text(3)).value_or(ActorType::organization);
    record.name = rows.text(4);
    record.canonical = rows.text(5);
    record.wikidata = rows.text(6);
    record.named = rows.integer(7) != 0;
    if (const auto date = parse_iso_date(rows.text(8))) record.date = date->first;
    all.records.push_back(std::move(record));
    all.rows.push_back(rows.integer(0));
  }
  join_rows(all,
            database.prepare("SELECT e.id, CASE WHEN m.source IN ('office', 'body noun', 'pair', "
                             "'pronoun') THEN '' ELSE m.surface END AS words, count(*) FROM "
                             "mentions m JOIN entities e ON e.id = m.entity JOIN documents d ON "
                             "d.id = e.document GROUP BY e.id, words ORDER BY d.key, e.number, "
                             "words"),
            [](EntityRecord& record, const Statement& row) {
              if (!row.text(1).empty()) record.surfaces.emplace_back(row.text(1));
              record.mentions += static_cast<std::uint32_t>(row.integer(2));
            });
  join_rows(
      all,
      database.prepare("SELECT e.id, r.role FROM entity_roles r JOIN entities e ON e.id = "
                       "r.entity JOIN documents d ON d.id = e.document ORDER BY d.key, "
                       "e.number, r.number"),
      [](EntityRecord& record, const Statement& row) { record.roles.emplace_back(row.text(1)); });
  return all;
}

}  // namespace entente
