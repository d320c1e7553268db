#include "graph/actors.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/date.h"
#include "extract/resolve_corpus.h"
#include "graph/digest.h"

namespace entente {
namespace {

using Id = std::int64_t;

struct Entities {
  std::vector<EntityRecord> records;  // by document key and number
  std::vector<Id> rows;               // parallel
};

// Adds to the records what a second query, in the same order, knows of them.
template <class Add>
void join_rows(Entities& entities, Statement rows, Add add) {
  std::size_t at = 0;
  while (rows.step()) {
    while (at < entities.rows.size() && entities.rows[at] != rows.integer(0)) ++at;
    if (at == entities.rows.size()) return;
    add(entities.records[at], rows);
  }
}

Entities read_entities(const Database& database) {
  Entities all;
  Statement rows = database.prepare(
      "SELECT e.id, d.key, e.number, e.type, e.name, e.canonical, e.wikidata, e.named, "
      "d.date_first "
      "FROM entities e JOIN documents d ON d.id = e.document ORDER BY d.key, e.number");
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

void write_actors(Database& database, const Entities& entities,
                  const std::vector<ActorGroup>& groups, std::uint64_t min_mentions) {
  database.execute("DELETE FROM actor_links; DELETE FROM aliases; DELETE FROM actors;");
  Statement actor = database.prepare("INSERT INTO actors VALUES (?,?,?,?,?,?)");
  Statement alias = database.prepare("INSERT INTO aliases VALUES (?,?)");
  Statement link = database.prepare("INSERT INTO actor_links VALUES (?,?,?,?)");
  Id id = 0;
  for (const ActorGroup& group : groups) {
    std::uint64_t mentions = 0;
    for (const Link& l : group.links) mentions += entities.records[l.record].mentions;
    if (mentions < min_mentions) continue;
    actor
        .bind(++id, std::string_view(group.key), name_of(group.type), std::string_view(group.name),
              std::string_view(group.role), std::string_view(group.wikidata))
        .run();
    for (const std::string& other : group.aliases) alias.bind(id, std::string_view(other)).run();
    for (const Link& l : group.links)
      link.bind(entities.rows[l.record], id, double{l.score}, std::string_view(l.reason)).run();
  }
}

}  // namespace

void resolve_actors(Database& database, const Run& run) {
  const Entities entities = read_entities(database);
  run.checkpoint();
  const std::vector<ActorGroup> groups = resolve_corpus(entities.records);
  run.checkpoint();
  Statement least = database.prepare("SELECT value FROM parameters WHERE name = 'min-mentions'");
  const std::uint64_t min_mentions =
      least.step() ? static_cast<std::uint64_t>(least.integer(0)) : 1;
  write_actors(database, entities, groups, min_mentions);
  database.execute("DELETE FROM diagnostics WHERE reason = 'names.confusable'");
  Statement note = database.prepare(
      "INSERT INTO diagnostics (severity, reason, file, message) VALUES (?,?,?,?)");
  for (const Diagnostic& d : confusable_names(groups))
    note.bind(name_of(d.severity), std::string_view(d.reason), std::string_view(d.file),
              std::string_view(d.message))
        .run();
}

void seal(Database& database) {
  Statement put = database.prepare("INSERT OR REPLACE INTO meta VALUES (?,?)");
  put.bind("form", "entente.store/1").run();
  put.bind("state", "complete").run();
  put.bind("digest", std::string_view(store_digest(database))).run();
  put.bind("checksum", std::string_view(store_checksum(database))).run();
}

}  // namespace entente
