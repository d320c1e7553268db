#include "graph/evidence.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/error.h"
#include "core/number.h"
#include "graph/fold.h"
#include "graph/passage.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

using Id = std::int64_t;

std::string date_filter(const EvidenceQuery& query) {
  SnapshotQuery dates;
  dates.since = query.since;
  dates.until = query.until;
  return documents_clause(dates);
}

std::optional<DateRange> dates_of(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return parse_iso_date(std::string(row.text(column)) + "/" + std::string(row.text(column + 1)));
}

struct Telling {
  std::uint32_t sentence;
  Span words;
};

std::vector<Telling> tellings(const Database& database, Id tie) {
  std::vector<Telling> all;
  Statement rows = database.prepare(
      "SELECT sentence, \"begin\", \"end\" FROM tellings WHERE tie = ? ORDER BY number");
  rows.bind(tie);
  while (rows.step())
    all.push_back({static_cast<std::uint32_t>(rows.integer(0)),
                   {static_cast<std::uint32_t>(rows.integer(1)),
                    static_cast<std::uint32_t>(rows.integer(2))}});
  return all;
}

std::vector<TieRole> roles_of(const Database& database, Id tie) {
  std::vector<TieRole> all;
  Statement rows = database.prepare(
      "SELECT DISTINCT a.id, a.name, p.role FROM participants p JOIN actor_links l ON l.entity = "
      "p.entity JOIN actors a ON a.id = l.actor WHERE p.tie = ?");
  rows.bind(tie);
  while (rows.step())
    if (const auto role = named<Role>(rows.text(2)))
      all.push_back({ActorId{rows.integer(0)}, std::string(rows.text(1)), *role});
  std::sort(all.begin(), all.end(), [](const TieRole& a, const TieRole& b) {
    return std::tie(a.role, a.name, a.actor) < std::tie(b.role, b.name, b.actor);
  });
  return all;
}

// Each telling of each tie that `clause` picks; by date, document and sentence.
std::vector<EvidenceRecord> tie_records(const Store& store, const std::string& clause,
                                        const EvidenceQuery& query) {
  const Database& database = store.database();
  std::string sql =
      "SELECT t.id, t.document, t.kind, t.mode, t.status, t.polarity, t.modality, (SELECT a.name "
      "FROM actor_links l JOIN actors a ON a.id = l.actor WHERE l.entity = t.attributed_to), "
      "t.when_stated, t.when_first, t.when_last, t.place, t.found_by, t.confidence FROM ties t "
      "JOIN "
      "documents d ON d.id = t.document WHERE 1" +
      clause + date_filter(query);
  if (query.kind) sql += " AND t.kind = '" + std::string(name_of(*query.kind)) + "'";
  Statement rows = database.prepare(sql + " ORDER BY ifnull(d.date_first, ''), d.key, t.number");
  PassageReader reader(store);
  std::vector<EvidenceRecord> records;
  while (rows.step()) {
    const auto kind = named<TieKind>(rows.text(2));
    if (!kind) continue;
    EvidenceRecord record;
    record.tie = TieId{rows.integer(0)};
    record.kind = *kind;
    record.mode = named<Mode>(rows.text(3)).value_or(Mode::none);
    record.status = named<Status>(rows.text(4)).value_or(Status::occurred);
    record.polarity = named<Polarity>(rows.text(5)).value_or(Polarity::affirmed);
    record.modality = named<Modality>(rows.text(6)).value_or(Modality::asserted);
    record.attributed_to = rows.text(7);
    record.when_stated = rows.text(8);
    record.when = dates_of(rows, 9);
    record.where = rows.text(11);
    record.found_by = rows.text(12);
    record.confidence = rows.number(13);
    record.who = roles_of(database, rows.integer(0));
    std::vector<ActorId> marked;
    for (const TieRole& role : record.who) marked.push_back(role.actor);
    for (const Telling& telling : tellings(database, rows.integer(0))) {
      const std::uint32_t since = reader.named_since(rows.integer(1), telling.sentence, marked);
      record.passage = reader.cut_out(rows.integer(1), since, telling.sentence, query.context,
                                      marked, {telling.words});
      record.passage.sentence = telling.sentence;  // what stands before it is context
      records.push_back(record);
    }
  }
  std::stable_sort(
      records.begin(), records.end(), [](const EvidenceRecord& a, const EvidenceRecord& b) {
        const auto day = [](const EvidenceRecord& r) {
          return r.passage.published ? r.passage.published->first : std::chrono::sys_days::min();
        };
        return std::tuple(day(a), a.passage.document, a.passage.sentence) <
               std::tuple(day(b), b.passage.document, b.passage.sentence);
      });
  return records;
}

