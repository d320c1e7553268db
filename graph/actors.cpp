#include "graph/actors.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/large_memory.h"
#include "core/text.h"
#include "graph/corrected_actors.h"
#include "graph/corrections_file.h"
#include "graph/digest.h"
#include "graph/split_mentions.h"

namespace entente {
namespace {

using Id = std::int64_t;

std::optional<std::string> day(const std::optional<std::chrono::sys_days>& date) {
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

// Where each entity belongs: an actor, and why. By record; no link: nobody's.
struct Place {
  Id actor = 0;
  const Link* link = nullptr;
};

// In the order of the rows they are kept by: else every link of a large store is put
// somewhere else in the file, and the time grows with what does not fit the cache.
void write_links(Database& database, const EntityTable& entities,
                 const std::vector<Place>& places) {
  Statement put = database.prepare("INSERT INTO actor_links VALUES (?,?,?,?)");
  constexpr std::size_t ahead = 16;
  for (std::size_t i = 0; i < entities.by_row.size(); ++i) {
    if (i + 2 * ahead < entities.by_row.size()) {
      send_for(&places[entities.by_row[i + 2 * ahead]]);
      send_for(&entities.rows[entities.by_row[i + 2 * ahead]]);
      send_for(places[entities.by_row[i + ahead]].link);
    }
    const std::uint32_t record = entities.by_row[i];
    if (const auto& [actor, link] = places[record]; link)
      put.bind(entities.rows[record], actor, double{link->score}, link->reason.view())
          .run();
  }
}

// Mentions of an actor in documents that count.
std::uint64_t mentions_of(const ActorGroup& group, const EntityTable& entities) {
  for (const Link& l : group.links) send_for(&entities.records.rows[l.record]);
  std::uint64_t mentions = 0;
  for (const Link& l : group.links)
    if (entities.story_of(l.record).empty()) mentions += entities.records.rows[l.record].mentions;
  return mentions;
}

// Each pair once.
void write_doubts(Database& database, const std::vector<ActorGroup>& groups,
                  const std::map<std::string, Id>& ids) {
  Statement put = database.prepare("INSERT INTO doubts VALUES (?,?,?,?)");
  for (const ActorGroup& group : groups) {
    const auto id = ids.find(group.key);
    if (id == ids.end()) continue;
    for (const MaybeSame& maybe : group.maybe)
      if (const auto other = ids.find(maybe.key); other != ids.end() && group.key < maybe.key)
        put.bind(id->second, other->second, double{maybe.score}, std::string_view(maybe.reason))
            .run();
    if (group.crowded)
      put.bind(id->second, nullptr, 0.5, "more full names than one person has").run();
  }
}

void write_actors(Database& database, const EntityTable& entities,
                  const std::vector<ActorGroup>& groups, std::uint64_t min_mentions) {
  database.execute(
      "DELETE FROM actor_links; DELETE FROM aliases; DELETE FROM actor_roles; DELETE FROM doubts; "
      "DELETE FROM actors;");
  Statement actor = database.prepare("INSERT INTO actors VALUES (?,?,?,?,?,?)");
  Statement alias = database.prepare("INSERT INTO aliases VALUES (?,?)");
  Statement role = database.prepare("INSERT INTO actor_roles VALUES (?,?,?,?,?,?)");
  Id id = 0;
  std::map<std::string, Id> ids;
  std::vector<Place> places(entities.records.size());
  for (const ActorGroup& group : groups) {
    if (mentions_of(group, entities) < min_mentions) continue;
    for (const Link& l : group.links) send_for(&places[l.record]);
    actor
        .bind(++id, std::string_view(group.key), name_of(group.type), std::string_view(group.name),
              std::string_view(group.role), std::string_view(group.wikidata))
        .run();
    for (const std::string& other : group.aliases) alias.bind(id, std::string_view(other)).run();
    for (const Link& l : group.links) places[l.record] = {id, &l};
    Id number = 0;
    for (const DatedRole& told : group.roles)
      role.bind(id, ++number, std::string_view(told.role), day(told.first), day(told.last),
                told.documents)
          .run();
    ids.emplace(group.key, id);
  }
  write_links(database, entities, places);
  write_doubts(database, groups, ids);
}

// Names with turned text: one warning an actor.
std::vector<Diagnostic> turned_names(const CorrectedActors& actors) {
  std::vector<Diagnostic> out;
  for (const ActorGroup& group : actors.groups)
    for (const Link& link : group.links) {
      const RecordView record = actors.entities.records[link.record];
      const TextList words = record.surfaces();
      if (!std::any_of(words.begin(), words.end(), turns_text_around)) continue;
      Diagnostic warning;
      warning.reason = "names.bidi";
      warning.message = "the name " + group.name + " (" + group.key +
                        ") is written with characters that turn the text around, so it may look "
                        "like another, in document " +
                        record.document_key() +
                        "; look at it there, and merge by hand if it is one";
      out.push_back(std::move(warning));
      break;
    }
  return out;
}

}  // namespace

void resolve_actors(Database& database, const Run& run) {
  renew_documents(database, join_split_entities(database));
  const CorrectionsFile file = kept_corrections(database);
  const CorrectedActors actors =
      corrected_actors(database, parse_corrections(file.text, file.path), file.path, run);
  run.checkpoint();
  Statement least = database.prepare("SELECT value FROM parameters WHERE name = 'min-mentions'");
  const std::uint64_t min_mentions =
      least.step() ? static_cast<std::uint64_t>(least.integer(0)) : 1;
  write_actors(database, actors.entities, actors.groups, min_mentions);
  database.execute("DELETE FROM diagnostics WHERE reason IN ('names.confusable', 'names.bidi')");
  Statement note = database.prepare(
      "INSERT INTO diagnostics (severity, reason, file, message) VALUES (?,?,?,?)");
  for (const auto& list : {confusable_names(actors.groups), turned_names(actors)})
    for (const Diagnostic& d : list)
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
