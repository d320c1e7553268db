#include "graph/entities.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

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

// The records that take part in resolve_corpus(), by their places in the table.
std::vector<std::uint32_t> taking_part(const EntityTable& entities,
                                       const LinkConstraints& constraints) {
  std::vector<char> in(entities.records.size(), 0);
  for (std::size_t i = 0; i < in.size(); ++i) in[i] = entities.reprints[i].empty();
  for (const auto& pairs : {constraints.must_link, constraints.cannot_link})
    for (const auto& [a, b] : pairs) in[a] = in[b] = 1;
  for (const std::uint32_t a : constraints.apart) in[a] = 1;
  std::vector<std::uint32_t> part;
  for (std::uint32_t i = 0; i < in.size(); ++i)
    if (in[i]) part.push_back(i);
  return part;
}

// The same constraints by places in `part`, which holds every record they speak of.
LinkConstraints among(const std::vector<std::uint32_t>& part, const LinkConstraints& constraints) {
  const auto place = [&](std::uint32_t record) {
    return static_cast<std::uint32_t>(std::lower_bound(part.begin(), part.end(), record) -
                                      part.begin());
  };
  LinkConstraints out = constraints;
  for (auto* pairs : {&out.must_link, &out.cannot_link})
    for (auto& [a, b] : *pairs) {
      a = place(a);
      b = place(b);
    }
  for (std::uint32_t& a : out.apart) a = place(a);
  return out;
}

// Links what reprints name to what the articles that they reprint name by the same words.
void link_reprints(const EntityTable& entities, std::vector<ActorGroup>& groups) {
  std::vector<char> linked(entities.records.size(), 0);
  std::map<std::tuple<std::string, ActorType, std::string>, std::uint32_t> bearer;
  for (std::uint32_t g = 0; g < groups.size(); ++g)
    for (const Link& link : groups[g].links) {
      const EntityRecord& record = entities.records[link.record];
      linked[link.record] = 1;
      bearer.emplace(std::tuple(record.document_key, record.type, record.name), g);
      for (const std::string& words : record.surfaces)
        bearer.emplace(std::tuple(record.document_key, record.type, words), g);
    }
  for (std::uint32_t i = 0; i < entities.records.size(); ++i) {
    if (linked[i]) continue;
    const EntityRecord& record = entities.records[i];
    auto at = bearer.find(std::tuple(entities.reprints[i], record.type, record.name));
    for (const std::string& words : record.surfaces)
      if (at == bearer.end())
        at = bearer.find(std::tuple(entities.reprints[i], record.type, words));
    if (at != bearer.end())
      groups[at->second].links.push_back({i, 1, "as in the article that this one reprints"});
  }
  for (ActorGroup& group : groups)
    std::sort(group.links.begin(), group.links.end(),
              [](const Link& a, const Link& b) { return a.record < b.record; });
}

}  // namespace

EntityTable read_entities(const Database& database) {
  EntityTable all;
  Statement rows = database.prepare(
      "SELECT e.id, d.key, e.number, e.type, e.name, e.canonical, e.wikidata, e.named, "
      "d.date_first, s.key FROM entities e JOIN documents d ON d.id = e.document LEFT JOIN "
      "reprints r ON r.document = d.id AND r.place > 1 LEFT JOIN documents s ON s.id = r.story "
      "ORDER BY d.key, e.number");
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
    all.reprints.emplace_back(rows.text(9));
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

std::vector<ActorGroup> resolve_entities(const EntityTable& entities,
                                         const LinkConstraints& constraints) {
  const std::vector<std::uint32_t> part = taking_part(entities, constraints);
  if (part.size() == entities.records.size()) return resolve_corpus(entities.records, constraints);
  std::vector<EntityRecord> records;
  for (const std::uint32_t i : part) records.push_back(entities.records[i]);
  std::vector<ActorGroup> groups = resolve_corpus(records, among(part, constraints));
  for (ActorGroup& group : groups)
    for (Link& link : group.links) link.record = part[link.record];
  link_reprints(entities, groups);
  return groups;
}

}  // namespace entente