// One record a document, summed over the entities that are these actors there.
std::vector<EvidenceRecord> co_mention_records(const Store& store, ActorId a, ActorId b,
                                               const EvidenceQuery& query) {
  Statement rows = store.database().prepare(
      "SELECT c.document, c.proximity, c.pairs, c.gap, ma.sentence, mb.sentence, la.actor, "
      "lb.actor FROM co_mentions c "
      "JOIN actor_links la ON la.entity = c.entity_a JOIN actor_links lb ON lb.entity = c.entity_b "
      "JOIN documents d ON d.id = c.document JOIN mentions ma ON ma.document = c.document AND "
      "ma.number = c.mention_a JOIN mentions mb ON mb.document = c.document AND mb.number = "
      "c.mention_b WHERE ((la.actor = ?1 AND lb.actor = ?2) OR (la.actor = ?2 AND lb.actor = ?1))" +
      date_filter(query) + " ORDER BY d.key, c.gap, c.mention_a, c.mention_b");
  rows.bind(static_cast<Id>(a), static_cast<Id>(b));
  PassageReader reader(store);
  std::vector<EvidenceRecord> records;
  Id document = 0;
  while (rows.step()) {
    if (rows.integer(0) != document) {
      document = rows.integer(0);
      EvidenceRecord record;
      const auto one = static_cast<std::uint32_t>(rows.integer(4));
      const auto other = static_cast<std::uint32_t>(rows.integer(5));
      record.gap = static_cast<std::uint32_t>(rows.integer(3));
      const std::uint32_t since =
          std::min(reader.named_since(document, one, {ActorId{rows.integer(6)}}),
                   reader.named_since(document, other, {ActorId{rows.integer(7)}}));
      const std::uint32_t until =
          std::max(reader.named_until(document, one, ActorId{rows.integer(6)}),
                   reader.named_until(document, other, ActorId{rows.integer(7)}));
      record.passage = reader.cut_out(document, since, until, query.context, {a, b}, {});
      record.passage.sentence = std::min(one, other);  // what stands before it is context
      records.push_back(std::move(record));
    }
    records.back().proximity += static_cast<double>(rows.integer(1)) / 4294967296.0;
    records.back().pairs += static_cast<std::uint32_t>(rows.integer(2));
  }
  std::stable_sort(records.begin(), records.end(),
                   [](const EvidenceRecord& x, const EvidenceRecord& y) { return x.gap < y.gap; });
  return records;
}

std::string with_actor(ActorId actor) {
  return " AND EXISTS (SELECT 1 FROM participants p JOIN actor_links l ON l.entity = p.entity "
         "WHERE "
         "p.tie = t.id AND l.actor = " +
         std::to_string(static_cast<Id>(actor)) + ")";
}

}  // namespace

std::vector<EvidenceRecord> evidence(const Store& store, ActorId a, ActorId b,
                                     const EvidenceQuery& query) {
  std::vector<EvidenceRecord> records;
  if (query.kind != TieKind::co_mention)
    records = tie_records(store, with_actor(a) + with_actor(b), query);
  if (query.kind && *query.kind != TieKind::co_mention) return records;
  for (EvidenceRecord& record : co_mention_records(store, a, b, query))
    records.push_back(std::move(record));
  return records;
}

std::vector<EvidenceRecord> ties_of(const Store& store, ActorId actor, const EvidenceQuery& query) {
  return tie_records(store, with_actor(actor), query);
}

std::vector<EvidenceRecord> all_ties(const Store& store, const EvidenceQuery& query) {
  return tie_records(store, "", query);
}

std::vector<Passage> sentences_of(const Store& store, ActorId actor, const EvidenceQuery& query) {
  Statement rows = store.database().prepare(
      "SELECT DISTINCT m.document, m.sentence, d.date_first, d.key FROM mentions m JOIN "
      "actor_links "
      "l ON l.entity = m.entity JOIN documents d ON d.id = m.document WHERE l.actor = ?" +
      date_filter(query) + " ORDER BY ifnull(d.date_first, ''), d.key, m.sentence");
  rows.bind(static_cast<Id>(actor));
  PassageReader reader(store);
  std::vector<Passage> passages;
  while (rows.step()) {
    const auto sentence = static_cast<std::uint32_t>(rows.integer(1));
    passages.push_back(
        reader.cut_out(rows.integer(0), sentence, sentence, query.context, {actor}, {}));
  }
  return passages;
}

Passage passage_at(const Store& store, std::string_view place, std::uint32_t context) {
  const std::size_t colon = place.rfind(":s");
  std::uint32_t number = 0;  // none
  if (colon != std::string_view::npos)
    number = parse_number<std::uint32_t>(place.substr(colon + 2)).value_or(0);
  const std::string said = "\"" + std::string(place) + "\"";
  if (number == 0 || colon == 0)
    throw Error(ErrorKind::input, said +
                                      " does not name a sentence: write document:sNUMBER, such as "
                                      "3fa91c2e:s3\n'entente documents' lists the documents");
  std::vector<StoredDocument> found;
  try {
    found = find_documents(store, place.substr(0, colon));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    throw Error(ErrorKind::input, "no sentence " + said + ": " + error.what());
  }
  if (found.size() > 1)
    throw Error(ErrorKind::input, "no one sentence " + said + ": " + std::to_string(found.size()) +
                                      " documents go by that name\n'entente documents' lists their "
                                      "keys");
  const StoredDocument& document = found.front();
  if (number > document.sentences)
    throw Error(ErrorKind::input, "no sentence " + said + " in " + store.path() + ": document " +
                                      document.short_key + " has s1 to s" +
                                      std::to_string(document.sentences));
  PassageReader reader(store);
  return reader.cut_out(static_cast<Id>(document.id), number, number, context, {}, {});
}

bool is_place(std::string_view text) {
  const std::size_t colon = text.rfind(":s");
  if (colon == std::string_view::npos) return false;
  const std::string_view rest = text.substr(colon + 2);
  return rest.empty() || (rest[0] >= '0' && rest[0] <= '9');
}

}  // namespace entente
