#include "graph/split_mentions.h"

#include <algorithm>

#include "core/error.h"
#include "core/number.h"
#include "extract/comention.h"
#include "graph/ledger.h"

namespace entente {
namespace {

using Id = std::int64_t;

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string list_of(const std::vector<Id>& ids) {
  std::string out;
  for (const Id id : ids) out += (out.empty() ? "" : ",") + std::to_string(id);
  return "(" + out + ")";
}

CoMentionOptions comention_options(const Database& database) {
  CoMentionOptions options;
  Statement row = database.prepare("SELECT value FROM parameters WHERE name = ?");
  if (row.bind("tau").step()) options.tau = parse_number<double>(row.text(0)).value_or(options.tau);
  if (row.bind("max-gap").step())
    options.max_gap = parse_number<std::uint32_t>(row.text(0)).value_or(options.max_gap);
  return options;
}

void renew_document(Database& database, Id document, const CoMentionOptions& options) {
  database.execute("DELETE FROM co_mentions WHERE document = " + std::to_string(document));
  Record record = read_record(database, DocumentId{document});
  Annotation& a = record.annotation;
  a.co_mentions = co_mentions(a.mentions, a.sentences, options);
  std::vector<Id> entity;
  Statement rows = database.prepare("SELECT id FROM entities WHERE document = ? ORDER BY number");
  rows.bind(document);
  while (rows.step()) entity.push_back(rows.integer(0));
  Statement put = database.prepare("INSERT INTO co_mentions VALUES (?,?,?,?,?,?,?,?)");
  for (const CoMention& c : a.co_mentions)
    put.bind(document, entity[c.a], entity[c.b], c.proximity, c.pairs, c.mention_a + 1,
             c.mention_b + 1, c.gap)
        .run();
  const std::string digest = content_digest(record.document, a);
  database.prepare("UPDATE documents SET digest = ?, checksum = ? WHERE id = ?")
      .bind(std::string_view(digest), std::string_view(copy_checksum(record.document, digest)),
            document)
      .run();
}

// Moves a tie's part from one entity to another, both as participant and as who claims it.
void move_ties(Database& database, const std::string& ties, Id from, Id to) {
  const std::string a = std::to_string(from), b = std::to_string(to);
  database.execute("UPDATE participants SET entity = " + b + " WHERE entity = " + a +
                   " AND tie IN " + ties + "; UPDATE ties SET attributed_to = " + b +
                   " WHERE attributed_to = " + a + " AND id IN " + ties);
}

}  // namespace

MentionPlace parse_place(std::string_view text) {
  MentionPlace place;
  const std::size_t colon = text.rfind(':');
  if (colon != std::string_view::npos && colon > 0) {
    place.document = text.substr(0, colon);
    const std::string_view rest = text.substr(colon + 1);
    const std::size_t dash = rest.find('-');
    if (rest.starts_with('s')) {
      place.sentence = parse_number<std::uint32_t>(rest.substr(1)).value_or(0);
    } else if (dash != std::string_view::npos) {
      const auto begin = parse_number<std::uint32_t>(rest.substr(0, dash));
      const auto end = parse_number<std::uint32_t>(rest.substr(dash + 1));
      if (begin && end && *begin < *end) place.span = {*begin, *end};
    }
  }
  if (place.sentence == 0 && place.span.empty())
    throw Error(ErrorKind::input, "\"" + std::string(text) +
                                      "\" is no place: write DOCUMENT:BEGIN-END (bytes) or "
                                      "DOCUMENT:sNUMBER, such as 3fa91c2e:120-134");
  return place;
}

std::int64_t document_row(const Database& database, const std::string& name) {
  const bool prefix = name.size() >= 4 && is_hex(name);
  Statement rows = database.prepare(
      "SELECT id, key FROM documents WHERE key = ?1 OR source_id = ?1 OR uri = ?1 OR (?2 AND "
      "substr(key, 1, ?3) = ?1) ORDER BY key");
  rows.bind(std::string_view(name), prefix ? 1 : 0, std::uint64_t{name.size()});
  std::vector<Id> found;
  std::string keys;
  while (rows.step()) {
    found.push_back(rows.integer(0));
    keys += " " + std::string(rows.text(1));
    if (rows.text(1) == name) return rows.integer(0);
  }
  if (found.size() > 1)
    throw Error(ErrorKind::input,
                "\"" + name + "\" means several documents\ngive one key of:" + keys);
  return found.empty() ? 0 : found[0];
}

std::vector<MentionRow> mentions_at(const Database& database, std::int64_t document,
                                    const MentionPlace& place) {
  std::vector<MentionRow> all, equal;  // "the two ministers" are two mentions
  Statement rows = database.prepare(
      "SELECT id, entity, sentence, \"begin\", \"end\", surface FROM mentions WHERE document = ? "
      "ORDER BY number");
  rows.bind(document);
  while (rows.step()) {
    MentionRow m{
        rows.integer(0),
        document,
        rows.integer(1),
        static_cast<std::uint32_t>(rows.integer(2)),
        {static_cast<std::uint32_t>(rows.integer(3)), static_cast<std::uint32_t>(rows.integer(4))},
        std::string(rows.text(5))};
    if (m.span == place.span) equal.push_back(m);
    const bool wanted = place.span.empty() ? place.sentence == 0 || place.sentence == m.sentence
                                           : m.span.overlaps(place.span);
    if (wanted) all.push_back(std::move(m));
  }
  return equal.empty() ? all : equal;
}

std::int64_t split_entity(Database& database, std::int64_t entity,
                          const std::vector<MentionRow>& mentions) {
  const std::string document = std::to_string(mentions.front().document);
  const Id fresh = database.integer("SELECT max(id) + 1 FROM entities");
  const std::string type =
      database.text("SELECT type FROM entities WHERE id = " + std::to_string(entity));
  database
      .prepare(
          "INSERT INTO entities SELECT ?, ?, max(number) + 1, ?, ?, '', '', 1 FROM entities "
          "WHERE document = ?2")
      .bind(fresh, mentions.front().document, std::string_view(type),
            std::string_view(mentions.front().surface))
      .run();
  database.prepare("INSERT INTO split_entities VALUES (?,?)").bind(fresh, entity).run();
  std::vector<Id> ids;
  for (const MentionRow& m : mentions) ids.push_back(m.id);
  database.execute("UPDATE mentions SET entity = " + std::to_string(fresh) + " WHERE id IN " +
                   list_of(ids));
  // A tie goes along if it is told where the new entity is mentioned and the old one is not.
  const std::string told_near =
      "(SELECT 1 FROM tellings w JOIN mentions m ON m.sentence = w.sentence AND m.document = " +
      document + " WHERE w.tie = ties.id AND m.entity = ";
  move_ties(database,
            "(SELECT id FROM ties WHERE document = " + document + " AND EXISTS " + told_near +
                std::to_string(fresh) + ") AND NOT EXISTS " + told_near + std::to_string(entity) +
                "))",
            entity, fresh);
  return fresh;
}

std::vector<std::int64_t> join_split_entities(Database& database) {
  struct Row {
    Id entity, origin, document;
  };
  std::vector<Row> all;
  std::vector<Id> documents;
  Statement rows = database.prepare(
      "SELECT s.entity, s.origin, e.document FROM split_entities s JOIN entities e ON e.id = "
      "s.entity ORDER BY e.document, s.entity");
  while (rows.step()) {
    all.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    if (documents.empty() || documents.back() != rows.integer(2))
      documents.push_back(rows.integer(2));
  }
  for (const Row& row : all) {
    const std::string fresh = std::to_string(row.entity), origin = std::to_string(row.origin);
    database.execute("DELETE FROM co_mentions WHERE entity_a = " + fresh + " OR entity_b = " +
                     fresh + "; DELETE FROM actor_links WHERE entity = " + fresh +
                     "; UPDATE mentions SET entity = " + origin + " WHERE entity = " + fresh);
    move_ties(database,
              "(SELECT id FROM ties WHERE document = " + std::to_string(row.document) + ")",
              row.entity, row.origin);
    database.execute("DELETE FROM split_entities WHERE entity = " + fresh +
                     "; DELETE FROM entities WHERE id = " + fresh);
  }
  return documents;
}

void renew_documents(Database& database, const std::vector<std::int64_t>& documents) {
  const CoMentionOptions options = comention_options(database);
  for (const Id document : documents) renew_document(database, document, options);
}

}  // namespace entente
